import type { Target } from "@counterfoil/pricing";
import type { Typed } from "./typed.ts";

export const targetKinds = ["articles", "group", "category", "attribute", "all"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Goods as they are chosen in a form: what belongs to the other kinds stays, so that changing one's mind loses nothing. */
export type TargetDraft = {
  kind: TargetKind;
  articles: string[];
  group: string;
  category: string;
  attribute: string;
  value: string;
  except: TargetDraft[];
};

export const blankTarget = (kind: TargetKind = "articles"): TargetDraft => ({
  kind,
  articles: [],
  group: "",
  category: "",
  attribute: "",
  value: "",
  except: [],
});

export function targetDraftOf(target: Target | undefined): TargetDraft {
  if (target === undefined) return blankTarget("all");
  const except = target.except?.map(targetDraftOf) ?? [];
  if ("articles" in target) return { ...blankTarget("articles"), articles: target.articles, except };
  if ("group" in target) return { ...blankTarget("group"), group: target.group, except };
  if ("category" in target) return { ...blankTarget("category"), category: target.category, except };
  if ("attribute" in target) {
    const { name, value } = target.attribute;
    return { ...blankTarget("attribute"), attribute: name, value, except };
  }
  return { ...blankTarget("all"), except };
}

export function targetOf(draft: TargetDraft, field: string, typed: Typed): Target {
  const except = draft.except.map((one, position) => targetOf(one, `${field}/except/${position}`, typed));
  return { ...bareTarget(draft, field, typed), ...(except.length > 0 && { except }) };
}

function bareTarget(draft: TargetDraft, field: string, typed: Typed): Target {
  if (draft.kind === "articles") {
    if (draft.articles.length === 0) typed.refuse(`${field}/articles`);
    return { articles: draft.articles };
  }
  if (draft.kind === "group") return { group: typed.text(`${field}/group`, draft.group) };
  if (draft.kind === "category") return { category: typed.text(`${field}/category`, draft.category) };
  if (draft.kind === "attribute") {
    const name = typed.text(`${field}/attribute/name`, draft.attribute);
    return { attribute: { name, value: typed.text(`${field}/attribute/value`, draft.value) } };
  }
  return { all: true };
}
