import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ReceiptResult } from "../posting/posting-store.ts";
import { type ArrivedReceipt, type Closing, statesBefore, type Task, tasksOf } from "../receipt.ts";
import type { Unreadable } from "./arrived-receipt.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type NewIdoc = {
  documentKey: string | null;
  idocType: string;
  sender: string;
  archiveKey: string;
  technicalUser: string;
  state: "accepted" | "rejected";
  reason: string | null;
  recordCount: number;
  body: Buffer;
};

/** Undefined when a document with this key is there already, or is being written right now and then is. */
export async function insertIdoc(db: Db, idoc: NewIdoc): Promise<number | undefined> {
  const raw = await compress(idoc.body);
  const { rows } = await sql<{ number: number }>`
    insert into documents.idoc (document_key, idoc_type, sender, archive_key, technical_user, received_at, state, reason, record_count, bytes, raw)
    values (${idoc.documentKey}, ${idoc.idocType}, ${idoc.sender}, ${idoc.archiveKey}, ${idoc.technicalUser}, now(), ${idoc.state},
      ${idoc.reason}, ${idoc.recordCount}, ${idoc.body.length}, ${raw})
    on conflict (document_key) do nothing returning idoc_number as number`.execute(db);
  return rows[0]?.number;
}

export async function findIdocByKey(db: Db, documentKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("documents.idoc")
    .select("idoc_number")
    .where("document_key", "=", documentKey)
    .executeTakeFirst();
  return row?.idoc_number;
}

export async function readRaw(db: Db, idocNumber: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("documents.idoc")
    .select("raw")
    .where("idoc_number", "=", idocNumber)
    .executeTakeFirst();
  return row && decompress(row.raw);
}

/** The ids that receipts are written with: what posts them while they arrive knows them before. */
export async function takeReceiptIds(transaction: DbTransaction, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('documents.receipt_receipt_id_seq') as id from generate_series(1, ${count}::int)`.execute(
    transaction,
  );
  return rows.map(({ id }) => id);
}

/** As a receipt is written: waiting, or what became of it when it was posted at once. */
export type Outcome = Omit<ReceiptResult, "year"> & { year?: number; attempts: number };

/** Not tried yet; what is wrong with it already stops all of its tasks. */
export async function waitingOutcomes(transaction: DbTransaction, receipts: ArrivedReceipt[]): Promise<Outcome[]> {
  const ids = await takeReceiptIds(transaction, receipts.length);
  return receipts.map(({ kind, fault }, index) => {
    const faults = fault && tasksOf[kind].map((task) => ({ task, ...fault }));
    const states = statesBefore(kind, fault ? "error" : "open");
    return { receiptId: ids[index] as number, ...states, faults, booked: null, documents: {}, attempts: 0 };
  });
}

/**
 * Keeps what is new, and what replaces a receipt that was set aside, unless it is what a person has corrected; one that was set aside
 * and comes as it was is tried again. Gives the keys of new content with their receipt ids. One array per column: read out of one
 * JSON text, the columns took two thirds of the writing.
 */
export async function insertReceipts(
  transaction: DbTransaction,
  idocNumber: number,
  receipts: ArrivedReceipt[],
  outcomes: Outcome[],
): Promise<Map<string, number>> {
  const of = (value: (receipt: ArrivedReceipt, outcome: Outcome) => string | number | null | undefined) =>
    arrayLiteral(receipts.map((receipt, index) => value(receipt, outcomes[index] as Outcome) ?? null));
  const jsonOf = (value: unknown) => (value === null ? null : JSON.stringify(value));
  // As an array of texts each of its quotation marks would be escaped, and read once more.
  const contents = `[${receipts.map(({ content }) => content).join()}]`;
  const { rows } = await sql<{ key: string; receiptId: number }>`
    with written as (
      insert into documents.receipt as kept (state, receipt_id, receipt_key, idoc_number, position, kind, site_id, till,
        receipt_number, business_date, occurred_time, currency, total_minor, pieces_milli, line_count, content_hash, revenue_state,
        payment_state, stock_state, reason_code, reason_subject, reason, faults, booked, attempts, document_year, revenue_document,
        payment_document, stock_document, content, posted_at)
      overriding system value
      select *, case state when 'posted' then now() end
      from rows from (unnest(${of((_, outcome) => stateOf(outcome))}::text[], ${of((_, { receiptId }) => receiptId)}::bigint[],
          ${of(({ receiptKey }) => receiptKey)}::text[], ${of(() => idocNumber)}::bigint[], ${of(({ position }) => position)}::int[],
          ${of(({ kind }) => kind)}::text[], ${of(({ siteId }) => siteId)}::text[], ${of(({ till }) => till)}::text[],
          ${of(({ receiptNumber }) => receiptNumber)}::text[], ${of(({ businessDate }) => businessDate)}::date[],
          ${of(({ occurredTime }) => occurredTime)}::time[], ${of(({ currency }) => currency)}::text[],
          ${of(({ totalMinor }) => totalMinor)}::bigint[], ${of(({ piecesMilli }) => piecesMilli)}::bigint[],
          ${of(({ lineCount }) => lineCount)}::int[], ${of(({ contentHash }) => `\\x${contentHash}`)}::bytea[],
          ${of((_, { revenue }) => revenue)}::text[], ${of((_, { payment }) => payment)}::text[], ${of((_, { stock }) => stock)}::text[],
          ${of((_, { faults }) => faults?.[0]?.code)}::text[],
          ${of((_, { faults }) => faults?.[0] && [...faults[0].subject].slice(0, 40).join(""))}::text[],
          ${of((_, { faults }) => faults?.[0]?.reason)}::text[], ${of((_, { faults }) => jsonOf(faults))}::jsonb[],
          ${of((_, { booked }) => jsonOf(booked))}::jsonb[], ${of((_, { attempts }) => attempts)}::int[],
          ${of((_, { year }) => year)}::int[], ${of((_, { documents }) => documents.revenue)}::bigint[],
          ${of((_, { documents }) => documents.payment)}::bigint[], ${of((_, { documents }) => documents.stock)}::bigint[]),
        json_array_elements(${contents}::json)) as given (state)
      on conflict (receipt_key) do update set
        idoc_number = case when kept.content_hash = excluded.content_hash then kept.idoc_number else excluded.idoc_number end,
        position = case when kept.content_hash = excluded.content_hash then kept.position else excluded.position end, currency = excluded.currency,
        occurred_time = excluded.occurred_time, total_minor = excluded.total_minor, pieces_milli = excluded.pieces_milli,
        line_count = excluded.line_count, content = excluded.content, content_hash = excluded.content_hash, state = excluded.state,
        revenue_state = case kept.revenue_state when 'posted' then 'posted' else excluded.revenue_state end,
        payment_state = case kept.payment_state when 'posted' then 'posted' else excluded.payment_state end,
        stock_state = case kept.stock_state when 'posted' then 'posted' else excluded.stock_state end,
        reason_code = excluded.reason_code, reason_subject = excluded.reason_subject, reason = excluded.reason, faults = excluded.faults,
        version = kept.version + case when kept.content_hash = excluded.content_hash then 0 else 1 end
      where kept.state = 'setAside' and not exists (select from documents.receipt_version corrected
        where corrected.receipt_id = kept.receipt_id and corrected.content_hash = excluded.content_hash and how <> 'sent')
      returning receipt_key as key, receipt_id as "receiptId", old.content_hash is distinct from new.content_hash as differs)
    select key, "receiptId" from written where differs`.execute(transaction);
  return new Map(rows.map(({ key, receiptId }) => [key, receiptId]));
}

const stateOf = ({ faults, attempts }: Outcome) => (faults ? "setAside" : attempts > 0 ? "posted" : "pending");

/** A content that is about to be replaced by one that was sent stays as it was; nobody posts it meanwhile. */
export async function keepReplaced(
  transaction: DbTransaction,
  receipts: ArrivedReceipt[],
  { by, documentType }: { by: string; documentType: string },
): Promise<void> {
  const of = (value: (receipt: ArrivedReceipt) => string) => arrayLiteral(receipts.map(value));
  await sql`
    insert into documents.receipt_version (receipt_id, version, content, content_hash, idoc_number, replaced_by, how, why)
    select receipt_id, version, content, content_hash, idoc_number, ${by}, 'sent', ${documentType}
    from documents.receipt join unnest(${of(({ receiptKey }) => receiptKey)}::text[], ${of(({ contentHash }) => contentHash)}::text[]) as given(key, hash)
      on receipt_key = key
    where state = 'setAside' and content_hash <> decode(hash, 'hex') and not exists (select from documents.receipt_version corrected
      where corrected.receipt_id = receipt.receipt_id and corrected.content_hash = decode(hash, 'hex') and how <> 'sent')
    order by receipt_id for update of receipt`.execute(transaction);
}

/** The days of tills that anything came from, in one order. */
type OfTillDay = Pick<ArrivedReceipt, "siteId" | "till" | "businessDate">;
export async function insertTillDays(transaction: DbTransaction, receipts: OfTillDay[]): Promise<void> {
  const days = new Map<string, OfTillDay>();
  for (const receipt of receipts)
    if (receipt.businessDate !== null) days.set(`${receipt.siteId} ${receipt.till} ${receipt.businessDate}`, receipt);
  const sorted = [...days.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, receipt]) => receipt);
  const of = (value: (receipt: OfTillDay) => string | null) => arrayLiteral(sorted.map(value));
  await sql`
    insert into documents.till_day (site_id, till, business_date)
    select * from unnest(${of(({ siteId }) => siteId)}::text[], ${of(({ till }) => till)}::text[], ${of(({ businessDate }) => businessDate)}::date[])
      as given(site, of_till, day)
    where not exists (select from documents.till_day where site_id = site and till = of_till and business_date = day)
    on conflict do nothing`.execute(transaction);
}

type OfClosing = { receiptId: number; closing: Closing };

/** What sums and payment lists say of their closing, with the receipts inside. */
export async function keepClosings(transaction: DbTransaction, closings: OfClosing[]): Promise<void> {
  if (closings.length === 0) return;
  const heads = closings.map(({ receiptId, closing: { summed: _, ...head } }) => ({ receiptId, ...head }));
  await sql`
    insert into documents.closing (receipt_id, first_number, last_number, receipt_count, total_minor)
    select "receiptId", first, last, receipts, "totalMinor"
    from json_to_recordset(${JSON.stringify(heads)}::json) as given("receiptId" bigint, first text, last text, receipts int, "totalMinor" bigint)
    on conflict (receipt_id) do update set first_number = excluded.first_number, last_number = excluded.last_number,
      receipt_count = excluded.receipt_count, total_minor = excluded.total_minor`.execute(transaction);
  await sql`delete from documents.summed_receipt where receipt_id = any(${closings.map(({ receiptId }) => receiptId)})`.execute(
    transaction,
  );
  const summed = closings.flatMap(({ receiptId, closing }) => closing.summed.map((each) => ({ receiptId, ...each })));
  await sql`
    insert into documents.summed_receipt (receipt_id, receipt_number, amount_minor)
    select "receiptId", number, "amountMinor"
    from json_to_recordset(${JSON.stringify(summed)}::json) as given("receiptId" bigint, number text, "amountMinor" bigint)
    on conflict do nothing`.execute(transaction);
}

export async function insertRepeated(
  transaction: DbTransaction,
  idocNumber: number,
  receipts: ArrivedReceipt[],
): Promise<void> {
  const heads = receipts.map(({ receiptKey, position, contentHash }) => ({ receiptKey, position, contentHash }));
  await sql`
    insert into documents.repeated_receipt (idoc_number, position, receipt_id, differs)
    select ${idocNumber}, given.position, receipt_id, content_hash <> decode("contentHash", 'hex')
    from json_to_recordset(${JSON.stringify(heads)}::json) as given("receiptKey" text, position int, "contentHash" text)
    join documents.receipt on receipt_key = "receiptKey"`.execute(transaction);
}

export async function insertUnreadable(
  transaction: DbTransaction,
  idocNumber: number,
  records: Unreadable[],
): Promise<void> {
  await sql`
    insert into documents.unreadable_receipt (idoc_number, position, receipt_number, reason)
    select ${idocNumber}, position, "receiptNumber", reason
    from json_to_recordset(${JSON.stringify(records)}::json) as given(position int, "receiptNumber" text, reason text)`.execute(
    transaction,
  );
}

/** What was set aside of a document that was sent once more is tried again; gives how many. */
export async function reopenAsSent(
  transaction: DbTransaction,
  idocNumber: number,
  receiptKeys: string[],
): Promise<number> {
  const again = (task: Task) =>
    sql`case ${sql.ref(`${task}_state`)} when 'error' then 'open' else ${sql.ref(`${task}_state`)} end`;
  const { numAffectedRows } = await sql`
    update documents.receipt set state = 'pending', revenue_state = ${again("revenue")}, payment_state = ${again("payment")},
      stock_state = ${again("stock")}
    where idoc_number = ${idocNumber} and state = 'setAside' and receipt_key = any(${arrayLiteral(receiptKeys)}::text[])`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0n);
}
