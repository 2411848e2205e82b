import type { Clock, Log } from "@counterfoil/platform";
import { readSoapFault, sapGlobalNamespace } from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import {
  blamesTheDocument,
  type Communication,
  callErp,
  type Destination,
  ErpFailure,
  type Failure,
  noteAnswer,
  readContact,
} from "../communication/index.ts";
import { claimNext, keepContent, markFailed, markSent, type OpenConfirmation, readContent } from "./store.ts";
import { writeConfirmation } from "./write-confirmation.ts";

export type ConfirmationContext = {
  db: Db;
  clock: Clock;
  log: Log;
  communication: Pick<Communication, "readDestination">;
  /** Aborted when the program ends: what is on its way then is sent again by the next one. */
  stopping: AbortSignal;
};

/** Where a confirmation goes. The form of the SOAPAction is general knowledge of SAP's WSDLs, not verified. */
function wayOf(request: string) {
  const message = request.replace("Request_In", "Confirmation");
  return {
    path: `/sap/bc/srt/xip/sap/${message.toLowerCase()}`,
    soapAction: `"${sapGlobalNamespace}/${message}_Out/${message}Request"`,
  };
}
const SEND_TIMEOUT_MS = 60_000;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 600_000;
const OUTAGE_PAUSE_MS = 60_000;
/** Of a server error, which may be the document's fault; a system that is not there is waited for without end, and no try counts. */
const TRIES = 20;

/** Tells the sender of one document what became of it; "idle" when nobody waits to be told. */
export async function confirmNext(context: ConfirmationContext): Promise<"more" | "idle"> {
  const next = await claimNext(context.db);
  if (!next) return "idle";
  const destination = await context.communication.readDestination(next.systemId, "soap");
  if (!destination) await postpone(context, next, `${next.systemId} has no destination, or is not active.`);
  else if ((await readContact(context.db, next.systemId)).paused)
    await postpone(context, next, `${next.systemId} does not answer at the moment.`);
  else await send(context, next, destination);
  return "more";
}

async function send(context: ConfirmationContext, next: OpenConfirmation, destination: Destination): Promise<void> {
  const { db, clock, stopping } = context;
  if (next.state === "due") {
    const sendingSystem = destination.senderPort;
    await keepContent(db, next, await writeConfirmation(db, next, { sendingSystem, now: clock.now() }));
  }
  const body = await readContent(db, next.documentId);
  if (!body) return;
  const { path, soapAction } = wayOf(next.message);
  const call = {
    method: "POST",
    path,
    contentType: "text/xml; charset=utf-8",
    headers: { soapaction: soapAction },
  } as const;
  try {
    refuseFault(await callErp(destination, { ...call, body, timeoutMs: SEND_TIMEOUT_MS, stopping }));
    await noteAnswer(db, next.systemId);
    await markSent(db, next);
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    if (!stopping.aborted) await noteFailed(context, next, error.failure);
  }
}

/** A fault in an answer that says 200. */
function refuseFault(answer: string): void {
  if (!answer.includes("Fault")) return;
  const fault = readSoapFault(answer);
  if (fault) throw new ErpFailure({ code: fault.fault === "Server" ? "serverError" : "refused", detail: fault.reason });
}

async function noteFailed({ db, log }: ConfirmationContext, next: OpenConfirmation, failure: Failure): Promise<void> {
  log.warn({ documentId: next.documentId, failure }, "a confirmation did not reach its system");
  const counts = blamesTheDocument(failure);
  const attempts = Math.max(1, next.attempts + Number(counts));
  const state = failure.code === "refused" || (counts && attempts >= TRIES) ? "dead" : "open";
  const pauseMs = counts ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) : OUTAGE_PAUSE_MS;
  await markFailed(db, next, { state, attempts, code: failure.code, reason: failure.detail, pauseMs });
}

async function postpone({ db }: ConfirmationContext, next: OpenConfirmation, reason: string): Promise<void> {
  await markFailed(db, next, {
    state: "open",
    attempts: next.attempts,
    code: "connection",
    reason,
    pauseMs: OUTAGE_PAUSE_MS,
  });
}
