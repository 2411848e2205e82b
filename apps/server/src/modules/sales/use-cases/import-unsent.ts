import { createHash } from "node:crypto";
import {
  formatReceiptNumber,
  type ImportedBeside,
  signedText,
  type UnsentExport,
  type UnsentImportAnswer,
} from "@counterfoil/contracts";
import { type Actor, inTransaction, problemOf, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Signer, Till } from "../../access/index.ts";
import { readKnown } from "../accept-store.ts";
import { arrivalOf } from "../check-transaction.ts";
import { readLastRunning } from "../follow-up-store.ts";
import type { Ground } from "../ground.ts";
import { type AcceptContext, type Outcome, resultOf, storeArrivals } from "./accept-transactions.ts";
import { type BesideKind, importBeside } from "./import-beside.ts";

export type ImportContext = AcceptContext & {
  findSigner: (tillId: string, text: string, signature: Buffer) => Promise<Signer | undefined>;
  /** The number that the till gave last, as it said itself. */
  readLastGiven: (tillId: string) => Promise<number>;
  /** Tills fetch their configuration, and go on after the numbers that were given here. */
  announceNumbers: (transaction: DbTransaction) => Promise<void>;
  /** Customers stand first: receipts name them. */
  besideKinds: readonly BesideKind[];
};
type Asked = { made: UnsentExport; trial: boolean; actor: Actor };

const damaged = problemOf(422, "export-damaged", "The export was changed or is not complete");
const notGenuine = problemOf(422, "export-not-genuine", "No device of this till has made the export");

/** Brings in what a till could not send, by the rules that hold for what it sends itself. A trial keeps nothing. */
export async function importUnsent(context: ImportContext, { made, trial, actor }: Asked): Promise<UnsentImportAnswer> {
  const signer = await provenSigner(context, made);
  const ground = await context.readGround(signer.till);
  const work = async (transaction: DbTransaction): Promise<UnsentImportAnswer> => {
    const beside: ImportedBeside[] = [];
    for (const kind of context.besideKinds) beside.push(await importBeside(transaction, kind, signer, made));
    const results = (await takeAll(context, transaction, ground, made.transactions)).map(lineOf);
    const { tillId, exportedAt } = made;
    const answer = { tillId, exportedAt, signedBy: signer.signedBy, results, beside };
    if (!trial) await recordImport(transaction, actor, answer);
    return answer;
  };
  const answer = await (trial ? tryOut(context.db, work) : inTransaction(context.db, work));
  if (!trial) context.wake();
  return answer;
}

async function provenSigner({ findSigner }: ImportContext, made: UnsentExport): Promise<Signer> {
  const text = signedText(made);
  if (createHash("sha256").update(text).digest("hex") !== made.digest)
    throw damaged("Its content does not agree with its digest. Take it from the till again.", "/export/digest");
  const signer = await findSigner(made.tillId, text, Buffer.from(made.signature, "hex"));
  if (!signer) throw notGenuine(`No device that till ${made.tillId} has or had signed it.`, "/export/signature");
  return signer;
}

type Taken = { outcome: Outcome; formerNumber?: string };

async function takeAll(context: ImportContext, transaction: DbTransaction, ground: Ground, elements: unknown[]) {
  const known = await knownByOtherNumber(transaction, ground.till, elements);
  const arrivals = elements.map((element) => arrivalOf(known.get(element) ?? element));
  const first = await storeArrivals(transaction, context, arrivals, ground);
  const collided = first.filter(({ kept }) => "code" in kept && kept.code === "number-used");
  const renumbered = await renumber(context, transaction, ground.till, collided);
  const second = await storeArrivals(transaction, context, [...renumbered.values()].map(arrivalOf), ground);
  if (second.length > 0) await context.announceNumbers(transaction);
  const again = new Map(collided.map((outcome, position) => [outcome, second[position] as Outcome]));
  return first.map((outcome, position): Taken => {
    const formerNumber = numberOf(elements[position]);
    const now = again.get(outcome) ?? outcome;
    return numberOf(now.arrival.element) === formerNumber ? { outcome: now } : { outcome: now, formerNumber };
  });
}

/** Of an earlier import: what got another number then is known by it, and not taken for a different content. */
async function knownByOtherNumber(transaction: DbTransaction, till: Till, elements: unknown[]) {
  const ids = elements.map((element) => textAt(element, "id")).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const bodies = new Map((await readKnown(transaction, till.storeId, ids)).map(({ id, body }) => [id, body]));
  return new Map(
    elements.flatMap((element) => {
      const body = bodies.get(textAt(element, "id"));
      return body && textAt(body, "externalReference") === numberOf(element) ? [[element, body] as const] : [];
    }),
  );
}

/**
 * Two devices of one till that did not know of each other gave a number twice. The one that came first has it; this one gets the
 * till's next, keeps its own beside it, and whatever in the export names it follows.
 */
async function renumber(
  { readLastGiven }: ImportContext,
  transaction: DbTransaction,
  till: Till,
  collided: readonly Outcome[],
): Promise<Map<string, unknown>> {
  if (collided.length === 0) return new Map();
  let last = Math.max(await readLastRunning(transaction, till), await readLastGiven(till.tillId));
  const numbers = new Map<string, string>();
  for (const { arrival } of collided) {
    last += 1;
    const next = formatReceiptNumber({ storeId: till.storeId, tillNumber: till.tillId.slice(-2), running: last });
    numbers.set(numberOf(arrival.element), next);
  }
  return new Map(
    collided.map(({ arrival }) => {
      const content = arrival.content.replace(/"(\d{4}-\d{2}-\d{6,7})"/g, (text, number) =>
        numbers.has(number) ? `"${numbers.get(number)}"` : text,
      );
      const externalReference = numberOf(arrival.element);
      return [externalReference, { ...JSON.parse(content), externalReference }];
    }),
  );
}

/** What would be, by doing it and taking it back. */
async function tryOut<Answer>(db: Db, work: (transaction: DbTransaction) => Promise<Answer>): Promise<Answer> {
  const over = new Error("the trial is over");
  let answer: Answer | undefined;
  await inTransaction(db, async (transaction) => {
    answer = await work(transaction);
    throw over;
  }).catch((error) => {
    if (error !== over) throw error;
  });
  return answer as Answer;
}

function recordImport(transaction: DbTransaction, actor: Actor, answer: UnsentImportAnswer): Promise<void> {
  const { tillId, exportedAt, signedBy, results, beside } = answer;
  const counts = { taken: 0, known: 0, rejected: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return recordChange(transaction, {
    actor,
    action: "till.unsentImported",
    objectType: "till",
    objectId: tillId,
    detail: { exportedAt, signedBy, ...counts, beside: beside.map(({ lines: _, ...counted }) => counted) },
  });
}

function lineOf({ outcome, formerNumber }: Taken): UnsentImportAnswer["results"][number] {
  const { id = null, repeated, problem } = resultOf(outcome);
  const { element } = outcome.arrival;
  const total = (element as { totals?: { total?: unknown } } | null)?.totals?.total;
  const texts = { number: numberOf(element), kind: textAt(element, "kind"), occurredAt: textAt(element, "occurredAt") };
  return {
    id,
    ...texts,
    currency: textAt(element, "currency"),
    ...(formerNumber !== undefined && { formerNumber }),
    ...(typeof total === "number" && { total }),
    outcome: problem ? "rejected" : repeated ? "known" : "taken",
    ...(problem && { problem: { code: problem.code, detail: problem.detail } }),
  };
}

const numberOf = (element: unknown) => textAt(element, "number");

function textAt(element: unknown, name: string): string {
  const value = (element as Record<string, unknown> | null)?.[name];
  return typeof value === "string" ? value.slice(0, 100) : "";
}
