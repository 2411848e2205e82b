import { randomUUID } from "node:crypto";
import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { MasterData, Slice } from "../masterdata/index.ts";
import { insertMessages, type Message } from "./message-store.ts";
import { markPacked, type Run } from "./run-store.ts";
import { type WrittenDocument, writeArticles, writePartners } from "./write-document.ts";

/** Writes the next package of a run and stores it with how far the run has come; undefined when all is packed. */
export async function packNext(db: Db, masterData: MasterData, run: Run): Promise<Message | undefined> {
  return inTransaction(db, async (transaction) => {
    const messageId = randomUUID();
    const { body, keys, changeNumbers } = await writeSlice(transaction, masterData, run, messageId, sliceOf(run));
    if (keys.length === 0) {
      await markPacked(transaction, run.runId, run.packedTo, true);
      return undefined;
    }
    const message = { messageId, runId: run.runId, objectType: run.objectType, keys, changeNumbers, body };
    await insertMessages(transaction, [message]);
    run.packedTo = run.keys === null ? (changeNumbers.at(-1) ?? 0) : run.packedTo + keys.length;
    await markPacked(transaction, run.runId, run.packedTo, false);
    return message;
  });
}

function sliceOf(run: Run): Slice {
  if (run.keys !== null) return { keys: run.keys.slice(run.packedTo, run.packedTo + run.packageSize) };
  return { after: run.packedTo, upTo: run.upToChangeNumber, limit: run.packageSize };
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
  for (const keys of [tooLarge.keys.slice(0, middle), tooLarge.keys.slice(middle)]) {
    const messageId = randomUUID();
    const written = await writeSlice(transaction, masterData, run, messageId, { keys });
    halves.push({ messageId, runId: run.runId, objectType: run.objectType, ...written });
  }
  await insertMessages(transaction, halves);
  return halves;
}

async function writeSlice(
  transaction: DbTransaction,
  masterData: MasterData,
  run: Run,
  messageId: string,
  slice: Slice,
): Promise<WrittenDocument> {
  const head = { messageId, createdAt: new Date(), recipient: run.receiverId };
  if (run.objectType === "businessPartner")
    return writePartners(head, await masterData.partnersToSend(transaction, slice));
  const articles = await masterData.articlesToSend(transaction, slice);
  return writeArticles(head, articles, await masterData.categoryPaths(transaction));
}
