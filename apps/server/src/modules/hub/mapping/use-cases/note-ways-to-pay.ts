import type { Transaction } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../../database.ts";
import { requireActive } from "../active-mapping.ts";
import { findCode } from "../compile-rule.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { insertWaysToPay, type WayToPay } from "../payment-use-store.ts";
import { wayToPay } from "../sources/receipt.ts";
import { readMappingDocument } from "../store.ts";

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
  return payments.map(({ method, cardType = "" }) => ({ method, cardType, tillId, number }));
}

async function tellIfUnmapped(
  { readPaymentCodes, noteAlert }: MappingContext,
  transaction: DbTransaction,
  use: WayToPay,
): Promise<void> {
  const service = "salesTransactions";
  const version = await requireActive(transaction, service);
  const { lookups } = (await readMappingDocument(transaction, service, version)) ?? defaultMapping[service];
  const way = wayToPay(use);
  const table = new Map(Object.entries(lookups.payment.entries));
  if (findCode(table, way, { paymentCodes: await readPaymentCodes() }) !== undefined) return;
  await noteAlert(transaction, {
    key: `payment-unmapped:${way}`,
    severity: "warning",
    state: "raised",
    title: `${way} has no code of the ERP`,
    detail: `Till ${use.tillId} was paid by ${way} for the first time, on ${use.number}. Its receipts cannot be posted before the code is there.`,
    link: "#WayToPay-search",
  });
}
