import { company, replayTill, taxes } from "../demo/retailer.ts";
import { type ClassifiedInvoice, dayOf } from "../retail-data/index.ts";
import { play } from "./play.ts";
import type { Playing, Stage } from "./playing.ts";
import { receiptNumberOf } from "./receipt-number.ts";
import { enterReplayTill, type PairedTill } from "./replay-till.ts";
import { type ReplayPlace, toTransaction } from "./to-transaction.ts";

/** Sends the days as receipts of the replay till. The same receipts each time: a second run repeats the first. */
export async function playThroughApi(
  { server, book, dataDir, say }: Stage,
  invoices: ClassifiedInvoice[],
): Promise<Playing> {
  const paired = await enterReplayTill(server, dataDir);
  const days = [...new Set(invoices.map(dayOf))].sort();
  const place = { ...placeOf(paired), books: paired.bookOf(days, book) };
  const { rejected } = await playAll(paired, invoices, place, say);
  const numberOf = (invoice: string) => receiptNumberOf(invoice, place);
  return { till: replayTill, invoices, days, numberOf, refused: rejected };
}

/** Nobody knows who stood at the till: a second run must send the same, so it is nobody of today's staff. */
function placeOf({ configuration }: PairedTill): Omit<ReplayPlace, "books"> {
  return {
    tillId: configuration.tillId,
    storeId: configuration.store.storeId,
    tillNumber: configuration.tillNumber,
    currency: company.currency,
    timeZone: configuration.store.timeZone,
    cashierId: "REPLAY",
    cashierName: "Replay of old receipts",
    taxes,
  };
}

async function playAll({ door }: PairedTill, invoices: ClassifiedInvoice[], place: ReplayPlace, say: Stage["say"]) {
  const transactions = invoices.map((invoice) => toTransaction(invoice, place)).filter((each) => each !== undefined);
  say(`till ${replayTill.tillId}: ${transactions.length} transactions of ${invoices.length} invoices`);
  const played = await play(door, transactions, () => undefined);
  say(`accepted ${played.accepted}, accepted earlier ${played.repeated}, refused ${played.rejected.length}`);
  return played;
}
