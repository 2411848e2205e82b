import { setTimeout as pause } from "node:timers/promises";
import type { World } from "./world.ts";

/** What still moves, in words; each row is one kind of work with how much of it there is. */
const serverAsks = `
  select 'messages on their way to the ERP' as what, count(*)::int as count from hub.outbound_message
    where state in ('waiting', 'sending', 'failed', 'delivered')
  union all select 'documents to be sent', count(*)::int from hub.outbound_document where state = 'ready'
  union all select 'master data to be applied', count(*)::int from hub.inbound_document where state in ('received', 'applying')
  union all select 'prices that no book has', count(*)::int from prices.price where from_book > (select max(number) from prices.book)
  union all select 'outages that are over and still stand', count(*)::int from hub.alert where key like 'system-unreachable:%'
    and cleared_at is null
  union all select 'alerts to be told', count(*)::int from hub.alert_delivery where state = 'waiting'`;
const erpAsks = `
  select 'receipts to be posted' as what, count(*)::int as count from documents.receipt where state = 'pending'
  union all select 'replication runs under way', count(*)::int from replication.run where state in ('running', 'waiting')
  union all select 'changes to be sent', count(*)::int from replication.pointer join replication.model using (model_id)
    where active and object_type = 'article' and change_number < (select max(change_number) from masterdata.article)
  union all select 'customers to be sent', count(*)::int from replication.pointer join replication.model using (model_id)
    where active and object_type = 'businessPartner'
      and change_number < (select max(change_number) from masterdata.business_partner)`;

/** Everything that is not at its end. */
export async function readUnrest({ databases, tills }: World): Promise<string[]> {
  const unsent = tills.filter((till) => till.unsent > 0).map((till) => `${till.tillId}: ${till.unsent} unsent`);
  const asked = await Promise.all([databases.server.query(serverAsks), databases.erp.query(erpAsks)]);
  const moving = asked
    .flatMap(({ rows }) => rows as { what: string; count: number }[])
    .filter(({ count }) => count > 0);
  return [...unsent, ...moving.map(({ what, count }) => `${count} ${what}`)];
}

/** Waits until nothing moves. What still does after that time is stuck, or nearly; an empty list is rest. */
export async function waitForRest(world: World, timeoutMs: number): Promise<string[]> {
  let unrest: string[] = ["nobody has looked"];
  for (const endMs = performance.now() + timeoutMs; performance.now() < endMs; await pause(300)) {
    unrest = await readUnrest(world).catch((error: Error) => [error.message]);
    if (unrest.length === 0) return [];
  }
  return unrest;
}
