import type { Reward } from "../book-input.ts";
import type { Formats } from "./formats.ts";
import { type Goods, type Part, type Phrases, runsOfDays } from "./phrases.ts";

const except = (goods: Goods) => (goods.except ? ` (außer ${goods.except})` : "");

function whole(goods: Goods): string {
  const text = {
    article: goods.all,
    set: `alles aus ${goods.all}`,
    attribute: `alles mit ${goods.all}`,
    everything: "alles",
  };
  return text[goods.kind] + except(goods);
}

function pieces(count: number, goods: Goods, { number }: Formats): string {
  const said = {
    article: `${number(count)} × ${goods.any}`,
    set: `${number(count)} Stück aus ${goods.any}`,
    attribute: `${number(count)} Stück mit ${goods.any}`,
    everything: `${number(count)} Artikel`,
  };
  return said[goods.kind] + except(goods);
}

function reward(reward: Reward, { text, each }: Part, formats: Formats): string {
  const { money, percent } = formats;
  const on = text ? ` auf ${text}` : "";
  const one = text ? `${text} ` : "";
  const per = each ? "je " : "";
  if ("percentOff" in reward)
    return reward.percentOff >= 100 ? `${one}gratis` : `${percent(reward.percentOff)} Rabatt${on}`;
  if ("amountOff" in reward) return `${per}${money(reward.amountOff)} Rabatt${on}`;
  if ("amountOffTotal" in reward) return `${money(reward.amountOffTotal)} Rabatt${on}`;
  if ("unitPrice" in reward)
    return reward.unitPrice === 0 ? `${one}gratis` : `${one}für ${per}${money(reward.unitPrice)}`;
  if ("setPrice" in reward) return `${one}${each ? "zusammen " : ""}für ${money(reward.setPrice)}`;
  return per + german.points(reward.points, formats) + (text ? ` für ${text}` : "");
}

function hours(from: string, to: string, days: readonly number[], { weekday, and }: Formats): string {
  const times = from === "00:00" && to === "24:00" ? "" : ` von ${from} bis ${to} Uhr`;
  if (new Set(days).size === 7) return `täglich${times}`;
  const adverb = (day: number) => `${weekday(day).toLowerCase()}s`;
  const runs = runsOfDays(days).map(([first, last]) =>
    first === last ? adverb(first) : `${adverb(first)} bis ${adverb(last)}`,
  );
  return and(runs) + times;
}

const ranks = { cheapest: "günstigste", dearest: "teuerste" };

export const german: Phrases = {
  whole,
  pieces,
  more: (count, goods, formats) => {
    if (!goods) return `Noch ${formats.number(count)} Stück`;
    return goods.kind === "article"
      ? `Noch ${formats.number(count)} ${goods.any}`
      : `Noch ${pieces(count, goods, formats)}`;
  },
  spendMore: (amount, goods) => `Noch ${amount}${goods && goods.kind !== "everything" ? ` für ${whole(goods)}` : ""}`,
  worth: (amount, goods) =>
    `${goods.kind === "everything" ? `Waren${except(goods)}` : whole({ ...goods, all: goods.any })} für mindestens ${amount}`,
  reward,
  ofThem: (count, choose, { number }) => {
    if (!choose) return `${number(count)} davon`;
    return count === 1 ? `das ${ranks[choose]} davon` : `die ${number(count)} ${ranks[choose]}n davon`;
  },
  another: (count, _free, { number }) => `${number(count)} ${count === 1 ? "weiteres" : "weitere"} Stück`,
  chosen: (choose, count) => (count === 1 ? `das ${ranks[choose]}` : `die ${ranks[choose]}n`),
  equalOrLower: "gleich teuer oder günstiger",
  purchase: (isPrice) => (isPrice ? "der Einkauf" : "den Einkauf"),
  buy: (what, given, deal) => (deal ? `${what} ${given}` : `${what} kaufen, ${given}`),
  fromQuantity: (count, of) => `ab ${count} Stück${of ? ` (${of})` : ""}`,
  fromAmount: (amount, of, said) => {
    if (!of) return `ab ${amount} Einkaufswert`;
    return said ? `ab ${amount} Warenwert` : `ab ${amount} für ${of}`;
  },
  tierFrom: (given, from, below) => `${given} ab ${from}${below ? ` bis unter ${below}` : ""}`,
  pieceCount: (count, { number }) => `${number(count)} Stück`,
  gifts: (list, choose, { number, and, or }) =>
    choose ? `${number(choose)} davon gratis dazu: ${or(list)}` : `${and(list)} gratis dazu`,
  others: (count) => `${count} weitere`,
  printed: (coupon, condition, days) =>
    `ein Coupon wird gedruckt${condition}: ${coupon}${days ? `, gültig ${days} ${days === 1 ? "Tag" : "Tage"}` : ""}`,
  points: (points, { number }) => `${number(points)} ${points === 1 ? "Punkt" : "Punkte"}`,
  pointsPer: (points, step) => `${points} je ${step}`,
  pointsFor: (points, goods) => `${points} für ${goods}`,
  perAmount: (amount, goods) =>
    goods.kind === "everything" ? `${amount} Einkaufswert${except(goods)}` : `${amount} für ${whole(goods)}`,
  hours,
  withCoupon: (coupon) => `mit Coupon ${coupon}`,
  forCustomers: (groups) => `für Kundengruppe ${groups}`,
  whenChosen: (trigger) => `wenn „${trigger}“ an der Kasse gewählt ist`,
  regularPriceOnly: "nur auf Ware zum regulären Preis",
  atMostTimes: (count, { number }) => `höchstens ${number(count)}-mal je Einkauf`,
  atMostOff: (amount, { money }) => `höchstens ${money(amount)} Rabatt`,
  exclusive: "nicht mit anderen Angeboten kombinierbar",
  saves: (amount) => `spart ${amount}`,
  byHand: (reason) => `Von Hand gegeben (${reason})`,
  discountOn: (amount, base) => `${amount} auf ${base}`,
  quantity: (count) => `Menge ${count}`,
  share: "Anteil am Rabatt auf den Einkauf",
};
