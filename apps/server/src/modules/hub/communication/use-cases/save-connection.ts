import { type Actor, inTransaction, problemOf, recordChange, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../../database.ts";
import { endPause } from "../contact-store.ts";
import { readDestination, upsertDestination } from "../destination-store.ts";
import { scenarios } from "../scenarios.ts";

export type ConnectionFacts = {
  url: string;
  userName: string;
  secret?: string;
  client: string;
  senderPort: string;
  receiverPort: string;
  receiver: string;
};

export const secretMissing = problemOf(400, "secret-missing", "The secret is needed");
const systemId = "ERP";

/** Without a secret the one that is there stays, but only for the same address and user: it must not be sent elsewhere. */
export async function saveConnection(db: Db, key: Buffer, facts: ConnectionFacts, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { secret: given, url, userName, ...parties } = facts;
    const known = await readDestination(transaction, key, { systemId, use: "standard" });
    const kept =
      known?.url === url && known.auth.kind === "basic" && known.auth.userName === userName
        ? known.auth.secret
        : undefined;
    const secret = given ?? kept;
    if (secret === undefined) throw secretMissing("Give the secret for this address and user.", "/secret");
    await upsertSystem(transaction, parties);
    await upsertDestination(transaction, key, {
      systemId,
      use: "standard",
      url,
      auth: { kind: "basic", userName, secret },
    });
    if (known === undefined) await arrangeAll(transaction);
    await endPause(transaction, systemId);
    await recordChange(transaction, {
      actor,
      action: "communicationSystem.changed",
      objectType: "communicationSystem",
      objectId: systemId,
      detail: { url, userName, ...parties, secretChanged: given !== undefined },
    });
  });
}

async function upsertSystem(
  transaction: DbTransaction,
  { client, senderPort, receiverPort, receiver }: Omit<ConnectionFacts, "url" | "userName" | "secret">,
): Promise<void> {
  await sql`
    insert into hub.communication_system (system_id, name, kind, client, sender_port, receiver_port, receiver)
    values (${systemId}, 'ERP', 'other', ${client}, ${senderPort}, ${receiverPort}, ${receiver})
    on conflict (system_id) do update set client = excluded.client, sender_port = excluded.sender_port,
      receiver_port = excluded.receiver_port, receiver = excluded.receiver, changed_at = now()`.execute(transaction);
  await sql`insert into hub.communication_contact (system_id) values (${systemId}) on conflict do nothing`.execute(
    transaction,
  );
}

async function arrangeAll(transaction: DbTransaction): Promise<void> {
  for (const { id, inbound, outbound } of scenarios) {
    await sql`insert into hub.communication_arrangement (system_id, scenario) values (${systemId}, ${id})
      on conflict do nothing`.execute(transaction);
    for (const [direction, services] of Object.entries({ inbound, outbound }))
      await sql`
        insert into hub.communication_service (system_id, scenario, service, direction, active)
        select ${systemId}, ${id}, unnest(${[...services]}::text[]), ${direction}, true
        on conflict do nothing`.execute(transaction);
  }
}
