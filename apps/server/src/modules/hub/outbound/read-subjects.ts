import type { Closing, Receipt, Transaction } from "@counterfoil/contracts";
import type { PosIdocType } from "@counterfoil/sap";
import type { DbTransaction } from "../../../database.ts";
import { MappingError, type MappingFacts, sumPayments, sumSales, type Telling } from "../mapping/index.ts";
import { readCollected } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import type { WaitingMessage } from "./message-store.ts";

/** What a message tells, ready to be mapped. */
export type Subject = { id: string; value: unknown; facts: MappingFacts };
type Missing = { id: string; failure: MappingError };

/** Receipts read at once for a sum; a closing may have thousands. */
const PAGE = 200;

/** The transactions that messages tell; for the sums of a closing, all that is summed in them. */
export async function readSubjects(
  context: OutboundContext,
  transaction: DbTransaction,
  { messages, telling }: { messages: readonly WaitingMessage[]; telling: Telling },
): Promise<(Subject | Missing)[]> {
  const [first] = messages;
  if (!first) return [];
  const { storeId, service } = first;
  if (service === "WPUUMS01" || service === "WPUTAB01") {
    const sums: (Subject | Missing)[] = [];
    for (const message of messages) sums.push(await readSum(context, transaction, { message, service, telling }));
    return sums;
  }
  const ids = messages.map(({ id }) => id);
  const transactions = await context.readTransactions(storeId, ids);
  const facts = await context.readMappingFacts(storeId, articlesOf(transactions.values()));
  return ids.map((id) => {
    const value = transactions.get(id);
    return value === undefined ? { id, failure: unknown(id) } : { id, value, facts };
  });
}

const unknown = (id: string) =>
  new MappingError(`Sales has no transaction ${id}.`, { code: "transaction-unknown", subject: id });

type Sum = { message: WaitingMessage; service: PosIdocType; telling: Telling };

async function readSum(
  context: OutboundContext,
  transaction: DbTransaction,
  { message, service, telling }: Sum,
): Promise<Subject | Missing> {
  const { id, storeId, closingId } = message;
  const closing =
    closingId === null ? undefined : (await context.readTransactions(storeId, [closingId])).get(closingId);
  if (closing?.kind !== "closing") return { id, failure: unknown(closingId ?? id) };
  const collected = await readCollected(transaction, storeId, closing.id);
  const summed = collected.length > 0;
  const pages = summed ? collectedReceipts(context, storeId, collected) : receiptsOf(context, closing);
  const [sales, payments] = [sumSales(telling), sumPayments()];
  let facts = await context.readMappingFacts(storeId, []);
  for await (const receipts of pages) {
    facts = await context.readMappingFacts(storeId, articlesOf(receipts));
    for (const receipt of receipts)
      if (service === "WPUUMS01") sales.add(receipt, facts);
      else payments.add(receipt);
  }
  return { id, facts, value: service === "WPUUMS01" ? sales.end(closing) : payments.end(closing, summed) };
}

async function* collectedReceipts(
  { readTransactions }: OutboundContext,
  storeId: string,
  ids: readonly string[],
): AsyncGenerator<Receipt[]> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    const found = await readTransactions(storeId, page);
    yield page.flatMap((id) => receiptIn(found.get(id)));
  }
}

/** All receipts between a closing's first and last number: they went one by one, and this says what they come to. */
async function* receiptsOf({ readReceiptsOf }: OutboundContext, closing: Closing): AsyncGenerator<Receipt[]> {
  let after = 0;
  for (;;) {
    const page = await readReceiptsOf(closing, { after, limit: PAGE });
    if (page.length > 0) yield page.map(({ receipt }) => receipt);
    if (page.length < PAGE) return;
    after = page.at(-1)?.running ?? 0;
  }
}

const receiptIn = (transaction: Transaction | undefined) => (transaction?.kind === "receipt" ? [transaction] : []);

function articlesOf(transactions: Iterable<Transaction>): string[] {
  const articles = new Set<string>();
  for (const transaction of transactions)
    if (transaction.kind === "receipt" || transaction.kind === "goodsMovement")
      for (const { articleId } of transaction.lines) articles.add(articleId);
  return [...articles];
}
