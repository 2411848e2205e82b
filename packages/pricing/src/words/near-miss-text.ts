import type { NearMiss } from "../priced.ts";
import type { Promotion } from "../promotion.ts";
import type { Language } from "./formats.ts";
import { goodsOf } from "./goods.ts";
import type { Names } from "./names.ts";
import { phraseGiven } from "./rule-sentence.ts";
import { speechOf } from "./speech.ts";

/** What would be gained with a little more: "2 more Tea lights: 1 free". Without the promotion it says how much is saved. */
export function nearMissText(
  { missing, target, ruleId, gain }: Pick<NearMiss, "missing" | "target" | "ruleId" | "gain">,
  promotion: Promotion | undefined,
  language: Language,
  names: Names,
): string {
  const speech = speechOf(language, names);
  const { phrases, formats } = speech;
  const goods = target && goodsOf(target, speech);
  const more =
    missing.quantity === undefined
      ? phrases.spendMore(formats.money(missing.amount ?? 0), goods)
      : phrases.more(missing.quantity, goods, formats);
  const rule = promotion?.rules.find((one) => one.ruleId === ruleId);
  const given = rule && phraseGiven(rule.priceRule, speech);
  return `${more}: ${given || phrases.saves(formats.money(gain))}`;
}
