import type { DemoAccess } from "../demo/access.ts";
import { type Door, openDoor } from "../demo/door.ts";
import { company, replayTill, taxes } from "../demo/retailer.ts";
import { type ClassifiedInvoice, dayOf, readInvoices, withinDays } from "../retail-data/index.ts";
import { createUnknown } from "./create-unknown.ts";
import type { ReplayOptions } from "./options.ts";
import { play } from "./play.ts";
import { classTable, differenceLines, sideTable } from "./print-table.ts";
import { compareSides, type Difference, entriesOfDataSet, type Side, sumUp } from "./reconcile.ts";
import { enterReplayTill, type PairedTill } from "./replay-till.ts";
import { readErpSide, readServerSide, toEntry } from "./sides.ts";
import { type ReplayPlace, toTransaction } from "./to-transaction.ts";
import { waitUntilKnown } from "./wait-until-known.ts";
import { waitUntilPosted } from "./wait-until-posted.ts";

export type ReplayResult = Side & { server: Side; erp: Side; differences: (Difference | Refused)[] };
type Refused = { number: string; field: "refused"; server: string };
type Say = (line: string) => void;

/** Reads, makes known what is missing, plays, waits for the postings, compares. */
export async function replay(
  options: ReplayOptions,
  access: DemoAccess,
  say: Say,
): Promise<{ lines: string[]; result: ReplayResult }> {
  const { server, erp } = await enter(access);
  const file = await readInvoices(options.file);
  const invoices = withinDays(file, options);
  if (invoices.length === 0) throw new Error(`${options.file} has no invoice on the days wanted.`);
  const created = await createUnknown(erp, file, invoices);
  const book = await waitUntilKnown(server, created);
  say(`created in the ERP: ${created.articles.length} articles, ${created.customers.length} customers`);
  const till = await enterReplayTill(server, options.dataDir);
  const days = [...new Set(invoices.map(dayOf))].sort();
  const place = { ...placeOf(till), books: till.bookOf(days, book) };
  const played = await playAll(till, invoices, place, say);
  const atServer = await waitUntilPosted(
    () => readServerSide(server, days),
    (open) => open > 0 && say(`not posted yet: ${open}`),
  );
  const sides = [entriesOfDataSet(invoices, place), atServer.map(toEntry), await readErpSide(erp, days)] as const;
  const refused = played.rejected.map(({ number, reason }) => ({ number, field: "refused" as const, server: reason }));
  return report(invoices, sides, [...refused, ...compareSides(...sides)]);
}

async function enter(access: DemoAccess): Promise<{ server: Door; erp: Door }> {
  const administrator = access.people.find((person) => person.role === "administrator");
  const doors = { server: openDoor(access.urls.server), erp: openDoor(access.urls.erp) };
  for (const door of Object.values(doors)) await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  return doors;
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

async function playAll({ door }: PairedTill, invoices: ClassifiedInvoice[], place: ReplayPlace, say: Say) {
  const transactions = invoices.map((invoice) => toTransaction(invoice, place)).filter((each) => each !== undefined);
  say(`till ${replayTill.tillId}: ${transactions.length} transactions of ${invoices.length} invoices`);
  const played = await play(door, transactions, () => undefined);
  say(`accepted ${played.accepted}, accepted earlier ${played.repeated}, refused ${played.rejected.length}`);
  return played;
}

function report(
  invoices: ClassifiedInvoice[],
  [dataSet, server, erp]: readonly [
    Parameters<typeof sumUp>[0],
    Parameters<typeof sumUp>[0],
    Parameters<typeof sumUp>[0],
  ],
  differences: ReplayResult["differences"],
): { lines: string[]; result: ReplayResult } {
  const result = { ...sumUp(dataSet), server: sumUp(server), erp: sumUp(erp), differences };
  const lines = [
    ...classTable(invoices),
    ...sideTable({ "data set": sumUp(dataSet), server: result.server, ERP: result.erp }),
    ...differenceLines(differences),
    "",
  ];
  return { lines, result };
}
