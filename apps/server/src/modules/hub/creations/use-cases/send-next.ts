import { inTransaction } from "@counterfoil/platform";
import {
  blamesTheDocument,
  type Destination,
  ErpFailure,
  type Failure,
  noteContact,
  noteFailure,
  readContact,
  wasNotTaken,
} from "../../communication/index.ts";
import { mappingErrorOf } from "../../mapping/index.ts";
import type { ODataCaller } from "../call-odata.ts";
import type { CreationChange, CreationContext, CreationKind, CreationService } from "../creation.ts";
import { readKey, readRefusal } from "../read-answer.ts";
import { type Claimed, claimNext, type FailedTry, keepContent, letGo, setCreated, setFailed } from "../store.ts";

export type Sending = CreationContext & { odata: ODataCaller; pauses: Map<CreationService, Pause> };
/** While a service does not answer, one object is tried after each pause, and the others wait. */
type Pause = { failures: number; untilMs: number };

/** A server error may be the object's fault: so many tries, then a person has to look. */
const TRIES = 10;
/** What needs something else to be there first is looked at again after this. */
const NOT_YET_MS = 15_000;
/** What the ERP may still be working on is asked for again after this. */
const UNHEARD_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** One step: the object that waits for longest is created in the ERP, or is found there. */
export async function sendNext(context: Sending): Promise<"more" | "idle"> {
  const { communication, db, kinds, pauses } = context;
  const ready = [...kinds.keys()].filter((service) => (pauses.get(service)?.untilMs ?? 0) <= performance.now());
  for (const { systemId, services } of await communication.readRoutes(ready)) {
    const destination = await communication.readDestination(systemId, "odata");
    const open = ready.filter((service) => services.includes(service));
    const claimed = destination && (await claimNext(db, open));
    const kind = claimed && kinds.get(claimed.service);
    if (!destination || !kind) continue;
    await create(context, { destination, claimed, kind });
    return "more";
  }
  return "idle";
}

type Attempt = { destination: Destination; claimed: Claimed; kind: CreationKind };

async function create(context: Sending, attempt: Attempt): Promise<void> {
  const { db, stopping } = context;
  const { claimed } = attempt;
  try {
    const known = claimed.sentAt === null ? undefined : await find(context, attempt);
    const key = known ?? (await (claimed.unheard ? waitForWord : post)(context, attempt));
    if (key !== undefined) await noteCreated(context, attempt, key);
  } catch (error) {
    const unmapped = mappingErrorOf(error);
    if (unmapped) {
      const { message: reason, root: cause } = unmapped;
      return noteFailed(context, attempt, {
        state: "dead",
        code: "mapping",
        reason,
        cause,
        pauseMs: 0,
        answered: false,
      });
    }
    if (!(error instanceof ErpFailure)) throw error;
    if (stopping.aborted) return letGo(db, claimed.id);
    await noteUnanswered(context, attempt, error.failure);
  }
}

/** Does it have it already? Asked before each repetition: of a lost answer nobody knows what it said. */
async function find({ odata }: Sending, { destination, claimed, kind }: Attempt): Promise<string | undefined> {
  const { odata: place, key } = kind;
  const question = { filter: kind.question(claimed), select: key, limit: 2 };
  return readKey(await odata.ask(destination, place, question), key);
}

/** A time-out is no failure: whoever takes it for one has the order twice. Nothing goes out while the ERP may still make it. */
async function waitForWord(context: Sending, attempt: Attempt): Promise<undefined> {
  const reason =
    "The ERP was sent this and gave no answer. It may still be working on it: it is asked again and again.";
  await noteFailed(context, attempt, {
    state: "waiting",
    code: "unheard",
    reason,
    pauseMs: UNHEARD_MS,
    answered: false,
  });
}

async function post(context: Sending, attempt: Attempt): Promise<string | undefined> {
  const { destination, claimed, kind } = attempt;
  const written = await kind.write(claimed.id);
  if ("notYet" in written) {
    const waiting = { state: "waiting", code: "notYet", reason: written.notYet, pauseMs: NOT_YET_MS } as const;
    await noteFailed(context, attempt, { ...waiting, answered: false });
    return undefined;
  }
  await context.odata.open(destination, kind.odata);
  await keepContent(context.db, claimed.id, written);
  const { status, body } = await context.odata.post(destination, kind.odata, written.body);
  if (status >= 200 && status < 300) return readKey(body, kind.key);
  const { failure, cause } = readRefusal({ status, body }, written.body);
  if (failure.code !== "refused") throw new ErpFailure(failure);
  // It may refuse what it has: whoever was cut off while it worked sends it a second time.
  const known = await find(context, attempt);
  if (known === undefined) {
    await context.communication.noteAnswered(destination.systemId, kind.service);
    const { code, detail: reason } = failure;
    await noteFailed(context, attempt, {
      state: "dead",
      code,
      reason,
      pauseMs: 0,
      answered: true,
      ...(cause ? { cause } : {}),
    });
  }
  return known;
}

async function noteCreated(context: Sending, { destination, claimed, kind }: Attempt, key: string): Promise<void> {
  const { db, communication, pauses } = context;
  pauses.delete(kind.service);
  await inTransaction(db, async (transaction) => {
    await noteContact(transaction, destination.systemId);
    await tell(context, transaction, kind, await setCreated(transaction, claimed.id, key));
  });
  await communication.noteAnswered(destination.systemId, kind.service);
}

/** Nobody knows whether it is there. It waits; what the ERP itself stumbles over again and again is given up. */
async function noteUnanswered(context: Sending, attempt: Attempt, failure: Failure): Promise<void> {
  const { db, log, pauses, communication } = context;
  const { claimed, kind, destination } = attempt;
  const { systemId } = destination;
  context.odata.forget();
  log.warn({ id: claimed.id, service: kind.service, failure }, "the ERP was not reached to create something");
  const counts = blamesTheDocument(failure);
  const givenUp = counts && claimed.attempts + 1 >= TRIES;
  const failures = (pauses.get(kind.service)?.failures ?? 0) + 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20));
  pauses.set(kind.service, { failures, untilMs: performance.now() + pauseMs });
  // Without any answer the whole system is away, for receipts too.
  if (failure.status === undefined) {
    const { failures: failuresBefore } = await readContact(db, systemId);
    await noteFailure(db, systemId, { failure, failuresBefore });
  }
  const { code, detail: reason } = failure;
  const answered = saysItIsNotThere(failure);
  // Only the first that went out may be there.
  const sentAt = wasNotTaken(failure) ? claimed.sentAt : undefined;
  const state = givenUp ? "dead" : "failed";
  await noteFailed(context, attempt, { state, code, reason, pauseMs, answered, counts, sentAt });
  await communication.noteUnanswered(systemId, { service: kind.service, reason });
}

/** An answer of the ERP itself, not of what stands before it and has waited in vain. */
const saysItIsNotThere = ({ status, unsent }: Failure) =>
  unsent === true || (status !== undefined && status >= 400 && ![408, 502, 504].includes(status));

async function noteFailed(context: Sending, { claimed, kind }: Attempt, failed: FailedTry): Promise<void> {
  await inTransaction(context.db, async (transaction) => {
    await tell(context, transaction, kind, await setFailed(transaction, claimed.id, failed));
  });
}

async function tell(
  { noteCase }: CreationContext,
  transaction: Parameters<CreationKind["noteState"]>[0],
  kind: CreationKind,
  change: CreationChange | undefined,
): Promise<void> {
  if (!change) return;
  await noteCase(transaction, change);
  await kind.noteState(transaction, change);
}
