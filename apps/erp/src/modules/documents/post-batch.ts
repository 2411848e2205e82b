import type { DbTransaction } from "../../database.ts";
import type { Logistics } from "../logistics/index.ts";
import type { MasterData } from "../masterdata/index.ts";
import { judgeCashMovement, judgeGoodsMovement } from "./judge-movements.ts";
import { judgeSale } from "./judge-sale.ts";
import { type Facts, type Judgement, type PostingKind, SetAside } from "./judgement.ts";
import {
  insertPostingItems,
  insertPostings,
  markPosted,
  markSetAside,
  type NumberedPosting,
  type PostedReceipt,
  readAccounts,
  type SetAsideReceipt,
  takePostingNumbers,
} from "./posting-store.ts";
import type { GoodsContent, PendingReceipt, ReceiptKind, SaleContent } from "./receipt.ts";

type Judged = { receipt: PendingReceipt; judgement: Judgement };
export type Modules = { masterData: MasterData; logistics: Logistics };

const judges: Record<ReceiptKind, (receipt: PendingReceipt, facts: Facts) => Judgement> = {
  receipt: judgeSale,
  cashMovement: judgeCashMovement,
  goodsMovement: judgeGoodsMovement,
};

/** Posts what can be posted and sets the rest aside, each with its own reason, all in the caller's transaction. */
export async function postBatch(
  transaction: DbTransaction,
  modules: Modules,
  receipts: PendingReceipt[],
): Promise<void> {
  const { good, bad } = judgeAll(receipts, await readFacts(transaction, modules.masterData, receipts));
  if (bad.length > 0) await markSetAside(transaction, bad);
  if (good.length === 0) return;
  const posted = new Map<number, PostedReceipt>();
  for (const { receipt } of good)
    posted.set(receipt.receiptId, { receiptId: receipt.receiptId, year: yearOf(receipt) });
  await postAccounts(transaction, good, posted);
  await postStock(transaction, modules.logistics, good, posted);
  await markPosted(transaction, [...posted.values()]);
}

async function readFacts(
  transaction: DbTransaction,
  masterData: MasterData,
  receipts: PendingReceipt[],
): Promise<Facts> {
  const articleIds = new Set<string>();
  const gtins = new Set<string>();
  for (const { kind, content } of receipts) {
    if (kind === "cashMovement") continue;
    for (const { article, articleQualifier } of (content as SaleContent | GoodsContent).items)
      (articleQualifier === "gtin" ? gtins : articleIds).add(article);
  }
  return {
    sites: await masterData.siteFacts(transaction),
    articles: await masterData.articleFacts(transaction, [...articleIds], [...gtins]),
    taxRates: await masterData.taxRates(transaction),
    accounts: await readAccounts(transaction),
  };
}

function judgeAll(receipts: PendingReceipt[], facts: Facts): { good: Judged[]; bad: SetAsideReceipt[] } {
  const good: Judged[] = [];
  const bad: SetAsideReceipt[] = [];
  for (const receipt of receipts)
    try {
      good.push({ receipt, judgement: judges[receipt.kind](receipt, facts) });
    } catch (error) {
      if (!(error instanceof SetAside)) throw error;
      const { task, reasonCode, subject, message: reason } = error;
      bad.push({ receiptId: receipt.receiptId, task, reasonCode, subject, reason });
    }
  return { good, bad };
}

async function postAccounts(
  transaction: DbTransaction,
  good: Judged[],
  posted: Map<number, PostedReceipt>,
): Promise<void> {
  const drafts = good.flatMap(({ receipt, judgement: { siteId, postings } }) =>
    postings.map((posting) => ({ ...posting, receipt, siteId, year: yearOf(receipt) })),
  );
  const postings: NumberedPosting[] = [];
  // Ranges are taken in one order by everybody, so that two batches never wait for each other.
  for (const [key, ofRange] of [...Map.groupBy(drafts, ({ kind, year }) => `${kind} ${year}`)].toSorted(
    ([one], [other]) => (one < other ? -1 : 1),
  )) {
    const [kind, year] = key.split(" ") as [PostingKind, string];
    const first = await takePostingNumbers(transaction, kind, Number(year), ofRange.length);
    for (const [index, draft] of ofRange.entries()) postings.push({ ...draft, number: first + index });
  }
  if (postings.length === 0) return;
  await insertPostings(transaction, postings);
  await insertPostingItems(transaction, postings);
  for (const { kind, number, receipt } of postings)
    Object.assign(posted.get(receipt.receiptId) ?? {}, { [kind === "cash" ? "payment" : kind]: number });
}

async function postStock(
  transaction: DbTransaction,
  logistics: Logistics,
  good: Judged[],
  posted: Map<number, PostedReceipt>,
): Promise<void> {
  const moving = good.filter(({ judgement }) => judgement.movement !== undefined);
  if (moving.length === 0) return;
  const drafts = moving.flatMap(({ judgement }) => judgement.movement ?? []);
  const numbers = await logistics.postMovements(transaction, drafts, "pos");
  for (const [index, { receipt }] of moving.entries())
    Object.assign(posted.get(receipt.receiptId) ?? {}, { stock: numbers[index]?.number });
}

const yearOf = ({ businessDate }: PendingReceipt) => Number(businessDate.slice(0, 4));
