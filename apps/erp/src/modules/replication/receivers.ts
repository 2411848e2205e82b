import { type Actor, decryptText, encryptText, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { receiverAddress, receiverUnknown, secretMissing } from "./errors.ts";
import type { ReceiverInput } from "./schemas.ts";

export type Receiver = { receiverId: string; name: string; baseUrl: string; technicalUser: string; secret: string };
type Row = {
  receiverId: string;
  name: string;
  baseUrl: string;
  technicalUser: string;
  sealed: string | null;
  lastContactAt: Date | null;
  lastFailure: string | null;
};

const columns = sql`receiver_id as "receiverId", name, base_url as "baseUrl", technical_user as "technicalUser", secret_sealed as sealed,
  last_contact_at as "lastContactAt", last_failure as "lastFailure"`;

async function findReceiver(db: Db, receiverId: string): Promise<Row | undefined> {
  const { rows } =
    await sql<Row>`select ${columns} from replication.receiver where receiver_id = ${receiverId}`.execute(db);
  return rows[0];
}

/** With its secret, for a call. */
export async function openReceiver(db: Db, key: Buffer, receiverId: string): Promise<Receiver> {
  const row = await findReceiver(db, receiverId);
  if (!row) throw receiverUnknown(`There is no receiver ${receiverId}.`);
  if (row.sealed === null) throw secretMissing(`Receiver ${receiverId} has no secret.`);
  const { name, baseUrl, technicalUser, sealed } = row;
  return { receiverId, name, baseUrl, technicalUser, secret: decryptText(key, sealed) };
}

/** The secret is sealed with a key outside the database and never leaves again. */
export async function saveReceiver(
  db: Db,
  key: Buffer,
  receiverId: string,
  input: ReceiverInput,
  actor: Actor,
): Promise<void> {
  const baseUrl = readAddress(input.baseUrl);
  await inTransaction(db, async (transaction) => {
    const before = await findReceiver(transaction, receiverId);
    // The secret that is there stays only for the same address and user: it must not be sent elsewhere.
    const kept =
      before?.baseUrl === baseUrl && before.technicalUser === input.technicalUser ? before.sealed : undefined;
    const sealed = input.secret === undefined ? kept : encryptText(key, input.secret);
    if (!sealed) throw secretMissing("Give the technical user's secret for this address.", "/body/secret");
    const name = input.name ?? before?.name ?? receiverId;
    await sql`
      insert into replication.receiver (receiver_id, name, base_url, technical_user, secret_sealed, changed_at, changed_by)
      values (${receiverId}, ${name}, ${baseUrl}, ${input.technicalUser}, ${sealed}, now(), ${actor.name})
      on conflict (receiver_id) do update set name = excluded.name, base_url = excluded.base_url, technical_user = excluded.technical_user,
        secret_sealed = excluded.secret_sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      transaction,
    );
    const detail = { baseUrl, technicalUser: input.technicalUser, newSecret: input.secret !== undefined };
    await recordChange(transaction, {
      actor,
      action: "receiver.saved",
      objectType: "receiver",
      objectId: receiverId,
      detail,
    });
  });
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isHttp || url.username || url.password || url.search || url.hash)
    throw receiverAddress("Give an address like https://shop.example.org, without user or query.", "/body/baseUrl");
  return url.href.replace(/\/$/, "");
}

export async function readReceivers(db: Db) {
  const { rows } = await sql<Row>`select ${columns} from replication.receiver order by receiver_id limit 1000`.execute(
    db,
  );
  return rows.map(({ sealed, lastContactAt, lastFailure, ...row }) => ({
    ...row,
    hasSecret: sealed !== null,
    ...(lastContactAt && { lastContactAt: lastContactAt.toISOString() }),
    ...(lastFailure !== null && { lastFailure }),
  }));
}

/** How the last call went: for the list, and for the readiness page. */
export async function noteContact(db: Db, receiverId: string, failure: string | null): Promise<void> {
  await sql`update replication.receiver set last_failure = ${failure},
      last_contact_at = case when ${failure}::text is null then now() else last_contact_at end
    where receiver_id = ${receiverId}`.execute(db);
}
