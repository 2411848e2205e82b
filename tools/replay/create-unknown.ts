import type { Page } from "@counterfoil/contracts";
import { sendElements } from "../demo/bulk.ts";
import type { Door } from "../demo/door.ts";
import { articleElement, partnerElement, priceElements } from "../demo/erp-elements.ts";
import { openingMovements } from "../demo/opening-stock.ts";
import { type ClassifiedInvoice, deriveArticles, deriveCustomers } from "../retail-data/index.ts";

export type Created = { articles: string[]; priced: string[]; customers: string[] };

/**
 * Articles and customers of the invoices that the ERP does not know yet, as it would get them from a buyer: with a price and some stock.
 * Prices and texts come from the whole file; articles that it knows keep theirs.
 */
export async function createUnknown(
  erp: Door,
  file: ClassifiedInvoice[],
  played: ClassifiedInvoice[],
): Promise<Created> {
  const used = new Set(played.flatMap((invoice) => invoice.lines).map((line) => line.stockCode));
  const buying = new Set(played.flatMap((invoice) => invoice.lines).map((line) => line.customer));
  const knownArticles = await readKeys(erp, "articles", "articleId");
  const knownPartners = await readKeys(erp, "business-partners", "partnerId");
  const articles = deriveArticles(file).filter(({ articleId }) => used.has(articleId) && !knownArticles.has(articleId));
  const customers = deriveCustomers(file).filter(
    ({ customerId }) => buying.has(customerId) && !knownPartners.has(customerId),
  );
  await sendElements(erp, "articles", "articles", articles.map(articleElement));
  await sendElements(erp, "prices", "prices", priceElements(articles));
  await sendElements(erp, "businessPartners", "business-partners", customers.map(partnerElement));
  for (const { documentKey, ...movement } of openingMovements(articles, file))
    await erp.post("/api/logistics/goods-movements", {
      ...movement,
      documentKey: `${documentKey}-${articles[0]?.articleId}`,
    });
  return {
    articles: articles.map(({ articleId }) => articleId),
    priced: articles.filter((article) => article.regularPriceMinor !== undefined).map(({ articleId }) => articleId),
    customers: customers.map(({ customerId }) => customerId),
  };
}

async function readKeys(erp: Door, path: string, key: string): Promise<Set<string>> {
  const keys = new Set<string>();
  for (let next: string | undefined = ""; next !== undefined; ) {
    const query: string = next ? `&next=${encodeURIComponent(next)}` : "";
    const page: Page<Record<string, unknown>> = await erp.get(`/api/master-data/${path}?limit=500${query}`);
    for (const item of page.items) keys.add(String(item[key]));
    next = page.next;
  }
  return keys;
}
