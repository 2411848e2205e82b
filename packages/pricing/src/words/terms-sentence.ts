import type { BuyCondition, Reward, Target, Terms } from "../book-input.ts";
import { goodsOf } from "./goods.ts";
import { nameOf, quoted } from "./names.ts";
import type { Speech } from "./speech.ts";
import { phraseTiers } from "./tiers-sentence.ts";

type TermsOf<Style extends Terms["style"]> = Extract<Terms, { style: Style }>;

/** What an offer does, without who may have it and when. */
export function phraseTerms(terms: Terms, speech: Speech): string {
  switch (terms.style) {
    case "simple":
      return phraseSimple(terms, speech);
    case "tiered":
      return phraseTiers(terms, speech);
    case "multibuy":
      return phraseBundle([{ target: terms.of, quantity: terms.quantity }], terms.reward, speech);
    case "set":
      return phraseBundle(terms.slots, terms.reward, speech);
    case "nth":
      return phraseNth(terms, speech);
    case "buyGet":
      return phraseBuyGet(terms, speech);
    case "transaction":
      return phraseTransaction(terms, speech);
    case "gift":
      return phraseGift(terms, speech);
    case "printCoupon":
      return phrasePrintedCoupon(terms, speech);
    case "points":
      return phrasePoints(terms, speech);
  }
}

function phraseSimple({ get, reward, minQuantity, minAmount }: TermsOf<"simple">, speech: Speech): string {
  const { phrases, formats } = speech;
  const goods = goodsOf(get, speech);
  const text = phrases.reward(reward, { text: phrases.whole(goods), each: true }, formats);
  return (
    text + minimum({ minQuantity, minAmount, of: goods.kind === "everything" ? undefined : goods.all }, speech, true)
  );
}

function phraseTransaction({ of, reward, minQuantity, minAmount }: TermsOf<"transaction">, speech: Speech): string {
  const { phrases, formats } = speech;
  const goods = of && goodsOf(of, speech);
  const isPrice = "setPrice" in reward || "unitPrice" in reward;
  const part = goods && goods.kind !== "everything" ? phrases.whole(goods) : phrases.purchase(isPrice);
  const text = phrases.reward(reward, { text: part, each: false }, formats);
  return text + minimum({ minQuantity, minAmount, of: goods?.all }, speech, true);
}

type Minimum = { minQuantity?: number | undefined; minAmount?: number | undefined; of?: string | undefined };

function minimum({ minQuantity, minAmount, of }: Minimum, { phrases, formats }: Speech, said: boolean): string {
  const parts: string[] = [];
  if (minQuantity) parts.push(phrases.fromQuantity(formats.number(minQuantity), said ? undefined : of));
  if (minAmount) parts.push(phrases.fromAmount(formats.money(minAmount), of || undefined, said));
  return parts.length > 0 ? ` ${formats.and(parts)}` : "";
}

/** Pieces that cost less together: a multibuy is a set of one kind of goods. */
export function phraseBundle(
  slots: readonly { target: Target; quantity: number }[],
  reward: Reward,
  speech: Speech,
): string {
  const { phrases, formats } = speech;
  const isPrice = "setPrice" in reward || ("unitPrice" in reward && reward.unitPrice > 0);
  return phrases.buy(phraseBought(slots, speech), phrases.reward(reward, { each: true }, formats), isPrice);
}

function phraseNth({ of, every, reward, choose }: TermsOf<"nth">, speech: Speech): string {
  const { phrases, formats } = speech;
  const part = phrases.ofThem(1, isSingle(of) ? undefined : (choose ?? "cheapest"), formats);
  const bought = phraseBought([{ target: of, quantity: every }], speech);
  return phrases.buy(bought, phrases.reward(reward, { text: part, each: false }, formats), false);
}

function phraseBuyGet({ buy, get, reward }: TermsOf<"buyGet">, speech: Speech): string {
  const { phrases, formats } = speech;
  const goods = goodsOf(get.target, speech);
  const isSame = buy.length === 1 && JSON.stringify(buy[0]?.target) === JSON.stringify(get.target);
  const part = isSame
    ? phrases.another(get.quantity, isFree(reward), formats)
    : phrases.pieces(get.quantity, goods, formats);
  const notes = [
    ...(get.choose && !isSingle(get.target) ? [phrases.chosen(get.choose, get.quantity)] : []),
    ...(get.equalOrLower ? [phrases.equalOrLower] : []),
  ];
  const text = notes.length > 0 ? `${part} (${notes.join(", ")})` : part;
  const given = phrases.reward(reward, { text, each: get.quantity > 1 }, formats);
  return phrases.buy(phraseBought(buy, speech), given, false);
}

const isFree = (reward: Reward) =>
  ("percentOff" in reward && reward.percentOff >= 100) || ("unitPrice" in reward && reward.unitPrice === 0);

const isSingle = (target: Target) => "articles" in target && target.articles.length === 1;

function phraseGift({ buy, gifts, choose }: TermsOf<"gift">, speech: Speech): string {
  const { phrases, formats, names } = speech;
  const list = gifts.map(({ articleId, quantity }) => {
    const name = nameOf(names, "article", articleId);
    return phrases.pieces(quantity, { kind: "article", all: name, any: name }, formats);
  });
  const isChoice = choose !== undefined && choose < gifts.length;
  const given = phrases.gifts(list, isChoice ? choose : undefined, formats);
  return buy.length === 0 ? given : phrases.buy(phraseBought(buy, speech), given, false);
}

function phrasePrintedCoupon({ of, minAmount, minQuantity, coupon }: TermsOf<"printCoupon">, speech: Speech): string {
  const name = speech.names.coupon?.(coupon.code) ?? coupon.text ?? coupon.code;
  const condition = minimum({ minQuantity, minAmount, of: of && goodsOf(of, speech).all }, speech, false);
  const bought = condition === "" && of ? ` (${speech.phrases.whole(goodsOf(of, speech))})` : condition;
  return speech.phrases.printed(quoted(speech.language, name), bought, coupon.validDays);
}

function phrasePoints({ of, points, per }: TermsOf<"points">, speech: Speech): string {
  const { phrases, formats } = speech;
  const goods = goodsOf(of ?? { all: true }, speech);
  const text = phrases.points(points, formats);
  if (per?.amount) return phrases.pointsPer(text, phrases.perAmount(formats.money(per.amount), goods));
  if (per?.quantity) return phrases.pointsPer(text, phrases.pieces(per.quantity, goods, formats));
  return phrases.pointsFor(text, phrases.whole(goods));
}

/** "3 of Tea and Milk for £5.00 or more". */
export function phraseBought(conditions: readonly BuyCondition[], speech: Speech): string {
  const { phrases, formats } = speech;
  const parts = conditions.map(({ target, quantity, amount }) => {
    const goods = goodsOf(target, speech);
    return amount === undefined
      ? phrases.pieces(quantity ?? 1, goods, formats)
      : phrases.worth(formats.money(amount), goods);
  });
  return formats.and(parts);
}
