import { type Barcodes, type NoSale, parseReceiptNumber, type TillArticle } from "@counterfoil/contracts";
import { type Catalogue, type CodeTarget, gtinKey } from "./catalogue.ts";
import { type CouponFound, findCoupon } from "./index-coupons.ts";
import { noSaleOn } from "./no-sale.ts";
import { type ReadCode, readCode } from "./read-code.ts";

/** What a typed or scanned text means. */
export type Resolution =
  /** `expiredOn`: its code says that this was its last day, and it is sold all the same. */
  | { kind: "article"; target: CodeTarget; quantityMilli: number; expiredOn?: string }
  /** `generic`: they are its variants; otherwise several articles have the code. */
  | { kind: "choice"; code: string; generic?: TillArticle; targets: readonly CodeTarget[]; quantityMilli?: number }
  /** Sold by weight, and nobody has said how much. */
  | { kind: "weigh"; target: CodeTarget }
  /** Sold at a price that somebody types. */
  | { kind: "openPrice"; target: CodeTarget; quantityMilli: number }
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
type CodePlace = { day: string; currency: string; barcodes: Barcodes; pendingMilli?: number | undefined };

/** "3*5012345678900" is three of it; without the star one, or the quantity typed before the scan. What a code says itself is as often there. */
export function resolveCode(catalogue: Catalogue, text: string, place: CodePlace): Resolution {
  const match = PREFIX.exec(text.trim());
  const timesMilli = match?.[1] ? toMilli(match[1]) : place.pendingMilli;
  const code = (match ? (match[2] ?? "") : text).trim();
  if (match && code === "") return { kind: "quantity", quantityMilli: timesMilli ?? 1000 };
  if (parseReceiptNumber(code.toUpperCase())) return { kind: "receipt", number: code.toUpperCase() };
  return resolveArticle(catalogue, code, timesMilli, place);
}

function resolveArticle(
  catalogue: Catalogue,
  code: string,
  timesMilli: number | undefined,
  place: CodePlace,
): Resolution {
  const plain = targetsOf(catalogue, code);
  // Of the store's own codes one may stand for an article as it is.
  const read = plain.length > 0 ? undefined : readCode(code, place.barcodes, place.currency);
  const targets = read ? firstKnown(catalogue, read.codes) : plain;
  const sold = targets.flatMap((target) => soldAs(catalogue, target, place.day));
  if (read && sold[0]) return takeRead(code, read, sold, timesMilli ?? 1000, place);
  if (sold[0]) return choose(targets, sold, code, timesMilli);
  const coupon = findCoupon(catalogue.coupons, code);
  if (coupon) return coupon === "mistyped" ? { kind: "couponMistyped", code } : { kind: "coupon", found: coupon };
  const article = targets[0]?.article;
  const noSale = article && noSaleOn(article, place.day);
  if (noSale) return { kind: "noSale", code, article, noSale };
  return { kind: "unknown", code };
}

/** An article that was found by name or stands on a key; without a quantity one, or as much as is weighed. */
export function resolveTarget(catalogue: Catalogue, target: CodeTarget, day: string, milli?: number): Resolution {
  const sold = soldAs(catalogue, target, day);
  const { article } = target;
  if (sold.length > 0) return choose([target], sold, article.articleId, milli);
  const noSale = noSaleOn(article, day);
  const code = article.articleId;
  return noSale ? { kind: "noSale", code, article, noSale } : { kind: "unknown", code };
}

/** A generic article is sold as its variants. */
function soldAs(catalogue: Catalogue, target: CodeTarget, day: string): CodeTarget[] {
  const { article, unit } = target;
  const ofIt = catalogue.variants.get(article.articleId);
  const targets = ofIt ? ofIt.map((variant) => ({ article: variant, unit: unitOf(variant, unit) })) : [target];
  return targets.filter((each) => noSaleOn(each.article, day) === undefined).map((each) => withParts(catalogue, each));
}

/** Of a part that the till does not know there is the number at least: its stock is moved, and its deposit is missed at the price. */
function withParts({ articles }: Catalogue, target: CodeTarget): CodeTarget {
  const { components = [], units } = target.article;
  if (components.length === 0) return target;
  const { numerator = 1, denominator = 1 } = units.find(({ unit }) => unit === target.unit) ?? {};
  const parts = components.map(({ use, articleId, unit, quantity }) => ({
    use,
    article: articles.get(articleId) ?? unknownArticle(articleId, unit),
    unit,
    perMilli: Math.round((quantity * 1000 * numerator) / denominator),
  }));
  return { ...target, parts };
}

const unknownArticle = (articleId: string, baseUnit: string): TillArticle => ({
  ...{ articleId, type: "goods", texts: {}, baseUnit, units: [], taxCode: "" },
});

const unitOf = ({ units, baseUnit }: TillArticle, unit: string) =>
  units.some((each) => each.unit === unit) ? unit : baseUnit;

function choose(
  targets: readonly CodeTarget[],
  sold: readonly CodeTarget[],
  code: string,
  milli: number | undefined,
): Resolution {
  const [target] = sold;
  if (sold.length === 1 && target) return sell(target, milli);
  const generic = targets.length === 1 ? targets[0]?.article : undefined;
  const quantity = milli === undefined ? {} : { quantityMilli: milli };
  return { kind: "choice", code, ...(generic ? { generic } : {}), targets: sold, ...quantity };
}

type Sold = Extract<Resolution, { kind: "article" | "weigh" | "openPrice" }>;

function sell(target: CodeTarget, milli: number | undefined): Sold {
  if (milli === undefined && isWeight(target.unit)) return { kind: "weigh", target };
  const asksPrice = target.article.priceRequired && target.amount === undefined && target.unitPrice === undefined;
  return { kind: asksPrice ? "openPrice" : "article", target, quantityMilli: milli ?? 1000 };
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
  const taken = sell(targets[0] as CodeTarget, quantityMilli);
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
