import type { Basket, BasketLine } from "@counterfoil/pricing";
import {
  minorDigits,
  type PriceCalculateBody,
  type PriceCalculateItem,
  type PriceCalculateLine,
} from "@counterfoil/sap";
import { categoryOf } from "../rop/merchandise-sets.ts";
import { triggerOf } from "../rop/read-eligibility.ts";
import { unitOfIso } from "../units.ts";
import { notCalculated } from "./business-error.ts";

/** A line that is priced, with its number and direction. */
export type ItemLine = { number: number; item: PriceCalculateItem; kind: "sale" | "return" };

/** All goods of a request; coupons and triggers are lines of their own there. */
export function itemLines({ basket, transactionType }: PriceCalculateBody): ItemLine[] {
  const isReturn = transactionType !== undefined && /return/i.test(transactionType);
  const lines = basket.lines.flatMap((line, position): ItemLine[] => {
    const number = numberOf(line, position);
    const item = line.sale ?? line.orderForDelivery;
    if (item !== undefined) return [{ number, item, kind: isReturn ? "return" : "sale" }];
    return line.returned === undefined ? [] : [{ number, item: line.returned, kind: "return" }];
  });
  if (lines.length === 0) throw notCalculated("basket-empty", "The shopping basket has no Sale.");
  return lines;
}

export const numberOf = ({ numbers }: PriceCalculateLine, position: number): number => numbers[0] ?? position;

/** Sorts as the numbers do: the engine's "earlier line" is the lower id. */
export const lineIdOf = (number: number): string => String(number).padStart(6, "0");

type Ground = { storeId: string; currency: string; at: Pick<Basket, "at" | "timeZone">; channel: string | undefined };

/** What the request says about the whole basket. */
export function readHead(body: PriceCalculateBody, { storeId, at, channel }: Ground): Omit<Basket, "lines"> {
  const coupons = body.basket.lines.flatMap(({ coupon }) => coupon?.code ?? []);
  const triggers = allTriggers(body).filter(({ privilege }) => (privilege ?? "AM") === "AM");
  const [loyalty] = body.loyalty;
  const groups = loyalty?.programs.flatMap(({ id }) => id ?? []) ?? [];
  return {
    store: storeId,
    ...at,
    ...(channel === undefined ? {} : { channel }),
    ...(coupons.length === 0 ? {} : { coupons: [...new Set(coupons)] }),
    ...(triggers.length === 0
      ? {}
      : { manualTriggers: triggers.map(({ type, value }) => triggerOf(type, value ?? "")) }),
    ...(loyalty === undefined ? {} : { customer: { id: loyalty.customerId ?? "", groups } }),
  };
}

function allTriggers({ basket }: PriceCalculateBody) {
  return basket.lines.flatMap(({ sale, returned, orderForDelivery, manualTrigger }) => [
    ...((sale ?? returned ?? orderForDelivery)?.manualTriggers ?? []),
    ...(manualTrigger === undefined ? [] : [manualTrigger]),
  ]);
}

export function readLine({ number, item }: ItemLine, { currency }: Ground): BasketLine {
  const [articleId] = item.itemIds;
  if (articleId === undefined) throw notCalculated("item-missing", `Line ${number} has no ItemID.`, { line: number });
  const [quantity] = item.quantities;
  if (quantity === undefined)
    throw notCalculated("quantity-missing", `Line ${number} has no Quantity.`, { line: number });
  const discounts = readDiscounts(number, item, currency);
  const voucher = item.type === "GiftCertificate";
  return {
    lineId: lineIdOf(number),
    articleId,
    quantity: quantity.value,
    ...(quantity.unit === undefined ? {} : { unit: unitOfIso(quantity.unit) }),
    ...(item.fixedPrice ? { unitPrice: sentPrice(number, item, currency), fixedPrice: true } : {}),
    ...(item.nonDiscountable || voucher ? { nonDiscountable: true } : {}),
    article: readArticle(item),
    ...(discounts.length === 0 ? {} : { manualDiscounts: discounts }),
  };
}

function sentPrice(number: number, item: PriceCalculateItem, currency: string): number {
  const price = sentUnitPrice(item, currency);
  if (price === undefined)
    throw notCalculated("price-missing", `Line ${number} has FixedPriceFlag and no RegularSalesUnitPrice.`, {
      line: number,
      variables: item.itemIds.slice(0, 1),
    });
  return price;
}

/** Undefined: none was sent, or in another currency. */
export function sentUnitPrice({ regularPrice }: PriceCalculateItem, currency: string): number | undefined {
  if (regularPrice === undefined || (regularPrice.currency ?? currency) !== currency) return undefined;
  return toMinor(regularPrice.value, currency);
}

export const toMinor = (value: number, currency: string): number => Math.round(value * 10 ** minorDigits(currency));

/** Facts that the request brings go before those of the book; an article that the book does not know is priced all the same. */
function readArticle({ hierarchies, attributes }: PriceCalculateItem): NonNullable<BasketLine["article"]> {
  return {
    ...(hierarchies.length === 0
      ? {}
      : { categories: hierarchies.map(({ node, hierarchy }) => categoryOf(node, hierarchy)) }),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])) }),
  };
}

/** RP, RS and PS carry the figure that a person gave: percent off, an amount off, what each unit costs. */
function readDiscounts(number: number, { manualTriggers }: PriceCalculateItem, currency: string) {
  return manualTriggers.flatMap(({ privilege, privilegeValue, type, value }) => {
    const reason = triggerOf(type, value ?? "");
    if (privilege === undefined || privilege === "AM") return [];
    const figure = privilegeValue?.value ?? 0;
    if (privilege === "RP") return { percent: figure, reason };
    if (privilege === "RS") return { amount: toMinor(figure, currency), reason };
    if (privilege === "PS") return { unitPrice: toMinor(figure, currency), reason };
    throw notCalculated(
      "privilege-unsupported",
      `Line ${number}: PrivilegeType ${privilege} is none of AM, RP, RS, PS.`,
      {
        line: number,
      },
    );
  });
}
