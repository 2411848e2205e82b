import { randomUUID } from "node:crypto";
import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { SystemNames } from "../communication/index.ts";
import type { MasterData } from "../masterdata/index.ts";
import { findingsIn, insertFindings } from "./findings.ts";
import { insertMessages, type Message } from "./message-store.ts";
import { type Objects, readObjectsToSend } from "./objects-to-send.ts";
import { type RunObject, readRunObjects } from "./run-objects.ts";
import { markPacked, type Run } from "./run-store.ts";
import { writeDocumentOf } from "./write-document.ts";

type Package = { wanted: RunObject[]; read: Objects };

/**
 * Gives a run's packages one after the other, each written and stored with how far the run has come; undefined when all is
 * packed. While one is written the database reads the next: the two take turns on two cores instead of on one.
 */
export function createPacker(
  db: Db,
  masterData: MasterData,
  run: Run,
  names: SystemNames,
): () => Promise<Message | undefined> {
  let ahead: { place: number; size: number; reading: Promise<Package> } | undefined;
  const readAt = (place: number) => {
    const reading = readPackage(db, masterData, run, place);
    // A reading that nobody asks for any more may fail unheard.
    reading.catch(() => undefined);
    return { place, size: run.packageSize, reading };
  };
  const takePackage = async (): Promise<Package> => {
    const isAhead = ahead?.place === run.packedTo && ahead.size === run.packageSize;
    const current = isAhead && ahead ? ahead : readAt(run.packedTo);
    const taken = await current.reading;
    const last = taken.wanted.at(-1);
    ahead = last && readAt(last.position);
    return taken;
  };
  return async () => {
    let taken = await takePackage();
    // All of a package may be gone meanwhile, which is not the end.
    while (taken.wanted.length > 0 && taken.read.objects.length === 0) {
      run.packedTo = taken.wanted.at(-1)?.position ?? run.packedTo;
      taken = await takePackage();
    }
    if (taken.wanted.length === 0) {
      await inTransaction(db, (transaction) => markPacked(transaction, run.runId, run.packedTo, true));
      return undefined;
    }
    return storePackage(db, run, names, taken);
  };
}

async function storePackage(db: Db, run: Run, names: SystemNames, { wanted, read }: Package): Promise<Message> {
  const message = writeMessage(run, names, wanted, read);
  run.packedTo = message.lastObject;
  await inTransaction(db, async (transaction) => {
    await insertMessages(transaction, [message], run.mode === "test" ? "test" : "stored");
    await markPacked(transaction, run.runId, run.packedTo, false);
    await insertFindings(transaction, run.runId, findingsIn(read, new Set(message.keys), run.mode === "test"));
  });
  return message;
}

async function readPackage(db: Db, masterData: MasterData, run: Run, after: number): Promise<Package> {
  const wanted = await readRunObjects(db, run.runId, after, run.packageSize);
  return { wanted, read: await readWanted(db, masterData, run, wanted) };
}

/** The same objects as they are now, in two messages of their own: the receiver has kept nothing of the one that was too large. */
export async function packHalves(
  transaction: DbTransaction,
  masterData: MasterData,
  run: Run,
  tooLarge: Message,
  names: SystemNames,
): Promise<Message[]> {
  const { keys, firstObject, lastObject } = tooLarge;
  const count = lastObject - firstObject + 1;
  const isIn = new Set(keys);
  const all = (await readRunObjects(transaction, run.runId, firstObject - 1, count)).filter(({ key }) => isIn.has(key));
  const middle = Math.ceil(all.length / 2);
  const halves: Message[] = [];
  for (const wanted of [all.slice(0, middle), all.slice(middle)]) {
    const read = await readWanted(transaction, masterData, run, wanted);
    if (read.objects.length > 0) halves.push(writeMessage(run, names, wanted, read));
  }
  await insertMessages(transaction, halves);
  return halves;
}

const readWanted = (
  db: Db,
  masterData: MasterData,
  { objectType: type, receiverId }: Run,
  wanted: RunObject[],
): Promise<Objects> => readObjectsToSend({ db, masterData, type, receiverId }, wanted);

/** What grew too large is cut: the rest goes into the next one. */
function writeMessage({ runId, objectType }: Run, names: SystemNames, wanted: RunObject[], read: Objects): Message {
  const messageId = randomUUID();
  const written = writeDocumentOf({ messageId, createdAt: new Date(), ...names }, read);
  const isWritten = new Set(written.keys);
  const stands = written.keys.length < read.objects.length ? wanted.filter(({ key }) => isWritten.has(key)) : wanted;
  return {
    ...{ messageId, runId, objectType, ...written },
    withdrawnKeys: wanted.filter(({ key, kind }) => kind === "leaves" && isWritten.has(key)).map(({ key }) => key),
    firstObject: wanted[0]?.position ?? 0,
    lastObject: stands.at(-1)?.position ?? 0,
  };
}
