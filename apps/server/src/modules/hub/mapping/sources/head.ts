import type { Transaction } from "@counterfoil/contracts";
import { localTime } from "../local-time.ts";
import { type At, type Source, textSource } from "../source.ts";

const of = ({ subject }: At) => subject as Transaction;

/** What every transaction of a till has. */
export const headSources: readonly Source[] = [
  textSource("transaction.storeId", (at) => of(at).storeId),
  textSource("transaction.tillId", (at) => of(at).tillId),
  // "1010-01" -> "01": KASSID is the till's number in its store.
  textSource("transaction.tillNumber", (at) => of(at).tillId.slice(-2)),
  textSource("transaction.number", (at) => of(at).number),
  textSource("transaction.id", (at) => of(at).id),
  { name: "transaction.businessDate", type: "day", read: (at) => of(at).businessDate },
  { name: "transaction.time", type: "time", read: (at) => localTime(of(at).occurredAt, at.facts.timeZone) },
  textSource("transaction.occurredAt", (at) => of(at).occurredAt),
  textSource("transaction.cashierId", (at) => of(at).cashierId),
  textSource("transaction.cashierName", (at) => of(at).cashierName),
  { name: "transaction.currency", type: "currency", read: (at) => of(at).currency },
  textSource("transaction.note", (at) => of(at).note),
  textSource("transaction.externalReference", (at) => of(at).externalReference),
];
