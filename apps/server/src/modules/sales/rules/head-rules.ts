import { parseReceiptNumber, type Transaction } from "@counterfoil/contracts";
import type { Ground } from "../ground.ts";
import { type Rule, refuse } from "../refusal.ts";

/** What holds for every kind: the transaction is of the till that sent it. */
export const headRules: readonly Rule<Transaction, Ground>[] = [
  ({ tillId }, { till }) =>
    tillId === till.tillId
      ? undefined
      : refuse("till-differs", `${till.tillId} sent it, ${tillId} stands in it.`, "/tillId"),
  ({ storeId }, { till }) =>
    storeId === till.storeId
      ? undefined
      : refuse("store-differs", `Till ${till.tillId} stands in store ${till.storeId}, not in ${storeId}.`, "/storeId"),
  ({ number }, { till }) => {
    const parts = parseReceiptNumber(number);
    if (parts && `${parts.storeId}-${parts.tillNumber}` === till.tillId && parts.running > 0) return undefined;
    return refuse("number-of-another-till", `${number} is no number of till ${till.tillId}.`, "/number");
  },
  ({ currency }, ground) =>
    currency === ground.currency
      ? undefined
      : refuse("currency-differs", `The store sells in ${ground.currency}, not in ${currency}.`, "/currency"),
  ({ occurredAt }) =>
    Number.isNaN(Date.parse(occurredAt))
      ? refuse("occurred-at-invalid", `${occurredAt} is no moment.`, "/occurredAt")
      : undefined,
  ({ businessDate }) =>
    Number.isNaN(Date.parse(`${businessDate}T00:00:00Z`)) || !isDay(businessDate)
      ? refuse("business-date-invalid", `${businessDate} is no day.`, "/businessDate")
      : undefined,
];

/** 2026-02-30 parses as March 2nd. */
function isDay(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
