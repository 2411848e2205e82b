import { type Actor, decryptText, encryptText, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { TokenClient } from "../../outbound/fetch-token.ts";
import { clientSecretMissing, receiverAddress, receiverUnknown, secretMissing } from "./errors.ts";
import type { ReceiverInput } from "./schemas.ts";

export type Receiver = {
  receiverId: string;
  name: string;
  baseUrl: string;
  technicalUser: string;
  secret: string;
  client?: TokenClient;
};
type Row = {
  receiverId: string;
  name: string;
  baseUrl: string;
  technicalUser: string;
  sealed: string | null;
  tokenUrl: string | null;
  clientId: string | null;
  clientSealed: string | null;
  lastContactAt: Date | null;
  lastFailure: string | null;
};

const columns = sql`receiver_id as "receiverId", name, base_url as "baseUrl", technical_user as "technicalUser", secret_sealed as sealed,
  token_url as "tokenUrl", client_id as "clientId", client_secret_sealed as "clientSealed", last_contact_at as "lastContactAt", last_failure as "lastFailure"`;

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
  const { name, baseUrl, technicalUser, sealed, tokenUrl, clientId, clientSealed } = row;
  const hasClient = tokenUrl !== null && clientId !== null && clientSealed !== null;
  return {
    receiverId,
    name,
    baseUrl,
    technicalUser,
    secret: decryptText(key, sealed),
    ...(hasClient && { client: { tokenUrl, clientId, secret: decryptText(key, clientSealed) } }),
  };
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
    const client = clientToKeep(key, baseUrl, input, before);
    await sql`
      insert into replication.receiver (receiver_id, name, base_url, technical_user, secret_sealed, token_url, client_id,
        client_secret_sealed, changed_at, changed_by)
      values (${receiverId}, ${name}, ${baseUrl}, ${input.technicalUser}, ${sealed}, ${client?.tokenUrl ?? null},
        ${client?.clientId ?? null}, ${client?.clientSealed ?? null}, now(), ${actor.name})
      on conflict (receiver_id) do update set name = excluded.name, base_url = excluded.base_url, technical_user = excluded.technical_user,
        secret_sealed = excluded.secret_sealed, token_url = excluded.token_url, client_id = excluded.client_id,
        client_secret_sealed = excluded.client_secret_sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      transaction,
    );
    const detail = {
      baseUrl,
      technicalUser: input.technicalUser,
      newSecret: input.secret !== undefined,
      ...(client && { tokenUrl: client.tokenUrl, clientId: client.clientId }),
      newClientSecret: input.client?.secret !== undefined,
    };
    await recordChange(transaction, {
      actor,
      action: "receiver.saved",
      objectType: "receiver",
      objectId: receiverId,
      detail,
    });
  });
}

type SealedClient = { tokenUrl: string; clientId: string; clientSealed: string };

/** What is there stays when nothing is said, but never for another address: neither secret nor token must be sent elsewhere. */
function clientToKeep(
  key: Buffer,
  baseUrl: string,
  { client }: ReceiverInput,
  before: Row | undefined,
): SealedClient | undefined {
  const known = before?.baseUrl === baseUrl ? before : undefined;
  if (!client) {
    const { tokenUrl = null, clientId = null, clientSealed = null } = known ?? {};
    return tokenUrl !== null && clientId !== null && clientSealed !== null
      ? { tokenUrl, clientId, clientSealed }
      : undefined;
  }
  const tokenUrl = addressOf(client.tokenUrl ?? `${baseUrl}/oauth/token`);
  if (tokenUrl === undefined)
    throw receiverAddress("Give an address like https://shop.example.org/oauth/token.", "/body/client/tokenUrl");
  const { clientId, secret } = client;
  const kept = known?.tokenUrl === tokenUrl && known.clientId === clientId ? known.clientSealed : undefined;
  const clientSealed = secret === undefined ? kept : encryptText(key, secret);
  if (!clientSealed) throw clientSecretMissing("Give the client's secret for this address.", "/body/client/secret");
  return { tokenUrl, clientId, clientSealed };
}

function readAddress(text: string): string {
  const address = addressOf(text);
  if (address === undefined)
    throw receiverAddress("Give an address like https://shop.example.org, without user or query.", "/body/baseUrl");
  return address;
}

function addressOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isHttp || url.username || url.password || url.search || url.hash) return undefined;
  return url.href.replace(/\/$/, "");
}

export async function readReceivers(db: Db) {
  const { rows } = await sql<Row>`select ${columns} from replication.receiver order by receiver_id limit 1000`.execute(
    db,
  );
  return rows.map(({ sealed, tokenUrl, clientId, clientSealed, lastContactAt, lastFailure, ...row }) => ({
    ...row,
    hasSecret: sealed !== null,
    ...(clientSealed !== null && { client: { tokenUrl, clientId } }),
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
