import { type NoSale, parseReceiptNumber, type TillArticle } from "@counterfoil/contracts";
import { type Catalogue, type CodeTarget, gtinKey } from "./catalogue.ts";
import { type CouponFound, findCoupon } from "./index-coupons.ts";
import { noSaleOn } from "./no-sale.ts";

/** What a typed or scanned text means. */
export type Resolution =
  | { kind: "article"; target: CodeTarget; quantityMilli: number }
  | { kind: "choice"; code: string; targets: readonly CodeTarget[]; quantityMilli: number }
  /** `3*` alone: three of whatever comes next. */
  | { kind: "quantity"; quantityMilli: number }
  | { kind: "receipt"; number: string }
  | { kind: "coupon"; found: CouponFound }
  | { kind: "couponMistyped"; code: string }
  | { kind: "noSale"; code: string; article: TillArticle; noSale: NoSale }
  | { kind: "unknown"; code: string };

const PREFIX = /^(\d{1,4}(?:[.,]\d{1,3})?)\s*[*x×]\s*(.*)$/i;

/** `3*` and nothing else: the quantity of what comes next, in thousandths. */
export function quantityBefore(text: string): number | undefined {
  const match = /[*×]$/.test(text) ? PREFIX.exec(text.trim()) : null;
  return match?.[1] && match[2] === "" ? toMilli(match[1]) : undefined;
}

const toMilli = (quantity: string) => Math.round(Number(quantity.replace(",", ".")) * 1000);

/**
 * "3*5012345678900" is three of it; without the star one, or the `pending` quantity typed before the scan. `day`: of the store, for
 * articles that are sold from a day on or until one.
 */
export function resolveCode(catalogue: Catalogue, text: string, day: string, pendingMilli = 1000): Resolution {
  const match = PREFIX.exec(text.trim());
  const quantityMilli = match?.[1] ? toMilli(match[1]) : pendingMilli;
  const code = (match ? (match[2] ?? "") : text).trim();
  if (match && code === "") return { kind: "quantity", quantityMilli };
  if (parseReceiptNumber(code.toUpperCase())) return { kind: "receipt", number: code.toUpperCase() };
  const targets = targetsOf(catalogue, code);
  const sold = targets.filter(({ article }) => noSaleOn(article, day) === undefined);
  if (sold.length > 1) return { kind: "choice", code, targets: sold, quantityMilli };
  if (sold[0]) return { kind: "article", target: sold[0], quantityMilli };
  const coupon = findCoupon(catalogue.coupons, code);
  if (coupon) return coupon === "mistyped" ? { kind: "couponMistyped", code } : { kind: "coupon", found: coupon };
  const article = targets[0]?.article;
  const noSale = article && noSaleOn(article, day);
  if (noSale) return { kind: "noSale", code, article, noSale };
  return { kind: "unknown", code };
}

/** The article of that number comes before articles that carry the same digits as a GTIN. */
function targetsOf(catalogue: Catalogue, code: string): readonly CodeTarget[] {
  const article = catalogue.articles.get(code) ?? catalogue.articles.get(code.toUpperCase());
  if (article) return [{ article, unit: article.baseUnit }];
  return /^\d{8,14}$/.test(code) ? (catalogue.gtins.get(gtinKey(code)) ?? []) : [];
}
