import { randomUUID } from "node:crypto";
import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { MasterData, Slice } from "../masterdata/index.ts";
import { isScale } from "./map-prices.ts";
import { insertMessages, type Message } from "./message-store.ts";
import { type Objects, readObjectsToSend } from "./objects-to-send.ts";
import { markPacked, type Run, writeLog } from "./run-store.ts";
import { writeDocumentOf } from "./write-document.ts";

/**
 * Gives a run's packages one after the other, each written and stored with how far the run has come; undefined when all is
 * packed. While one is written the database reads the next: the two take turns on two cores instead of on one.
 */
export function createPacker(db: Db, masterData: MasterData, run: Run): () => Promise<Message | undefined> {
  let ahead: { place: number; size: number; reading: Promise<Objects> } | undefined;
  const readAt = (place: number) => {
    const reading = readSlice(db, masterData, run, sliceAt(run, place));
    // A reading that nobody asks for any more may fail unheard.
    reading.catch(() => undefined);
    return { place, size: run.packageSize, reading };
  };
  return async () => {
    const isAhead = ahead?.place === run.packedTo && ahead.size === run.packageSize;
    const current = isAhead && ahead ? ahead : readAt(run.packedTo);
    const read = await current.reading;
    if (read.objects.length === 0) {
      await inTransaction(db, (transaction) => markPacked(transaction, run.runId, run.packedTo, true));
      return undefined;
    }
    ahead = readAt(placeAfter(run, read.objects));
    const message = writeMessage(run, read);
    run.packedTo = placeAfter(run, read.objects.slice(0, message.keys.length));
    await inTransaction(db, async (transaction) => {
      await insertMessages(transaction, [message]);
      await markPacked(transaction, run.runId, run.packedTo, false);
      const scales = scalesIn(read);
      if (scales > 0)
        await writeLog(
          transaction,
          run.runId,
          "warning",
          `${scales} prices from a quantity on do not fit the document and stay out.`,
        );
    });
    return message;
  };
}

function sliceAt(run: Run, place: number): Slice {
  if (run.keys !== null) return { keys: run.keys.slice(place, place + run.packageSize) };
  return { after: place, upTo: run.upToChangeNumber, limit: run.packageSize };
}

function placeAfter(run: Run, packed: { changeNumber: number }[]): number {
  return run.keys !== null ? run.packedTo + packed.length : (packed.at(-1)?.changeNumber ?? run.packedTo);
}

/** The same objects as they are now, in two messages of their own: the receiver has kept nothing of the one that was too large. */
export async function packHalves(
  transaction: DbTransaction,
  masterData: MasterData,
  run: Run,
  tooLarge: Message,
): Promise<Message[]> {
  const middle = Math.ceil(tooLarge.keys.length / 2);
  const halves: Message[] = [];
  for (const keys of [tooLarge.keys.slice(0, middle), tooLarge.keys.slice(middle)])
    halves.push(writeMessage(run, await readSlice(transaction, masterData, run, { keys })));
  await insertMessages(transaction, halves);
  return halves;
}

const readSlice = (
  db: Db,
  masterData: MasterData,
  { objectType: type, receiverId }: Run,
  slice: Slice,
): Promise<Objects> => readObjectsToSend({ db, masterData, type, receiverId }, slice);

function writeMessage({ runId, objectType, receiverId }: Run, read: Objects): Message {
  const messageId = randomUUID();
  const head = { messageId, createdAt: new Date(), recipient: receiverId };
  return { messageId, runId, objectType, ...writeDocumentOf(head, read) };
}

function scalesIn(read: Objects): number {
  if (read.type !== "salesPrice" && read.type !== "priceListPrice") return 0;
  return read.objects.reduce((count, { prices }) => count + prices.filter(isScale).length, 0);
}
