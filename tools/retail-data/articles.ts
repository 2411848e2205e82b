import { type ClassifiedInvoice, type ClassifiedLine, isMerchandise } from "./classify.ts";
import { gtinOf } from "./gtins.ts";
import { leafOf, OTHER_NODE, SERVICES_NODE, VOUCHERS_NODE } from "./hierarchy.ts";
import { RetailFileError } from "./retail-line.ts";
import { type SpecialCode, specialCode } from "./special-codes.ts";
import { namesGoods, readable } from "./text.ts";

export type RetailArticle = {
  articleId: string;
  type: "goods" | "service" | "voucher";
  texts: { en: string; de: string };
  /** Services have none: nothing of them can be scanned. */
  gtin?: string;
  nodeId: string;
  /** Gross, in pence. Absent when no line of the file has a price, or when the price is named at each sale. */
  regularPriceMinor?: number;
};

/** All articles that the invoices name, by number. */
export function deriveArticles(invoices: ClassifiedInvoice[]): RetailArticle[] {
  const byCode = Map.groupBy(
    invoices.flatMap((invoice) => invoice.lines),
    (line) => line.stockCode,
  );
  const articles = [...byCode].map(([code, lines]) => articleOf(code, lines));
  articles.sort((one, other) => (one.articleId < other.articleId ? -1 : 1));
  checkGtins(articles);
  return articles;
}

function articleOf(code: string, lines: ClassifiedLine[]): RetailArticle {
  const special = specialCode(code);
  return special ? specialArticle(code, special, lines) : merchandise(code, lines);
}

function merchandise(code: string, lines: ClassifiedLine[]): RetailArticle {
  const description = descriptionOf(lines);
  const text = description ? readable(description) : `Article ${code}`;
  return {
    articleId: code,
    type: "goods",
    // The data has English texts only, and half a translation would be worse than none.
    texts: { en: text, de: text },
    gtin: gtinOf(code),
    nodeId: description ? leafOf(description) : OTHER_NODE,
    ...regularPrice(lines),
  };
}

function specialArticle(code: string, special: SpecialCode, lines: ClassifiedLine[]): RetailArticle {
  const head = { articleId: code, texts: special.texts };
  if (special.kind === "voucher")
    return { ...head, type: "voucher", gtin: gtinOf(code), nodeId: VOUCHERS_NODE, ...regularPrice(lines) };
  return { ...head, type: "service", nodeId: SERVICES_NODE };
}

/** The most frequent price above zero that goods were sold at; of equally frequent ones the lowest. */
function regularPrice(lines: ClassifiedLine[]): { regularPriceMinor?: number } {
  const prices = lines
    .filter((line) => line.unitPriceMinor > 0 && line.quantity > 0)
    .map((line) => line.unitPriceMinor);
  const best = mostFrequent(prices, (one, other) => one - other);
  return best === undefined ? {} : { regularPriceMinor: best };
}

/** The most frequent text of priced lines, else the most frequent that is no note; of equally frequent ones the longest. */
function descriptionOf(lines: ClassifiedLine[]): string | undefined {
  const order = (one: string, other: string) => other.length - one.length || (one < other ? -1 : 1);
  const priced = lines.filter((line) => line.unitPriceMinor > 0 && line.description);
  const texts = priced.length > 0 ? priced : lines.filter((line) => namesGoods(line.description));
  return mostFrequent(
    texts.map((line) => line.description),
    order,
  );
}

function mostFrequent<Value extends string | number>(
  values: Value[],
  tie: (one: Value, other: Value) => number,
): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one, often], [other, oftener]) => oftener - often || tie(one, other))[0]?.[0];
}

function checkGtins(articles: RetailArticle[]): void {
  const owners = new Map<string, string>();
  for (const { articleId, gtin } of articles) {
    if (gtin === undefined) continue;
    const owner = owners.get(gtin);
    if (owner) throw new RetailFileError(`${owner} and ${articleId} would have the same GTIN ${gtin}`);
    owners.set(gtin, articleId);
  }
}

/** Pieces that leave a store when the invoices are played there, per article; never below zero. */
export function goodsOut(invoices: ClassifiedInvoice[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const line of invoices.flatMap((invoice) => invoice.lines)) {
    if (!isMerchandise(line)) continue;
    const leaves = line.class === "stockCorrection" ? Math.max(0, -line.quantity) : Math.max(0, line.quantity);
    out.set(line.stockCode, (out.get(line.stockCode) ?? 0) + leaves);
  }
  return out;
}
