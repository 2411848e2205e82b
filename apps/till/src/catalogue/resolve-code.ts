import { type Barcodes, type NoSale, parseReceiptNumber, type TillArticle } from "@counterfoil/contracts";
import { type Catalogue, type CodeTarget, gtinKey } from "./catalogue.ts";
import { type CouponFound, findCoupon } from "./index-coupons.ts";
import { noSaleOn } from "./no-sale.ts";
import { type ReadCode, readCode } from "./read-code.ts";

/** What a typed or scanned text means. */
export type Resolution =
  /** `expiredOn`: its code says that this was its last day, and it is sold all the same. */
  | { kind: "article"; target: CodeTarget; quantityMilli: number; expiredOn?: string }
  | { kind: "choice"; code: string; targets: readonly CodeTarget[]; quantityMilli: number }
  /** `3*` alone: three of whatever comes next. */
  | { kind: "quantity"; quantityMilli: number }
  | { kind: "receipt"; number: string }
  | { kind: "coupon"; found: CouponFound }
  | { kind: "couponMistyped"; code: string }
  | { kind: "noSale"; code: string; article: TillArticle; noSale: NoSale }
  | { kind: "expired"; article: TillArticle; day: string }
  /** The code says a weight, and the article is sold by the piece. */
  | { kind: "notByWeight"; code: string; article: TillArticle }
  | { kind: "unknown"; code: string };

const PREFIX = /^(\d{1,4}(?:[.,]\d{1,3})?)\s*[*x×]\s*(.*)$/i;

/** `3*` and nothing else: the quantity of what comes next, in thousandths. */
export function quantityBefore(text: string): number | undefined {
  const match = /[*×]$/.test(text) ? PREFIX.exec(text.trim()) : null;
  return match?.[1] && match[2] === "" ? toMilli(match[1]) : undefined;
}

const toMilli = (quantity: string) => Math.round(Number(quantity.replace(",", ".")) * 1000);

/** Where a code is read: the store's day, by what rules, and the quantity typed before it. */
export type CodePlace = { day: string; currency: string; barcodes: Barcodes; pendingMilli?: number | undefined };

/** "3*5012345678900" is three of it; without the star one, or the quantity typed before the scan. What a code says itself is as often there. */
export function resolveCode(catalogue: Catalogue, text: string, place: CodePlace): Resolution {
  const match = PREFIX.exec(text.trim());
  const timesMilli = match?.[1] ? toMilli(match[1]) : (place.pendingMilli ?? 1000);
  const code = (match ? (match[2] ?? "") : text).trim();
  if (match && code === "") return { kind: "quantity", quantityMilli: timesMilli };
  if (parseReceiptNumber(code.toUpperCase())) return { kind: "receipt", number: code.toUpperCase() };
  return resolveArticle(catalogue, code, timesMilli, place);
}

function resolveArticle(catalogue: Catalogue, code: string, timesMilli: number, place: CodePlace): Resolution {
  const plain = targetsOf(catalogue, code);
  // Of the store's own codes one may stand for an article as it is.
  const read = plain.length > 0 ? undefined : readCode(code, place.barcodes, place.currency);
  const targets = read ? firstKnown(catalogue, read.codes) : plain;
  const sold = targets.filter(({ article }) => noSaleOn(article, place.day) === undefined);
  if (read && sold[0]) return takeRead(code, read, sold, timesMilli, place);
  if (sold.length > 1) return { kind: "choice", code, targets: sold, quantityMilli: timesMilli };
  if (sold[0]) return { kind: "article", target: sold[0], quantityMilli: timesMilli };
  const coupon = findCoupon(catalogue.coupons, code);
  if (coupon) return coupon === "mistyped" ? { kind: "couponMistyped", code } : { kind: "coupon", found: coupon };
  const article = targets[0]?.article;
  const noSale = article && noSaleOn(article, place.day);
  if (noSale) return { kind: "noSale", code, article, noSale };
  return { kind: "unknown", code };
}

/** A code that says more: how much it is, for how much, and until when it may be sold. */
function takeRead(code: string, read: ReadCode, sold: readonly CodeTarget[], timesMilli: number, place: CodePlace) {
  const { article, unit } = sold[0] as CodeTarget;
  const { amount, unitPrice, piece } = read;
  const facts = {
    ...(amount === undefined ? {} : { amount }),
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(piece ? { piece } : {}),
  };
  const targets = sold.map((target) => ({ ...target, ...facts }));
  const lastDay = piece?.expiresOn;
  const expiredOn = lastDay && lastDay < place.day ? lastDay : undefined;
  if (expiredOn && place.barcodes.expired === "refuse") return { kind: "expired", article, day: expiredOn } as const;
  const ownMilli = quantityOf(read, unit);
  if (ownMilli === undefined) return { kind: "notByWeight", code, article } as const;
  const quantityMilli = Math.round((timesMilli * ownMilli) / 1000);
  if (targets.length > 1) return { kind: "choice", code, targets, quantityMilli } as const;
  const taken = { kind: "article", target: targets[0] as CodeTarget, quantityMilli } as const;
  return expiredOn && place.barcodes.expired === "warn" ? { ...taken, expiredOn } : taken;
}

/** In the article's unit, in thousandths. Of goods by the piece a weight says nothing. Undefined: a weight alone, and goods that are not weighed. */
function quantityOf({ codes, grams, pieces, amount, piece }: ReadCode, unit: string): number | undefined {
  if (grams !== undefined && isWeight(unit)) return unit === "KG" ? grams : grams * 1000;
  if (pieces !== undefined) return pieces * 1000;
  const isPiece = codes.length === 1 || amount !== undefined || piece !== undefined;
  return grams === undefined || isPiece ? 1000 : undefined;
}

export const isWeight = (unit: string) => unit === "KG" || unit === "G";

function firstKnown(catalogue: Catalogue, codes: readonly string[]): readonly CodeTarget[] {
  return codes.map((code) => targetsOf(catalogue, code)).find((targets) => targets.length > 0) ?? [];
}

/** The article of that number comes before articles that carry the same digits as a GTIN. */
function targetsOf(catalogue: Catalogue, code: string): readonly CodeTarget[] {
  const article = catalogue.articles.get(code) ?? catalogue.articles.get(code.toUpperCase());
  if (article) return [{ article, unit: article.baseUnit }];
  return /^\d{8,14}$/.test(code) ? (catalogue.gtins.get(gtinKey(code)) ?? []) : [];
}
