import type { Reward } from "../book-input.ts";
import type { Formats } from "./formats.ts";
import { type Goods, type Part, type Phrases, runsOfDays } from "./phrases.ts";

const except = (goods: Goods) => (goods.except ? ` (except ${goods.except})` : "");

function whole(goods: Goods): string {
  const text = {
    article: goods.all,
    set: `all ${goods.all}`,
    attribute: `everything with ${goods.all}`,
    everything: "everything",
  };
  return text[goods.kind] + except(goods);
}

function pieces(count: number, goods: Goods, formats: Formats): string {
  const figure = formats.number(count);
  if (goods.kind === "everything") return `${figure} ${count === 1 ? "article" : "articles"}${except(goods)}`;
  return `${figure} ${goods.kind === "attribute" ? "with" : "of"} ${goods.any}${except(goods)}`;
}

function reward(reward: Reward, { text, each }: Part, formats: Formats): string {
  const { money, percent } = formats;
  const off = text ? ` ${text}` : "";
  const one = text ? `${text} ` : "";
  const suffix = each ? " each" : "";
  if ("percentOff" in reward)
    return reward.percentOff >= 100 ? `${one}free` : `${percent(reward.percentOff)} off${off}`;
  if ("amountOff" in reward) {
    const amount = `${money(reward.amountOff)} off`;
    return text && each ? `${text}: ${amount} each` : `${amount}${off}${suffix}`;
  }
  if ("amountOffTotal" in reward) return `${money(reward.amountOffTotal)} off${off}`;
  if ("unitPrice" in reward)
    return reward.unitPrice === 0 ? `${one}free` : `${one}for ${money(reward.unitPrice)}${suffix}`;
  if ("setPrice" in reward) return `${one}for ${money(reward.setPrice)}${each ? " together" : ""}`;
  return english.points(reward.points, formats) + suffix + (text ? ` for ${text}` : "");
}

function hours(from: string, to: string, days: readonly number[], { weekday, and }: Formats): string {
  const times = from === "00:00" && to === "24:00" ? "" : `from ${from} to ${to} `;
  if (new Set(days).size === 7) return times === "" ? "every day" : `${times}every day`;
  const runs = runsOfDays(days).map(([first, last]) =>
    first === last ? `${weekday(first)}s` : `${weekday(first)}s to ${weekday(last)}s`,
  );
  return `${times}on ${and(runs)}`;
}

const ranks = { cheapest: "cheapest", dearest: "most expensive" };

export const english: Phrases = {
  whole,
  pieces,
  more: (count, goods, formats) => {
    if (!goods) return `${formats.number(count)} more`;
    if (goods.kind === "article") return `${formats.number(count)} more ${goods.any}`;
    return pieces(count, goods, formats).replace(" ", " more ");
  },
  spendMore: (amount, goods) => `Spend ${amount} more${goods && goods.kind !== "everything" ? ` on ${goods.any}` : ""}`,
  worth: (amount, goods) =>
    `${goods.kind === "everything" ? `goods${except(goods)}` : whole({ ...goods, all: goods.any })} for ${amount} or more`,
  reward,
  ofThem: (count, choose, { number }) =>
    choose ? `the ${count === 1 ? "" : `${number(count)} `}${ranks[choose]} of them` : `${number(count)} of them`,
  another: (count, free, { number }) => (free ? number(count) : `${number(count)} more`),
  chosen: (choose) => `the ${ranks[choose]}`,
  equalOrLower: "of equal or lower price",
  purchase: () => "the purchase",
  buy: (what, given, deal) => (deal ? `buy ${what} ${given}` : `buy ${what}, get ${given}`),
  fromQuantity: (count, of) => `when you buy ${count} or more${of ? ` of ${of}` : ""}`,
  fromAmount: (amount, of) => `when you spend ${amount} or more${of ? ` on ${of}` : ""}`,
  tierFrom: (given, from, below) => `${given} from ${from}${below ? ` to below ${below}` : ""}`,
  pieceCount: (count, { number }) => number(count),
  gifts: (list, choose, { number, and, or }) =>
    choose ? `${number(choose)} of these free: ${or(list)}` : `${and(list)} free`,
  others: (count) => `${count} more`,
  printed: (coupon, condition, days) =>
    `a coupon is printed${condition}: ${coupon}${days ? `, valid for ${days} ${days === 1 ? "day" : "days"}` : ""}`,
  points: (points, { number }) => `${number(points)} ${points === 1 ? "point" : "points"}`,
  pointsPer: (points, step) => `${points} for every ${step}`,
  pointsFor: (points, goods) => `${points} for ${goods}`,
  perAmount: (amount, goods) => `${amount} spent${goods.kind === "everything" ? except(goods) : ` on ${whole(goods)}`}`,
  hours,
  withCoupon: (coupon) => `with coupon ${coupon}`,
  forCustomers: (groups) => `for customer group ${groups}`,
  whenChosen: (trigger) => `when “${trigger}” is chosen at the till`,
  regularPriceOnly: "only on goods at the regular price",
  atMostTimes: (count, { number }) =>
    count === 1 ? "once per purchase" : `at most ${number(count)} times per purchase`,
  atMostOff: (amount, { money }) => `at most ${money(amount)} off`,
  exclusive: "not together with other offers",
  saves: (amount) => `saves ${amount}`,
  byHand: (reason) => `Given by hand (${reason})`,
  discountOn: (amount, base) => `${amount} on ${base}`,
  quantity: (count) => `quantity ${count}`,
  share: "share of a discount on the purchase",
};
