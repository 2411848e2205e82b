import { type ClassifiedInvoice, goodsOut, type RetailArticle } from "../retail-data/index.ts";
import { replayTill, sites } from "./retailer.ts";

export type OpeningMovement = {
  documentKey: string;
  movementType: "561";
  postingDate: string;
  text: string;
  items: { articleId: string; siteId: string; storageLocation: string; quantity: number }[];
};

/** The ERP takes 5,000 items in one document. */
const PER_DOCUMENT = 5000;

/**
 * What lies in the stores before the first sale: the same of every article, and on the sales floor of the store where the month is
 * played in also what leaves there. The key of a document makes a second set-up post nothing again.
 */
export function openingMovements(articles: RetailArticle[], invoices: ClassifiedInvoice[]): OpeningMovement[] {
  const goods = articles.filter((article) => article.type === "goods").map((article) => article.articleId);
  const out = goodsOut(invoices);
  return sites.flatMap(({ siteId, stock }) => {
    const needed = (articleId: string) => (siteId === replayTill.storeId ? (out.get(articleId) ?? 0) : 0);
    const floor = goods.map((articleId) => ({
      articleId,
      siteId,
      storageLocation: "0001",
      quantity: stock.floor + needed(articleId),
    }));
    const backRoom = goods.map((articleId) => ({
      articleId,
      siteId,
      storageLocation: "0002",
      quantity: stock.backRoom,
    }));
    return inDocuments(
      siteId,
      [...floor, ...backRoom].filter((item) => item.quantity > 0),
    );
  });
}

function inDocuments(siteId: string, items: OpeningMovement["items"]): OpeningMovement[] {
  return Array.from({ length: Math.ceil(items.length / PER_DOCUMENT) }, (_none, index) => ({
    documentKey: `opening-${siteId}-${index + 1}`,
    movementType: "561" as const,
    postingDate: "2010-11-30",
    text: "Opening stock",
    items: items.slice(index * PER_DOCUMENT, (index + 1) * PER_DOCUMENT),
  }));
}
