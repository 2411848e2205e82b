import type { Priced } from "../../index.ts";
import type { CaseRun } from "./case-run.ts";
import { refundOf } from "./refund.ts";

/** What our engine says to each kind of figure that a case may give, in the form in which the case gives it. */
type Figure = (run: CaseRun, priced: Priced, expected: unknown) => unknown;

const lineDiscounts: Figure = (run, priced) => run.lines.map(({ lineId }) => discountOf(priced, lineId));
const total: Figure = (_run, priced) => priced.totals.total;

export const figures: Record<string, Figure> = {
  total: (run, priced) => ("totalWithTax" in run.neutral.expected ? priced.totals.net : priced.totals.total),
  totalWithTax: total,
  paidWithShipping: total,
  discount: (_run, priced) => priced.totals.discount,
  net: (_run, priced) => priced.totals.net,
  tax: (_run, priced) => priced.totals.tax,
  grossItemTotal: (_run, priced) => priced.totals.regular,
  percentApplied: (_run, priced) => (priced.totals.discount / priced.totals.regular) * 100,
  lineDiscounts,
  allocated: lineDiscounts,
  lineDiscountsAnyOrder: (run, priced) => run.lines.map(({ lineId }) => discountOf(priced, lineId)).toSorted(),
  lineTotals: (run, priced) => run.lines.map(({ lineId }) => lineOf(priced, lineId).amount),
  unitDiscounts: (run, priced, expected) =>
    (Array.isArray(expected) ? lineDiscounts : unitsByItem)(run, priced, expected),
  unitPriceAfterPromo: (run) => unitPrice(run, run.priceWith(["PROMO"])),
  finalUnitPrice: unitPrice,
  afterFirst: (run) => run.priceWith([run.offers[0]?.offerId ?? ""]).totals.total,
  afterItemOnly: (run) => run.priceWith(["ITEM"]).totals.net,
  netBefore: (run) => run.priceWith([]).totals.net,
  totalBefore: (run) => run.priceWith([]).totals.total,
  worseAlternative: (run) => Math.min(...run.offers.map(({ offerId }) => run.priceWith([offerId]).totals.discount)),
  applied: (_run, priced) => priced.applied.map(({ offerId }) => offerId),
  rejected: (run, priced) =>
    run.offers.map(({ offerId }) => offerId).filter((id) => !priced.applied.some(({ offerId }) => offerId === id)),
  byPromo: (run, priced, expected) =>
    mapValues(expected, (promotion, figure) => {
      const byLine = run.lines.map(({ lineId }) => discountOf(priced, lineId, promotion));
      return Array.isArray(figure) ? byLine : byLine.reduce((sum, amount) => sum + amount, 0);
    }),
  byItem: (run, priced, expected) => mapValues(expected, (item) => sumOf(run, priced, (line) => line.item === item)),
  discountBySet: (run, priced, expected) =>
    mapValues(expected, (group) => sumOf(run, priced, (line) => line.groups.includes(group))),
  discountTax: (run, priced, expected) =>
    mapValues(expected, (rate) => taxAt(priced, Number(rate)) - taxAt(run.priceWith([]), Number(rate))),
  shipping: (_run, priced) => lineOf(priced, "9").amount,
  addedLines: addedLines,
  recommendation: (_run, priced, expected) => {
    const { promo } = expected as { promo: string };
    return { promo, missingAmount: priced.nearMisses.find(({ offerId }) => offerId === promo)?.missing.amount };
  },
  refundIfReturned: (run, priced, expected) => mapValues(expected, (item) => refundOf(run, priced, [item])),
  refund: (run, priced) => refundOf(run, priced, run.neutral.expected.returned as string[]),
  returned: (run) => run.neutral.expected.returned,
};

/** Figures that another system once had wrong: ours must not be these. */
export const wrongFigures: Record<string, Figure> = {
  wrongRefund: (run, priced) => refundOf(run, priced, Object.keys(run.neutral.expected.refundIfReturned as object)),
  buggyTotal: total,
};

function lineOf(priced: Priced, lineId: string) {
  const line = priced.lines.find((one) => one.lineId === lineId);
  if (!line) throw new Error(`no line ${lineId}`);
  return line;
}

function discountOf(priced: Priced, lineId: string, promotion?: string): number {
  return lineOf(priced, lineId)
    .modifiers.filter((one) => promotion === undefined || one.promotionId === promotion)
    .reduce((sum, one) => sum - one.amount, 0);
}

function unitsByItem(run: CaseRun, priced: Priced, expected: unknown) {
  return mapValues(expected, (item) =>
    run.lines.filter((line) => line.item === item).map(({ lineId }) => discountOf(priced, lineId)),
  );
}

function unitPrice(run: CaseRun, priced: Priced): number {
  const line = run.lines[0] as CaseRun["lines"][number];
  return lineOf(priced, line.lineId).amount / line.quantity;
}

function sumOf(run: CaseRun, priced: Priced, isMeant: (line: CaseRun["lines"][number]) => boolean): number {
  return run.lines.filter(isMeant).reduce((sum, { lineId }) => sum + discountOf(priced, lineId), 0);
}

function taxAt(priced: Priced, rate: number): number {
  return priced.totals.byTaxCode.filter((tax) => tax.rate === rate).reduce((sum, tax) => sum + tax.amount, 0);
}

/** Nothing is added by us: gifts are recommended, and cheap or free once they are in the basket. */
function addedLines(run: CaseRun, priced: Priced, expected: unknown) {
  const recommended = run.priceAsBrought().gifts;
  const added = (run.setting.more ?? []).map(({ articleId, lineId, quantity }) => ({ articleId, lineId, quantity }));
  const items = [...new Set([...recommended, ...added].map(({ articleId }) => articleId))];
  return items.map((item, index) => {
    const like = ((expected as Record<string, unknown>[])[index] ?? {}) as { discount?: number; unitPrice?: number };
    const line = added.find(({ articleId }) => articleId === item);
    return {
      item,
      qty: recommended.find(({ articleId }) => articleId === item)?.quantity ?? line?.quantity,
      ...(like.discount !== undefined && line && { discount: discountOf(priced, line.lineId) }),
      ...(like.unitPrice !== undefined && line && { unitPrice: lineOf(priced, line.lineId).amount / line.quantity }),
    };
  });
}

function mapValues(expected: unknown, value: (key: string, figure: unknown) => unknown): Record<string, unknown> {
  const entries = Object.entries(expected as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, figure]) => [key, value(key, figure)]));
}
