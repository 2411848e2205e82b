import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

export type DaySize = { stores: number; receiptsOfTill: number; calls: number; objectsOfCall: number };
/** Numbers by which people look something up, of somewhere in the middle of the day. */
export type Known = {
  storeId: string;
  tillId: string;
  day: string;
  receiptNumber: string;
  transactionId: string;
  idocNumber: string;
  customerId: string;
  customerName: string;
  articleId: string;
  gtin: string;
  messageId: string;
  documentId: string;
  group: string;
  largestGroup: string;
  caseId: number;
};

/** Fills the server's database with the messages of a day; answers seconds. */
export async function fillDay(url: string, { stores, receiptsOfTill, calls, objectsOfCall }: DaySize): Promise<number> {
  const startMs = performance.now();
  await withClient(url, async (client) => {
    const sizes = { stores, receipts: receiptsOfTill, calls, objects: objectsOfCall };
    for (const [name, value] of Object.entries(sizes)) await client.query(`SET bench.${name} = ${value}`);
    // One by one: several in one text would be one transaction, in which nothing can be vacuumed.
    for (const statement of statementsOf(readFileSync(join(import.meta.dirname, "day-of-messages.sql"), "utf8")))
      await client.query(statement);
  });
  return (performance.now() - startMs) / 1000;
}

const statementsOf = (text: string) =>
  text
    .split(/;\n/)
    .map((statement) => statement.trim())
    .filter(Boolean);

const knownOnes = `
  select sample.store_id as "storeId", till_id as "tillId", business_date::text as day, number as "receiptNumber", sample.id as "transactionId",
    (select idoc_number from hub.outbound_document where outbound_document.store_id = sample.store_id and idoc_number is not null limit 1) as "idocNumber",
    customer_id as "customerId", (select name from customers.partner where partner_id = customer_id) as "customerName",
    (select article_id from sales.line where line.store_id = sample.store_id and transaction_id = sample.id limit 1) as "articleId",
    (select gtin from sales.line join catalog.gtin using (article_id) where line.store_id = sample.store_id limit 1) as gtin,
    call.message_id as "messageId", call.id as "documentId", one.group_key as "group", one.id as "caseId",
    (select group_key from hub.mending_case where resolved_at is null group by group_key order by count(*) desc limit 1) as "largestGroup"
  from (select * from sales.transaction where customer_id is not null and till_id like 'B%' and accepted_at < now() - interval '12 hours'
      order by accepted_at desc limit 1) as sample,
    (select * from hub.inbound_document where state = 'appliedWithErrors' and received_at < now() - interval '12 hours' order by id desc limit 1) as call,
    (select * from hub.mending_case where resolved_at is null and direction = 'outbound' order by id desc limit 1 offset 100) as one`;

export async function readKnown(url: string): Promise<Known> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Known>(knownOnes);
    if (!rows[0]) throw new Error("the day of messages is not there");
    return rows[0];
  });
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
