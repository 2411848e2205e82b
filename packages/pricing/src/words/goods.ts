import type { Target } from "../book-input.ts";
import { nameOf, quoted } from "./names.ts";
import type { Goods } from "./phrases.ts";
import type { Speech } from "./speech.ts";

/** A list longer than this is cut: nobody reads forty article names. */
const NAMES_SHOWN = 4;

/** What a target is called. */
export function goodsOf(target: Target, speech: Speech): Goods {
  const { language, names, formats } = speech;
  const goods = bare(target, speech);
  if (!target.except?.length) return goods;
  return { ...goods, except: formats.and(target.except.map((one) => bare(one, speech).all)) };

  function bare(one: Target, { phrases }: Speech): Goods {
    if ("articles" in one) {
      const articles = one.articles.slice(0, NAMES_SHOWN).map((id) => nameOf(names, "article", id));
      if (one.articles.length > NAMES_SHOWN)
        articles.push(phrases.others(formats.number(one.articles.length - NAMES_SHOWN)));
      return { kind: "article", all: formats.and(articles), any: formats.or(articles) };
    }
    if ("group" in one) return set(nameOf(names, "group", one.group));
    if ("category" in one) return set(nameOf(names, "category", one.category));
    if ("attribute" in one) {
      const text = `${one.attribute.name} ${quoted(language, one.attribute.value)}`;
      return { kind: "attribute", all: text, any: text };
    }
    return { kind: "everything", all: "", any: "" };
  }

  /** German sets the name of a group apart: "3 Stück aus „Laternen“". */
  function set(name: string): Goods {
    const text = language === "de" ? quoted("de", name) : name;
    return { kind: "set", all: text, any: text };
  }
}
