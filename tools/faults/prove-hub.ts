import { patiently } from "./patiently.ts";
import { differences } from "./prove-sales.ts";
import type { World } from "./world.ts";

/** What failed and waits for a person must be seen where people look. Read before anybody sends it again. */
export async function proveVisible({ databases }: World): Promise<string[]> {
  const { rows } = await databases.server.query(
    `select business_key, state, reason_code from hub.outbound_message as message
      where state in ('dead', 'setAside') and collected_in is null and not exists (
        select from hub.mending_case as open where open.message_id = message.id and open.resolved_at is null)`,
  );
  return differences("failed and not in Messages", rows);
}

/** A person sends all again that waits for one, and is impatient: the button is pressed twice. Answers how many that were. */
export async function mendAll({ databases, doors, sentAgain }: World): Promise<number> {
  const { rows } = await databases.server.query<{ number: string; state: string }>(
    "select business_key as number, state from hub.outbound_message where state in ('dead', 'setAside')",
  );
  for (const { number } of rows) sentAgain.add(number);
  for (const state of new Set(rows.map((row) => row.state))) {
    const retry = () => patiently(() => doors.server.post("/api/hub/outbound-messages/retry", { state }));
    await Promise.all([retry(), retry()]);
  }
  return rows.length;
}

/** Objects that the server refused (too large, said the line): the ERP's person sends them once more. */
export async function sendRefusedAgain({ databases, doors }: World): Promise<number> {
  const { rows } = await databases.erp.query<{ objectType: string; keys: string[] }>(
    `select object_type as "objectType", array_agg(object_key) as keys from replication.object_status
      where state = 'refused' group by 1`,
  );
  for (const { objectType, keys } of rows) {
    const run = { modelId: "counterfoil", objectType, mode: "chosen", keys };
    await patiently(() => doors.erp.post("/api/replication/runs", run));
  }
  return rows.length;
}

/** States that nobody would ever leave again. */
export async function proveNothingStuck({ databases }: World): Promise<string[]> {
  const faults: string[] = [];
  const queries: [World["databases"]["erp"], string, string][] = [
    [
      databases.server,
      "messages that wait for a person",
      "select business_key, service, state, reason from hub.outbound_message where state <> 'posted'",
    ],
    [
      databases.server,
      "documents not settled",
      "select id, service, state, polls from hub.outbound_document where state not in ('settled', 'replaced')",
    ],
    [
      databases.server,
      "sales told another state",
      "select transaction_id, state from sales.posting where state <> 'posted'",
    ],
    [
      databases.server,
      "master data not applied",
      "select id, service, state, reason from hub.inbound_document where state not in ('applied', 'duplicate')",
    ],
    [
      databases.server,
      "cases still open",
      "select business_key, cause_code, reason from hub.mending_case where resolved_at is null and direction = 'outbound'",
    ],
    [
      databases.erp,
      "receipts not posted",
      "select receipt_number, kind, state, reason from documents.receipt where state <> 'posted'",
    ],
    [
      databases.erp,
      "runs not ended",
      "select run_id, object_type, state, reason from replication.run where state not in ('done', 'doneWithErrors')",
    ],
    [
      databases.erp,
      "messages not sent",
      "select message_id, state, reason from replication.message where state not in ('sent', 'split', 'refused')",
    ],
    [
      databases.erp,
      "objects refused",
      "select object_type, object_key, reason from replication.object_status where state = 'refused'",
    ],
  ];
  for (const [pool, what, query] of queries) faults.push(...differences(what, (await pool.query(query)).rows));
  for (const [name, pool] of Object.entries(databases)) {
    const { rows } = await pool.query(
      `select task_identifier, locked_at, attempts, run_at, left(last_error, 200) as error from graphile_worker.jobs
        where locked_at < now() - interval '1 minute' or run_at < now() - interval '1 minute' or run_at > now() + interval '10 minutes'`,
    );
    faults.push(...differences(`jobs of ${name} that nobody does`, rows));
  }
  return faults;
}

/** An outage is told once when it begins and once when it ends, however many were hit by it. */
export async function proveAlerts({ databases, hearer, outages }: World): Promise<string[]> {
  const { rows } = await databases.server.query<{ raised: number; open: number; told: number }>(
    `select count(*)::int as raised, count(*) filter (where cleared_at is null)::int as open,
      (select count(*)::int from hub.alert_delivery as delivery join hub.alert on alert.id = alert_id
        where key like 'system-unreachable:%' and channel = 'webhook') as told
      from hub.alert where key like 'system-unreachable:%'`,
  );
  const { raised = 0, open = 0, told = 0 } = rows[0] ?? {};
  const heard = hearer.outages();
  const faults = open > 0 ? [`${open} outages are over and their alert stands`] : [];
  if (raised < outages.count) faults.push(`${outages.count} long outages, and ${raised} alerts`);
  if (told !== 2 * raised - open)
    faults.push(`${raised} alerts of outages were to be told ${2 * raised - open} times, and were ${told} times`);
  if (heard.raised !== raised || heard.cleared !== raised - open)
    faults.push(
      `of ${raised} outages the beginning was heard of ${heard.raised} times, the end ${heard.cleared} times`,
    );
  return faults;
}
