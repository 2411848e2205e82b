import { fractionDigits } from "@counterfoil/contracts";
import {
  type BonusReward,
  type Discount,
  type Goods,
  isBonusBuy,
  type Prerequisite,
  type StoredBonusBuy,
  type StoredPromotion,
} from "./promotion.ts";

export type SentenceLanguage = "en" | "de";
/** What people call the things; the number where there is no name. */
export type PromotionNames = {
  article(articleId: string): string;
  category(categoryId: string): string;
  customerGroup(code: string): string;
};
type Speaker = {
  words: Words;
  names: PromotionNames;
  money: (minor: number) => string;
  number: (value: number) => string;
};

const en = {
  and: " and ",
  or: " or ",
  anyOf: (list: string) => `any of ${list}`,
  more: (count: number) => `${count} more`,
  category: (name: string) => `anything from ${name}`,
  bought: (what: string, byAmount: boolean) => (byAmount ? what : `Buy ${what}`),
  spend: (amount: string, what: string) => `spend ${amount} on ${what}`,
  from: (what: string) => `From ${what} on`,
  fromAmount: (amount: string, what: string) => `From ${amount} spent on ${what}`,
  get: (list: string) => `get ${list}`,
  percent: (percent: string) => `${percent} % off`,
  half: "half price",
  at: (what: string) => `at ${what}`,
  free: "free",
  amountOff: (amount: string) => `${amount} off each`,
  price: (amount: string) => `for ${amount} each`,
  together: (amount: string) => `pay ${amount} for all of it`,
  basket: (amount: string) => `From ${amount} on the whole basket`,
  with: (bought: string) => ` (${bought})`,
  basketOff: (amount: string) => `${amount} off`,
  onThem: (what: string) => `${what} on them`,
  only: (price: string, what: string) => `${what} ${price}`,
  coupon: (code: string) => `with coupon ${code}`,
  group: (name: string) => `for ${name}`,
  atMost: (count: number) => (count === 1 ? "once per basket" : `at most ${count} times per basket`),
  hours: (days: string, from: string, to: string) => `${days} from ${from} to ${to}`,
  everyDay: "every day",
  regularPriceOnly: "only on goods at the regular price",
  exclusive: "not together with later offers",
};
type Words = typeof en;

const de: Words = {
  and: " und ",
  or: " oder ",
  anyOf: (list) => `beliebig aus ${list}`,
  more: (count) => `${count} weiteren`,
  category: (name) => `etwas aus ${name}`,
  bought: (what) => `Kaufe ${what}`,
  spend: (amount, what) => `für ${amount} ${what}`,
  from: (what) => `Ab ${what}`,
  fromAmount: (amount, what) => `Ab ${amount} für ${what}`,
  get: (list) => `dazu ${list}`,
  percent: (percent) => `${percent} % Rabatt`,
  half: "zum halben Preis",
  at: (what) => `mit ${what}`,
  free: "gratis",
  amountOff: (amount) => `je ${amount} günstiger`,
  price: (amount) => `für je ${amount}`,
  together: (amount) => `alles zusammen für ${amount}`,
  basket: (amount) => `Ab ${amount} für den ganzen Einkauf`,
  with: (bought) => ` (${bought})`,
  basketOff: (amount) => `${amount} Rabatt`,
  onThem: (what) => `${what} darauf`,
  only: (price, what) => `${what} ${price}`,
  coupon: (code) => `mit Coupon ${code}`,
  group: (name) => `für ${name}`,
  atMost: (count) => (count === 1 ? "einmal je Einkauf" : `höchstens ${count} Mal je Einkauf`),
  hours: (days, from, to) => `${days} von ${from} bis ${to} Uhr`,
  everyDay: "täglich",
  regularPriceOnly: "nur auf Ware zum regulären Preis",
  exclusive: "nicht zusammen mit späteren Angeboten",
};
const all: Record<SentenceLanguage, Words> = { en, de };

/** What a promotion or bonus buy says to a customer: "Buy 2 × Tea light, get 1 × Tea light at half price." */
export function promotionSentence(
  stored: StoredPromotion | StoredBonusBuy,
  language: SentenceLanguage,
  names: PromotionNames,
): string {
  const speaker = speakerOf(stored.currency, language, names);
  const said = isBonusBuy(stored) ? bonusBuyText(stored, speaker) : promotionText(stored, speaker);
  const { words } = speaker;
  const terms = [
    stored.coupon && words.coupon(stored.coupon),
    stored.customerGroup && words.group(names.customerGroup(stored.customerGroup)),
    isBonusBuy(stored) && stored.maxApplications && words.atMost(stored.maxApplications),
    stored.happyHours?.length && stored.happyHours.map((hours) => hoursText(hours, words)).join(words.and),
    stored.regularPriceOnly && words.regularPriceOnly,
    stored.exclusive && words.exclusive,
  ].filter(Boolean);
  const text = [said, ...terms].join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function speakerOf(currency: string, language: SentenceLanguage, names: PromotionNames): Speaker {
  const locale = language === "de" ? "de-DE" : "en-GB";
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const scale = 10 ** fractionDigits(currency);
  return {
    words: all[language],
    names,
    money: (minor) => money.format(minor / scale),
    number: (value) => number.format(value),
  };
}

function hoursText({ days, from, to }: NonNullable<StoredPromotion["happyHours"]>[number], words: Words): string {
  const weekday = new Intl.DateTimeFormat(words === de ? "de-DE" : "en-GB", { weekday: "short", timeZone: "UTC" });
  // The 5th of January 1970 was a Monday.
  const named = days.toSorted().map((day) => weekday.format(new Date((day + 3) * 86_400_000)));
  return words.hours(days.length === 7 ? words.everyDay : named.join(", "), from, to);
}

const SHOWN = 3;

function promotionText({ items }: StoredPromotion, speaker: Speaker): string {
  const said = items
    .slice(0, SHOWN)
    .map((item) => speaker.words.only(discountText(item, speaker), goodsText(item, speaker)));
  return [said.join("; "), ...(items.length > SHOWN ? [speaker.words.more(items.length - SHOWN)] : [])].join("; ");
}

function bonusBuyText(bonusBuy: StoredBonusBuy, speaker: Speaker): string {
  const { words, money } = speaker;
  const { prerequisites, rewards, combine, basketFrom } = bonusBuy;
  const [first] = rewards;
  if (first?.on === "basket") {
    const off =
      first.percentOff === undefined ? words.basketOff(money(first.amountOff ?? 0)) : discountText(first, speaker);
    const needs = prerequisites.length > 0 ? words.with(boughtText(prerequisites, combine, speaker)) : "";
    return `${words.basket(money(basketFrom ?? 0))}${needs}: ${off}`;
  }
  const [only] = prerequisites;
  if (first?.on === "prerequisites" && only?.orMore)
    return `${fromText(only, speaker)}: ${words.onThem(discountText(first, speaker))}`;
  const bought = boughtText(prerequisites, combine, speaker);
  if (first?.on === "prerequisites")
    return first.setPrice === undefined
      ? `${bought}: ${words.onThem(discountText(first, speaker))}`
      : `${bought}: ${words.together(money(first.setPrice))}`;
  return `${bought}, ${words.get(rewards.map((reward) => rewardText(reward, speaker)).join(words.and))}`;
}

function boughtText(prerequisites: Prerequisite[], combine: "all" | "any", speaker: Speaker): string {
  const { words, money } = speaker;
  const link = combine === "any" ? words.or : words.and;
  const parts = prerequisites.map((each) =>
    each.amount === undefined ? countText(each, speaker) : words.spend(money(each.amount), goodsText(each, speaker)),
  );
  return words.bought(parts.join(link), prerequisites[0]?.amount !== undefined);
}

function fromText(prerequisite: Prerequisite, speaker: Speaker): string {
  const { words, money } = speaker;
  return prerequisite.amount === undefined
    ? words.from(countText(prerequisite, speaker))
    : words.fromAmount(money(prerequisite.amount), goodsText(prerequisite, speaker));
}

const rewardText = (reward: BonusReward, speaker: Speaker) =>
  `${countText(reward, speaker)} ${discountText(reward, speaker, true)}`;

const countText = (counted: Goods & { quantity?: number }, speaker: Speaker) =>
  `${speaker.number(counted.quantity ?? 1)} × ${goodsText(counted, speaker)}`;

/** `behind` the goods English says "at 30 % off", German "mit 30 % Rabatt". */
function discountText({ percentOff, amountOff, price }: Discount, speaker: Speaker, behind = false): string {
  const { words, money, number } = speaker;
  if (price === 0 || percentOff === 100) return words.free;
  if (price !== undefined) return words.price(money(price));
  if (amountOff !== undefined)
    return behind ? words.at(words.amountOff(money(amountOff))) : words.amountOff(money(amountOff));
  if (percentOff === 50 && behind) return words === de ? words.half : words.at(words.half);
  const text = words.percent(number(percentOff ?? 0));
  return behind ? words.at(text) : text;
}

function goodsText({ articleId, articleIds, categoryId, unit }: Goods, { words, names }: Speaker): string {
  if (articleId !== undefined)
    return unit === undefined ? names.article(articleId) : `${names.article(articleId)} (${unit})`;
  if (categoryId !== undefined) return words.category(names.category(categoryId));
  const ids = articleIds ?? [];
  const shown = ids.slice(0, SHOWN).map((id) => names.article(id));
  if (ids.length > SHOWN) shown.push(words.more(ids.length - SHOWN));
  const last = shown.pop() ?? "";
  return words.anyOf(shown.length > 0 ? `${shown.join(", ")}${words.or}${last}` : last);
}
