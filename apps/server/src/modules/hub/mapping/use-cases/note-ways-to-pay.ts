import type { Transaction } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../../database.ts";
import type { MappingContext } from "../context.ts";
import { insertWaysToPay, type WayToPay } from "../payment-use-store.ts";
import { tendersOf, wayToPay } from "../tenders.ts";
import { keyOfWay, readPaymentCode } from "./judge-ways-to-pay.ts";

const MOST_KNOWN = 20_000;

/** At a till's first use of a way to pay that the ERP has no code for, people are told, long before its posting fails. */
export async function noteWaysToPay(
  context: MappingContext,
  known: Set<string>,
  transaction: DbTransaction,
  transactions: readonly Transaction[],
): Promise<void> {
  // Nearly every receipt is paid as one before it was.
  const uses = transactions.flatMap(waysIn).filter((use) => !known.has(keyOf(use)));
  if (uses.length === 0) return;
  const fresh = await insertWaysToPay(transaction, uses);
  for (const use of fresh) await tellIfUnmapped(context, transaction, use);
  // What is new now may be rolled back with its receipt; it is known when it is found.
  const isFresh = new Set(fresh.map(keyOf));
  if (known.size > MOST_KNOWN) known.clear();
  for (const use of uses) if (!isFresh.has(keyOf(use))) known.add(keyOf(use));
}

const keyOf = ({ method, cardType, tillId }: WayToPay) => `${tillId} ${method}/${cardType}`;

function waysIn(transaction: Transaction): WayToPay[] {
  if (transaction.kind !== "receipt") return [];
  const { tillId, number, payments } = transaction;
  return payments.flatMap(tendersOf).map(({ way }) => {
    const [method = "", cardType = ""] = way.split("/");
    return { method, cardType, tillId, number };
  });
}

async function tellIfUnmapped(context: MappingContext, transaction: DbTransaction, use: WayToPay): Promise<void> {
  const way = wayToPay(use);
  const codeOf = await readPaymentCode(context, transaction);
  if (codeOf(way) !== undefined) return;
  await context.noteAlert(transaction, {
    key: keyOfWay(way),
    severity: "warning",
    state: "raised",
    title: `${way} has no code of the ERP`,
    detail: `Till ${use.tillId} was paid by ${way} for the first time, on ${use.number}. Its receipts cannot be posted before the code is there.`,
    link: "#WayToPay-search",
    facts: { way, tillId: use.tillId, number: use.number },
  });
}
