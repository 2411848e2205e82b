import { type AnyKysely, sql } from "@counterfoil/platform";
import { type ObjectCase, resolveByLater, resolveObjects, upsertObjectCases } from "./case-store.ts";
import { causeOfObject, natureOf } from "./causes.ts";

type Document = { id: string; service: string; state: string; reason: string | null; messageId: string | null };
type Refused = { position: number; businessKey: string; reason: string | null };

/** Of the document as a whole. */
const WHOLE = -1;
/** Of a document in which everything is wrong, so many stand for all. */
const CASES_AT_MOST = 10_000;

/** Hears what became of a document from the ERP, in the transaction that says so. */
export async function noteDocument(db: AnyKysely, documentId: string): Promise<void> {
  const document = await readDocument(db, documentId);
  if (!document) return;
  const cases = document.state === "rejected" || document.state === "failed" ? [wholeCase(document)] : [];
  const refused = document.state === "appliedWithErrors" ? await readRefused(db, documentId) : [];
  const ofObjects = refused.map(({ reason, ...object }) => objectCase({ ...object, reason: reason ?? "Refused." }));
  await resolveObjects(
    db,
    documentId,
    [...cases, ...ofObjects].map(({ position }) => position),
  );
  if (document.state === "applied" || document.state === "appliedWithErrors")
    await resolveByLater(db, documentId, document.service);
  await upsertObjectCases(db, document, [...cases, ...ofObjects]);
}

function wholeCase({ id, state, reason, messageId }: Document): ObjectCase {
  const code = state === "rejected" ? "document-unreadable" : "document-failed";
  const cause = { code, subject: "", errorClass: natureOf(code).errorClass };
  return { position: WHOLE, businessKey: messageId ?? id, cause, reason: reason ?? state };
}

const objectCase = (refused: Refused & { reason: string }): ObjectCase => ({
  ...refused,
  cause: causeOfObject(refused.reason),
});

async function readDocument(db: AnyKysely, id: string): Promise<Document | undefined> {
  const { rows } = await sql<Document>`
    select id, service, state, reason, message_id as "messageId" from hub.inbound_document where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

async function readRefused(db: AnyKysely, documentId: string): Promise<Refused[]> {
  const { rows } = await sql<Refused>`
    select position, object_key as "businessKey", reason from hub.inbound_object
    where document_id = ${documentId} and outcome = 'rejected' order by position limit ${CASES_AT_MOST}`.execute(db);
  return rows;
}
