import { type Actor, decryptText, encryptText, inTransaction, recordChange, sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../database.ts";
import type { Destination } from "./call-pricing.ts";
import { destinationAddress, destinationSecret, orderChanged } from "./errors.ts";
import { checkProcedure, type Procedure } from "./procedure.ts";

export const DestinationSchema = Type.Object(
  {
    calculateUrl: Type.String({ maxLength: 300, description: "https://prices.example.org/restapi/<tenant>" }),
    tokenUrl: Type.String({ maxLength: 300 }),
    clientId: Type.String({ minLength: 1, maxLength: 120 }),
    secret: Type.Optional(
      Type.String({ minLength: 1, maxLength: 300, description: "Left out: the stored one stays." }),
    ),
  },
  { additionalProperties: false },
);
type DestinationInput = Static<typeof DestinationSchema>;
type Row = { calculateUrl: string; tokenUrl: string; clientId: string; sealed: string };

async function findDestination(db: Db): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select calculate_url as "calculateUrl", token_url as "tokenUrl", client_id as "clientId", client_secret_sealed as sealed
    from orders.pricing_destination`.execute(db);
  return rows[0];
}

/** Without its secret. */
export async function readDestination(db: Db) {
  const row = await findDestination(db);
  if (!row) return {};
  const { sealed: _, ...shown } = row;
  return { ...shown, hasSecret: true };
}

export async function openDestination(db: Db, key: Buffer): Promise<Destination | undefined> {
  const row = await findDestination(db);
  if (!row) return undefined;
  const { calculateUrl, tokenUrl, clientId, sealed } = row;
  return { calculateUrl, client: { tokenUrl, clientId, secret: decryptText(key, sealed) } };
}

/** The secret that is there stays only for the same addresses and client: it must not be sent elsewhere. */
export async function saveDestination(db: Db, key: Buffer, input: DestinationInput, actor: Actor): Promise<void> {
  const calculateUrl = readAddress(input.calculateUrl, "/body/calculateUrl");
  const tokenUrl = readAddress(input.tokenUrl, "/body/tokenUrl");
  const { clientId, secret } = input;
  await inTransaction(db, async (transaction) => {
    const before = await findDestination(transaction);
    const isSame =
      before?.calculateUrl === calculateUrl && before.tokenUrl === tokenUrl && before.clientId === clientId;
    const sealed = secret === undefined ? (isSame ? before.sealed : undefined) : encryptText(key, secret);
    if (sealed === undefined) throw destinationSecret("Give the client's secret for these addresses.", "/body/secret");
    await sql`
      insert into orders.pricing_destination (calculate_url, token_url, client_id, client_secret_sealed, changed_at, changed_by)
      values (${calculateUrl}, ${tokenUrl}, ${clientId}, ${sealed}, now(), ${actor.name})
      on conflict (single_row) do update set calculate_url = excluded.calculate_url, token_url = excluded.token_url, client_id = excluded.client_id,
        client_secret_sealed = excluded.client_secret_sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      transaction,
    );
    const detail = { calculateUrl, tokenUrl, clientId, newSecret: secret !== undefined };
    const object = { objectType: "pricingDestination", objectId: "1" };
    await recordChange(transaction, { actor, action: "pricingDestination.saved", ...object, detail });
  });
}

function readAddress(text: string, where: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isHttp || url.username || url.password || url.hash)
    throw destinationAddress("Give an address like https://prices.example.org/restapi/demo, without user.", where);
  return url.href;
}

export type StoredProcedure = { procedure: Procedure; version: number; changedAt: string; changedBy: string };

export async function readProcedure(db: Db): Promise<StoredProcedure> {
  const { rows } = await sql<{ content: Procedure; version: number; changedAt: Date; changedBy: string }>`
    select content, version, changed_at as "changedAt", changed_by as "changedBy" from orders.pricing_procedure`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("the pricing procedure is missing");
  const { content, changedAt, ...rest } = row;
  return { procedure: content, changedAt: changedAt.toISOString(), ...rest };
}

export async function saveProcedure(
  db: Db,
  { procedure, version }: { procedure: Procedure; version: number },
  actor: Actor,
): Promise<void> {
  checkProcedure(procedure);
  await inTransaction(db, async (transaction) => {
    const before = await readProcedure(transaction);
    const { numAffectedRows } = await sql`
      update orders.pricing_procedure set content = ${JSON.stringify(procedure)}, version = version + 1, changed_at = now(), changed_by = ${actor.name}
      where version = ${version}`.execute(transaction);
    if (numAffectedRows !== 1n)
      throw orderChanged("The pricing procedure was changed meanwhile; load it again.", "/body/version");
    const detail = { before: before.procedure, after: procedure };
    const object = { objectType: "pricingProcedure", objectId: "1" };
    await recordChange(transaction, { actor, action: "pricingProcedure.saved", ...object, detail });
  });
}
