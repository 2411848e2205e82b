import type { DemoAccess } from "../demo/access.ts";
import { type Door, openDoor } from "../demo/door.ts";
import { type ClassifiedInvoice, readInvoices, withinDays } from "../retail-data/index.ts";
import { createUnknown } from "./create-unknown.ts";
import type { ReplayOptions } from "./options.ts";
import { playThroughApi } from "./play-through-api.ts";
import { playThroughTill } from "./play-through-till.ts";
import { classTable, differenceLines, sideTable } from "./print-table.ts";
import { compareSides, type Difference, entriesOfDataSet, type Side, sumUp } from "./reconcile.ts";
import { readErpSide, readServerSide, toEntry } from "./sides.ts";
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
  const play = options.through === "till" ? playThroughTill : playThroughApi;
  const played = await play({ server, book, dataDir: options.dataDir, say }, invoices);
  const { till, days, numberOf, refused } = played;
  const numbers = new Set(played.invoices.map(({ invoice }) => numberOf(invoice)));
  // The till of the counter has sold and closed other days before, and closings besides.
  const isPlayed = ({ number }: { number: string }) => options.through === "api" || numbers.has(number);
  const atServer = await waitUntilPosted(
    async () => (await readServerSide(server, till, days)).filter(isPlayed),
    (open) => open > 0 && say(`not posted yet: ${open}`),
  );
  const inErp = (await readErpSide(erp, till, days)).filter(isPlayed);
  const sides = [entriesOfDataSet(played.invoices, numberOf), atServer.map(toEntry), inErp] as const;
  const notTaken = refused.map(({ number, reason }) => ({ number, field: "refused" as const, server: reason }));
  return report(invoices, sides, [...notTaken, ...compareSides(...sides)]);
}

async function enter(access: DemoAccess): Promise<{ server: Door; erp: Door }> {
  const administrator = access.people.find((person) => person.role === "administrator");
  const doors = { server: openDoor(access.urls.server), erp: openDoor(access.urls.erp) };
  for (const door of Object.values(doors)) await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  return doors;
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
