import { randomUUID } from "node:crypto";
import type { Priced, TransactionModifier } from "@counterfoil/pricing";
import type {
  BusinessErrorDraft,
  PriceCalculate,
  PriceCalculateBody,
  PriceCalculateBodyDraft,
  PriceCalculateDraft,
  PriceCalculateLineDraft,
} from "@counterfoil/sap";
import { bareId } from "../source-system.ts";
import { isoOfUnit } from "../units.ts";
import { type AnswerContext, answerItem, answerModifier, answerPoints, ruleKey, toDecimal } from "./answer-line.ts";
import type { PpsBook } from "./pps-books.ts";
import { type ItemLine, lineIdOf, numberOf } from "./read-basket.ts";

type Calculation = {
  request: PriceCalculate;
  body: PriceCalculateBody;
  items: readonly ItemLine[];
  priced: readonly Priced[];
  book: PpsBook;
  currency: string;
  /** What promotions call the coupon that a code stands for. */
  couponIds: ReadonlyMap<string, string>;
};

/** The request's basket with prices: its lines as they came, then discounts on the whole basket as lines of their own. */
export function answerBody(calculation: Calculation): PriceCalculateBodyDraft {
  const { body, items, priced, currency } = calculation;
  const numbers = body.basket.lines.map(numberOf);
  const firstOwn = Math.max(...numbers, ...items.map(({ number }) => number)) + 1;
  const modifiers = priced.flatMap((each) => each.modifiers);
  const context = contextOf(calculation, modifiers, firstOwn);
  const lines = [...sentLines(calculation, context), ...ownLines(calculation, modifiers, context, firstOwn)];
  const recommendations = priced.flatMap(({ nearMisses }) => nearMisses.map((each) => recommend(each, currency)));
  return {
    ...(body.transactionId === undefined ? {} : { transactionId: body.transactionId }),
    ...(body.dateTime === undefined ? {} : { dateTime: withMilliseconds(body.dateTime) }),
    loyalty: body.loyalty,
    basket: { lines },
    rounding: {
      method: body.rounding?.method ?? "Commercial",
      multiple: body.rounding?.multiple ?? toDecimal(1, currency),
    },
    attributes: body.attributes,
    recommendations,
    transactionType: body.transactionType ?? "SaleTransaction",
    netPrice: body.netPrice ?? false,
    mode: body.mode ?? "Basket",
    ...(body.scheme === undefined ? {} : { scheme: body.scheme }),
    ...(body.recommend === undefined ? {} : { recommend: body.recommend }),
  };
}

function contextOf(
  { request, body, priced, book, currency, couponIds }: Calculation,
  modifiers: readonly TransactionModifier[],
  firstOwn: number,
): AnswerContext {
  const counts = new Map<string, number>();
  for (const { applied } of priced)
    for (const rule of applied) counts.set(ruleKey(rule), (counts.get(ruleKey(rule)) ?? 0) + rule.count);
  return {
    book,
    currency,
    counts,
    languages: request.header.languages.map((language) => language.toUpperCase()),
    namesPromotion: (request.majorVersion ?? 0) >= 5,
    couponLines: new Map(
      body.basket.lines.flatMap((line, position) =>
        line.coupon === undefined
          ? []
          : [
              [
                couponIds.get(line.coupon.code) ?? line.coupon.code,
                { number: numberOf(line, position), code: line.coupon.code },
              ] as const,
            ],
      ),
    ),
    discountLines: new Map(modifiers.map((modifier, index) => [ruleKey(modifier), firstOwn + index])),
  };
}

function sentLines({ body, items, priced, couponIds }: Calculation, context: AnswerContext): PriceCalculateLineDraft[] {
  const byLine = new Map(priced.flatMap(({ lines }) => lines.map((line) => [line.lineId, line] as const)));
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const used = new Set(priced.flatMap(({ coupons }) => coupons.flatMap(({ code, used }) => (used ? code : []))));
  return body.basket.lines.map((line, position) => {
    const number = numberOf(line, position);
    const item = byNumber.get(number);
    const result = byLine.get(lineIdOf(number));
    if (item === undefined || result === undefined) {
      const coupon = line.coupon && {
        ...line.coupon,
        appliedQuantity: used.has(couponIds.get(line.coupon.code) ?? line.coupon.code) ? 1 : 0,
      };
      return { ...line, ...(coupon === undefined ? {} : { coupon }), numbers: [number] };
    }
    const answered = answerItem(item.item, result, context);
    const place = line.sale ? "sale" : line.returned ? "returned" : "orderForDelivery";
    return { [place]: answered, numbers: [number] };
  });
}

/** Discounts, points and gifts for the whole basket. */
function ownLines(
  { priced, book }: Calculation,
  modifiers: readonly TransactionModifier[],
  context: AnswerContext,
  firstOwn: number,
): PriceCalculateLineDraft[] {
  const discounts = modifiers.map((modifier, index): PriceCalculateLineDraft => {
    const figures = { sequenceNumber: index, before: modifier.base, after: modifier.base + modifier.amount };
    return { discount: { ...answerModifier(modifier, figures, context), prorated: true } };
  });
  const rewards = priced.flatMap(({ pointModifiers }) =>
    pointModifiers.map((points): PriceCalculateLineDraft => ({ reward: answerPoints(points, context) })),
  );
  const printed = priced.flatMap(({ applied }) =>
    applied.flatMap((rule): PriceCalculateLineDraft[] => {
      const method = book.promotions.get(rule.promotionId)?.rules.find(({ ruleId }) => ruleId === rule.ruleId)
        ?.priceRule.method;
      if (method !== "04") return [];
      const modifier = { ...rule, amount: 0, base: 0, quantity: rule.count, sequence: 0, note: "" };
      return [{ discount: answerModifier(modifier, { sequenceNumber: 0, before: 0, after: 0 }, context) }];
    }),
  );
  const gifts = priced.flatMap(({ gifts }) =>
    gifts.map(
      ({ offerId, articleId, quantity }): PriceCalculateLineDraft => ({
        bonus: bonusOf(book, { offerId, articleId, quantity }),
      }),
    ),
  );
  return [...discounts, ...rewards, ...printed, ...gifts].map((line, index) => ({
    ...line,
    numbers: [firstOwn + index],
  }));
}

function bonusOf({ promotions, compiled }: PpsBook, gift: { offerId: string; articleId: string; quantity: number }) {
  const promotion = promotions.get(gift.offerId) ?? promotions.values().find(({ offerId }) => offerId === gift.offerId);
  const unit = compiled.articles.get(gift.articleId)?.baseUnit;
  return {
    promotionId: bareId(promotion?.promotionId ?? gift.offerId),
    itemIds: [gift.articleId],
    quantities: [{ value: gift.quantity, ...(unit === undefined ? {} : { unit: isoOfUnit(unit) }) }],
  };
}

function recommend(miss: Priced["nearMisses"][number], currency: string) {
  const { missing } = miss;
  return {
    promotionId: bareId(miss.promotionId),
    ruleId: miss.ruleId,
    ...(missing.quantity === undefined ? {} : { missingQuantity: missing.quantity }),
    ...(missing.amount === undefined
      ? {}
      : { missingAmount: { value: toDecimal(missing.amount, currency), currency } }),
    gain: { value: toDecimal(miss.gain, currency), currency },
  };
}

/** [seen] 00:00:00.0 comes back as 00:00:00.000. */
function withMilliseconds(dateTime: string): string {
  const [, moment = "", fraction = "", zone = ""] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(.*)$/.exec(dateTime) ?? [];
  const seconds = moment.length === 16 ? `${moment}:00` : moment;
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`;
}

/** The envelope of every answer; with errors it has no body. */
export function answerDocument(
  request: PriceCalculate | undefined,
  { bodies = [], errors = [], now }: { bodies?: PriceCalculateBodyDraft[]; errors?: BusinessErrorDraft[]; now: Date },
): PriceCalculateDraft {
  const timestamp = now.toISOString();
  const header = request?.header;
  return {
    header: {
      messageId: randomUUID(),
      dateTimes: [timestamp],
      response: {
        ...(header?.messageId === undefined ? {} : { requestId: header.messageId }),
        timestamp,
        errors,
        code: errors.length === 0 ? "OK" : "Rejected",
      },
      businessUnits: header?.businessUnits ?? [],
      ...(header?.system === undefined ? {} : { system: header.system }),
      action: "Calculate",
      messageType: "Response",
    },
    bodies,
    ...(request?.majorVersion === undefined ? {} : { majorVersion: request.majorVersion }),
    ...(request?.minorVersion === undefined ? {} : { minorVersion: request.minorVersion }),
  };
}
