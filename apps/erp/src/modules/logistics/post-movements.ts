import type { DbTransaction } from "../../database.ts";
import type { DocumentNumber, GoodsMovementDraft } from "./goods-movement.ts";
import { changeStocks, insertMovementItems, insertMovements, type StockChange, takeMovementNumbers } from "./store.ts";

/** Posts checked documents in the caller's transaction: numbers, documents, stocks. Gives the numbers in the order sent. */
export async function postMovements(
  transaction: DbTransaction,
  drafts: GoodsMovementDraft[],
  by: string,
): Promise<DocumentNumber[]> {
  const numbers = new Map<GoodsMovementDraft, DocumentNumber>();
  for (const [year, ofYear] of [...Map.groupBy(drafts, yearOf)].toSorted(([one], [other]) => one - other)) {
    const first = await takeMovementNumbers(transaction, year, ofYear.length);
    for (const [index, draft] of ofYear.entries()) numbers.set(draft, { year, number: first + index });
  }
  const numbered = drafts.map((draft) => ({ ...draft, ...(numbers.get(draft) as DocumentNumber) }));
  await insertMovements(transaction, numbered, by);
  await insertMovementItems(transaction, numbered);
  await changeStocks(transaction, sumUp(drafts));
  return numbered.map(({ year, number }) => ({ year, number }));
}

const yearOf = (draft: GoodsMovementDraft) => Number(draft.postingDate.slice(0, 4));

/** One change per stock, however many items move it. */
function sumUp(drafts: GoodsMovementDraft[]): StockChange[] {
  const changes = new Map<string, StockChange>();
  for (const { items } of drafts)
    for (const { articleId, siteId, storageLocation, stockType, quantityMilli, baseUnit } of items) {
      const key = `${articleId}\n${siteId}\n${storageLocation}\n${stockType}`;
      const change = changes.get(key);
      if (change) change.gainMilli += quantityMilli;
      else changes.set(key, { articleId, siteId, storageLocation, stockType, gainMilli: quantityMilli, baseUnit });
    }
  return [...changes.values()];
}
