import { type Page, parseReceiptNumber, type ReceiptSummary } from "@counterfoil/contracts";
import { invalidRequest, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { foundByWord, type NamedByWord, type ReceiptQuery, receiptConditions } from "../receipt-filter.ts";
import { type PagePosition, readSummaries, type SummaryRow } from "../search-store.ts";

export type CustomerNames = {
  /** Customers whose name has the word in it, at most a few hundred. */
  findCustomers: (word: string) => Promise<string[]>;
  readNames: (customerIds: string[]) => Promise<Map<string, string>>;
};
export type SearchContext = {
  db: Db;
  customers: CustomerNames;
  /** Articles with this barcode. */
  findArticles: (gtin: string) => Promise<string[]>;
};

const COUNTED_AT_MOST = 10_000;

export async function searchReceipts(context: SearchContext, query: ReceiptQuery): Promise<Page<ReceiptSummary>> {
  const { db } = context;
  const limit = query.limit ?? 50;
  const conditions = await conditionsOf(context, query);
  const countTo = query.next === undefined ? COUNTED_AT_MOST + 1 : undefined;
  const rows = await readSummaries(db, conditions, { after: readPosition(query.next), limit: limit + 1, countTo });
  const total = countTo === undefined ? undefined : (rows[0]?.matching ?? 0);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withNames(context, page),
    ...(rows.length > limit && last ? { next: writePosition(last) } : {}),
    ...(total === undefined || total > COUNTED_AT_MOST ? {} : { total }),
  };
}

/** All that match, in pieces, for an export: as many as a spreadsheet takes. */
export async function* readAllReceipts(
  context: SearchContext,
  query: ReceiptQuery,
  atMost: number,
): AsyncGenerator<ReceiptSummary[]> {
  const conditions = await conditionsOf(context, query);
  let after: PagePosition | undefined;
  for (let given = 0; given < atMost; ) {
    const rows = await readSummaries(context.db, conditions, { after, limit: Math.min(1000, atMost - given) });
    const last = rows.at(-1);
    if (!last) return;
    yield await withNames(context, rows);
    given += rows.length;
    after = { at: last.at, id: last.id };
  }
}

const FOUND_AT_MOST = 10_000;
type TransactionKey = { storeId: string; id: string };

/** Those that a customer, an article, a barcode or another system's reference names, for whoever keeps something about them. */
export async function findByWord(context: SearchContext, word: string): Promise<TransactionKey[]> {
  const found = foundByWord(word, await namedBy(context, word));
  const { rows } = await sql<TransactionKey>`
    select store_id as "storeId", id from (${found}) as found (store_id, id) limit ${FOUND_AT_MOST}`.execute(
    context.db,
  );
  return rows;
}

async function conditionsOf(context: SearchContext, query: ReceiptQuery) {
  const word = query.query?.trim() ?? "";
  for (const field of ["from", "to"] as const)
    if (query[field] !== undefined && Number.isNaN(Date.parse(`${query[field]}T00:00:00Z`)))
      throw invalidRequest(`${query[field]} is no day.`, `/query/${field}`);
  return receiptConditions(query, await namedBy(context, word));
}

async function namedBy({ customers, findArticles }: SearchContext, word: string): Promise<NamedByWord> {
  const mayBeCustomer = word.length > 1 && parseReceiptNumber(word.toUpperCase()) === undefined;
  return {
    customerIds: mayBeCustomer ? await customers.findCustomers(word) : [],
    articleIds: /^\d{8,14}$/.test(word) ? await findArticles(word) : [],
  };
}

async function withNames({ customers }: SearchContext, rows: readonly SummaryRow[]): Promise<ReceiptSummary[]> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const names = ids.length === 0 ? new Map<string, string>() : await customers.readNames(ids);
  return rows.map(({ at: _position, matching: _matching, piecesMilli, customerId, cancels, cancelledBy, ...row }) => {
    const name = customerId ? names.get(customerId) : undefined;
    return {
      ...row,
      ...(customerId ? { customerId } : {}),
      ...(name === undefined ? {} : { customerName: name }),
      ...(cancels && { cancels }),
      ...(cancelledBy && { cancelledBy }),
      occurredAt: row.occurredAt.toISOString(),
      acceptedAt: row.acceptedAt.toISOString(),
      pieces: piecesMilli / 1000,
    };
  });
}

function writePosition({ at, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

function readPosition(next: string | undefined): PagePosition | undefined {
  if (next === undefined) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(next, "base64url").toString("utf8")) as [string, string];
    if (/^[0-9 :.+-]{10,40}$/.test(at) && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  } catch {
    // Not one of ours: the same answer as for one that is.
  }
  throw invalidRequest("This page does not exist.", "/query/next");
}
