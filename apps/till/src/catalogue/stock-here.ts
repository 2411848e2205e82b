import type { TillArticle, Transaction } from "@counterfoil/contracts";

/**
 * What this till sold of an article and the server does not know yet, in thousandths of the base unit; returns count against it.
 * The server has taken off what it knows.
 */
export function unsentQuantityMilli(article: TillArticle, unsent: readonly Transaction[]): number {
  let milli = 0;
  for (const transaction of unsent) {
    if (transaction.kind !== "receipt") continue;
    for (const line of transaction.lines)
      if (line.articleId === article.articleId) milli += inBaseUnit(article, line.unit, line.quantity * 1000);
  }
  return Math.round(milli);
}

function inBaseUnit(article: TillArticle, unit: string, milli: number): number {
  const known = article.units.find((candidate) => candidate.unit === unit);
  return known ? (milli * known.numerator) / known.denominator : milli;
}
