import { type NewOrder, type OrderCoupon, readCouponCode, type SalesOrder } from "@counterfoil/contracts";
import type { OrderArticle, OrderPrice, OrdersContext } from "./context.ts";
import { orderCouponRefused, orderPriceDiffers, orderRefused } from "./errors.ts";
import { articleWords, couponWords } from "./refusal-words.ts";

/** What is ordered, as somebody asks for it. `basketId`: whose reservations and redemptions of the codes are its own. */
export type Wanted = Pick<NewOrder, "storeId" | "customerId" | "lines" | "coupons" | "shownTotal"> & {
  basketId: string;
  /** A code that does not count any more is left out, and refuses nothing. */
  mayDropCodes?: boolean;
};
/** What is ordered, with its price and why it is that. */
export type Priced = Pick<
  SalesOrder,
  "currency" | "priceBook" | "lines" | "modifiers" | "total" | "regular" | "tax" | "coupons"
>;
export type CodeOfOrder = { code: string; couponId: string };

/** As the store sells it today, with the book of now; `codes` are those that count. */
export async function priceWanted(
  context: OrdersContext,
  wanted: Wanted,
): Promise<{ priced: Priced; codes: CodeOfOrder[] }> {
  const { storeId, customerId, lines, coupons = [], basketId, mayDropCodes = false } = wanted;
  const articles = await requireArticles(context, wanted);
  const basket = {
    store: storeId,
    customer: { id: customerId },
    nearMisses: 0,
    lines: lines.map(({ articleId, quantity, unit }, index) => ({
      lineId: String(index + 1),
      articleId,
      quantity,
      ...(unit && { unit }),
    })),
    ...(coupons.length > 0 && { coupons, basketId }),
  };
  const price = await context.calculate(basket, async () => `customer ${customerId}`);
  const unused = price.coupons.flatMap(({ code, used, reason = "unknown" }) => (used ? [] : [{ code, reason }]));
  if (!mayDropCodes) refuseCodes(coupons, unused);
  requireShown(wanted, price);
  const codes = price.coupons.flatMap(({ code, couponId, used }) => (used && couponId ? [{ code, couponId }] : []));
  const opened = await openedBy(context, price, codes);
  return { priced: pricedOf(lines, articles, price, opened), codes };
}

type RefusedCode = { code: string; reason: string };

/** Nobody is told a price that a coupon was thought to be in. */
export function refuseCodes(coupons: readonly string[], unused: readonly RefusedCode[]): void {
  const [first] = unused;
  if (!first) return;
  const problems = unused.map((each) => ({ where: `/body/coupons/${coupons.indexOf(each.code)}`, ...each }));
  const detail = unused.map(({ code, reason }) => `Coupon ${code}: ${couponWords[reason] ?? reason}.`).join(" ");
  throw orderCouponRefused(detail, problems[0]?.where, problems);
}

/** Which of its offers a code has opened. The end of a code that works once is enough to recognise it. */
async function openedBy(
  { readCouponOffers }: OrdersContext,
  { book, lines, modifiers }: OrderPrice,
  codes: readonly CodeOfOrder[],
): Promise<OrderCoupon[]> {
  if (codes.length === 0) return [];
  const applied = [...lines.flatMap((line) => line.modifiers), ...modifiers].map(({ promotionId }) => promotionId);
  const offers = await readCouponOffers(book, [...new Set(applied)]);
  return codes.map(({ code, couponId }) => ({
    couponId,
    code: readCouponCode(code) ? `…${code.trim().slice(-4)}` : code.trim(),
    offers: offers.flatMap(({ couponIds, promotionId, name }) =>
      couponIds.includes(couponId) ? [{ promotionId, name }] : [],
    ),
  }));
}

/** As the store sells them today. */
async function requireArticles(
  { readArticle }: OrdersContext,
  { storeId, lines }: Wanted,
): Promise<Map<string, OrderArticle>> {
  const known = new Map<string, OrderArticle>();
  for (const [index, { articleId, unit }] of lines.entries()) {
    const where = `/body/lines/${index}`;
    const article = known.get(articleId) ?? (await readArticle(storeId, articleId));
    if (!article) throw orderRefused(`${storeId} has no article ${articleId}.`, `${where}/articleId`);
    if (article.noSale !== undefined)
      throw orderRefused(
        `Article ${articleId} is not sold in ${storeId}: ${articleWords[article.noSale]}.`,
        `${where}/articleId`,
      );
    if (unit !== undefined && !article.units.includes(unit))
      throw orderRefused(`Article ${articleId} has no unit ${unit}.`, `${where}/unit`);
    known.set(articleId, article);
  }
  return known;
}

/** One price: what the channel has shown its customer, or nothing. Every difference is named. */
function requireShown({ lines, shownTotal }: Wanted, { lines: priced, totals, currency }: OrderPrice): void {
  const differences = lines.flatMap(({ articleId, shownAmount: shown }, index) => {
    const amount = priced[index]?.amount ?? 0;
    return shown === undefined || shown === amount
      ? []
      : [{ where: `/body/lines/${index}/shownAmount`, articleId, shown, amount }];
  });
  const whole =
    shownTotal === undefined || shownTotal === totals.total
      ? []
      : [{ where: "/body/shownTotal", shown: shownTotal, amount: totals.total }];
  const [first] = [...differences, ...whole];
  if (!first) return;
  const detail = `Shown was ${first.shown}, the price is ${first.amount} (minor units of ${currency}): ${first.amount - first.shown} more.`;
  throw orderPriceDiffers(detail, first.where, [...differences, ...whole]);
}

function pricedOf(
  lines: Wanted["lines"],
  articles: ReadonlyMap<string, OrderArticle>,
  { book, currency, lines: priced, modifiers, totals }: OrderPrice,
  coupons: OrderCoupon[],
): Priced {
  return {
    currency,
    priceBook: book,
    lines: lines.map(({ articleId, quantity, unit }, index) => {
      const { text = "", baseUnit = "" } = articles.get(articleId) ?? {};
      const { lineId, unitPrice, regularAmount, amount, modifiers, tax } = priced[index] as OrderPrice["lines"][number];
      const why = { unitPrice, regularAmount, amount, modifiers, tax };
      return { lineId, articleId, text, quantity, unit: unit ?? baseUnit, ...why };
    }),
    modifiers,
    ...{ total: totals.total, regular: totals.regular, tax: totals.tax },
    ...(coupons.length > 0 && { coupons }),
  };
}
