import type { Target } from "../book-input.ts";
import type { Eligibility, MixMatchItem, PriceRule, PromotionRule, Threshold } from "../promotion.ts";
import { goodsOf } from "./goods.ts";
import { nameOf, quoted } from "./names.ts";
import type { Speech } from "./speech.ts";
import { type GoodsWanted, same, termsOfRule } from "./terms-of-rule.ts";
import { phraseBought, phraseTerms } from "./terms-sentence.ts";

type Asked = Extract<Eligibility, { type: "coupon" | "customerGroup" | "manual" }>;

/** A rule's tree parted: who must ask for it beside what must be in the basket. */
export function splitEligibility(eligibility: Eligibility): { asked: Asked[]; wanted: Exclude<Eligibility, Asked>[] } {
  if (isAsked(eligibility)) return { asked: [eligibility], wanted: [] };
  if (eligibility.type !== "all") return { asked: [], wanted: [eligibility] };
  const parts = eligibility.of.map(splitEligibility);
  return { asked: parts.flatMap(({ asked }) => asked), wanted: parts.flatMap(({ wanted }) => wanted) };
}

function isAsked(eligibility: Eligibility): eligibility is Asked {
  return eligibility.type === "coupon" || eligibility.type === "customerGroup" || eligibility.type === "manual";
}

/** What a rule of a promotion in the native form does: in shop words where it has their shape, else condition and reward as they stand. */
export function phraseRule({ eligibility, priceRule }: PromotionRule, speech: Speech): string {
  const { wanted } = splitEligibility(eligibility);
  const tier = phraseTier(wanted, priceRule, speech);
  if (tier !== undefined) return tier;
  const terms = termsOfRule(wanted, priceRule);
  if (terms) return phraseTerms(terms, speech);
  const given = phraseReward(wanted, priceRule, speech);
  if (wanted.length === 0) return given;
  const [only] = wanted;
  if (wanted.length === 1 && only?.type === "goods" && only.threshold?.by === "amount" && only.threshold.every) {
    const step = speech.phrases.perAmount(speech.formats.money(only.threshold.every), goodsOf(only.target, speech));
    return speech.phrases.pointsPer(given, step);
  }
  const bought = speech.formats.and(wanted.map((one) => phraseCondition(one, speech)));
  if (priceRule.coupon) return `${bought}: ${given}`;
  const isDeal = priceRule.type === "MM" && priceRule.setPrice !== undefined;
  return speech.phrases.buy(bought, given, isDeal);
}

/** What a rule gives, without what it asks for: "20% off", "1 free". */
export function phraseGiven(rule: PriceRule, speech: Speech): string {
  const { phrases, formats } = speech;
  // Every n-th: one piece of each group, whichever it is.
  if (rule.type === "RB" && rule.control === "line" && rule.choose)
    return phrases.reward(rule.reward, { text: formats.number(1), each: false }, formats);
  if (rule.type !== "MM" || rule.setPrice !== undefined) return phraseReward([], rule, speech);
  return formats.and(
    rule.items.map(({ reward, quantity }) =>
      phrases.reward(reward, { text: formats.number(quantity), each: false }, formats),
    ),
  );
}

/** One step of a tiered offer: open from here, closed where the next one opens. */
function phraseTier(wanted: readonly Eligibility[], rule: PriceRule, speech: Speech): string | undefined {
  const { phrases, formats } = speech;
  if (rule.type !== "RB" || rule.control !== "line") return undefined;
  const goods = wanted.filter((one) => one.type === "goods");
  const open = goods.find(({ threshold }) => threshold && threshold.from > 0 && threshold.every === undefined);
  const shut = goods.find(({ threshold }) => threshold?.below !== undefined);
  if (!open?.threshold || !shut?.threshold || !goods.every(({ target }) => same(target, open.target))) return undefined;
  const text = phrases.tierFrom(
    phrases.reward(rule.reward, { each: true }, formats),
    figureOf(open.threshold, open.threshold.from, speech),
    figureOf(shut.threshold, shut.threshold.below ?? 0, speech),
  );
  return `${phrases.whole(goodsOf(open.target, speech))}: ${text}`;
}

function figureOf(threshold: Threshold, figure: number, { phrases, formats }: Speech): string {
  return threshold.by === "amount" ? formats.money(figure) : phrases.pieceCount(figure, formats);
}

function phraseReward(wanted: readonly Eligibility[], rule: PriceRule, speech: Speech): string {
  const { phrases, formats, language, names } = speech;
  if (rule.coupon) {
    const name = names.coupon?.(rule.coupon.code) ?? rule.coupon.text ?? rule.coupon.code;
    return phrases.printed(quoted(language, name), "", rule.coupon.validDays);
  }
  if (rule.type === "AB")
    return phraseTerms(
      { style: "gift", buy: [], gifts: rule.items, ...(rule.choose !== undefined && { choose: rule.choose }) },
      speech,
    );
  if (rule.type === "RB") {
    const isPrice = "setPrice" in rule.reward || "unitPrice" in rule.reward;
    const part = rule.control === "line" ? { each: true } : { text: phrases.purchase(isPrice), each: false };
    return phrases.reward(rule.reward, part, formats);
  }
  if (rule.setPrice !== undefined) return phrases.reward({ setPrice: rule.setPrice }, { each: true }, formats);
  return formats.and(rule.items.map((item) => phraseItem(item, wanted, speech)));
}

/** SAP's mix and match: the items are rewarded among the goods that made the rule eligible. */
function phraseItem(item: MixMatchItem, wanted: readonly Eligibility[], speech: Speech): string {
  const { phrases, formats } = speech;
  const isOnly =
    wanted.length === 1 && wanted[0]?.type === "goods" && same((wanted[0] as GoodsWanted).target, item.target);
  const text = isOnly
    ? phrases.ofThem(item.quantity, item.choose, formats)
    : phrases.pieces(item.quantity, goodsOf(item.target, speech), formats);
  return phrases.reward(item.reward, { text, each: item.quantity > 1 }, formats);
}

function phraseCondition(wanted: Eligibility, speech: Speech): string {
  const { formats, phrases, names } = speech;
  switch (wanted.type) {
    case "goods":
      return phraseGoods(wanted.target, wanted.threshold, speech);
    case "total":
      return phraseGoods(wanted.of ?? { all: true }, wanted.threshold, speech);
    case "coupon":
      return phrases.withCoupon(nameOf(names, "coupon", wanted.code));
    case "customerGroup":
      return phrases.forCustomers(nameOf(names, "customerGroup", wanted.group));
    case "manual":
      return phrases.whenChosen(wanted.trigger);
    case "all":
      return formats.and(wanted.of.map((one) => phraseCondition(one, speech)));
    case "any":
      return formats.or(wanted.of.map((one) => phraseCondition(one, speech)));
  }
}

function phraseGoods(target: Target, threshold: Threshold | undefined, speech: Speech): string {
  if (threshold === undefined) return speech.phrases.whole(goodsOf(target, speech));
  return phraseBought([{ target, [threshold.by]: threshold.every ?? threshold.from }], speech);
}
