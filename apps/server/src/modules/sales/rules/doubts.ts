import type { Deviation, Transaction } from "@counterfoil/contracts";
import type { Ground } from "../ground.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Two clocks that are kept by the network differ by less. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;
/** No till is offline for longer; what seems older was sold under a wrong clock. */
const OLDEST_MS = 60 * DAY_MS;

/** What can be seen without the price book: the sale has happened, so it is taken, and people are told. */
export function doubtsAbout(transaction: Transaction, ground: Ground): Deviation[] {
  const doubts = ground.till.kind === "replay" ? [] : clockDoubts(transaction, ground);
  if (transaction.kind !== "receipt") return doubts;
  for (const { paymentId, method } of transaction.payments)
    if (!ground.paymentMethods.has(method))
      doubts.push({
        code: "paymentMethodUnknown",
        actual: method,
        detail: `Payment ${paymentId} was made by ${method}.`,
      });
  for (const { lineId, regularAmount, amount, modifiers } of transaction.lines) {
    const explained = modifiers.reduce((sum, modifier) => sum + modifier.amount, regularAmount);
    if (explained !== amount)
      doubts.push({
        code: "reasonsDiffer",
        lineId,
        expected: String(explained),
        actual: String(amount),
        detail: "The regular amount and the reasons given do not come to the amount.",
      });
  }
  return doubts;
}

function clockDoubts({ occurredAt, businessDate }: Transaction, { now, clockAheadMs, timeZone }: Ground): Deviation[] {
  const at = Date.parse(occurredAt);
  const ahead = Math.max(at - now.getTime(), clockAheadMs);
  const moments = { expected: now.toISOString(), actual: occurredAt };
  const doubts: Deviation[] = [];
  if (ahead > CLOCK_TOLERANCE_MS)
    doubts.push({ code: "clockAhead", ...moments, detail: `The till's clock is ${minutes(ahead)} minutes ahead.` });
  else if (now.getTime() - at > OLDEST_MS)
    doubts.push({ code: "clockBehind", ...moments, detail: "The sale seems to be more than 60 days old." });
  else if (clockAheadMs < -CLOCK_TOLERANCE_MS)
    doubts.push({
      code: "clockBehind",
      ...moments,
      detail: `The till's clock is ${minutes(-clockAheadMs)} minutes behind.`,
    });
  const days = (Date.parse(`${businessDate}T00:00:00Z`) - Date.parse(`${dayOf(at, timeZone)}T00:00:00Z`)) / DAY_MS;
  if (Math.abs(days) > 1)
    doubts.push({
      code: "businessDateDiffers",
      actual: businessDate,
      expected: dayOf(at, timeZone),
      detail: "The business day is not the day of the sale.",
    });
  return doubts;
}

const minutes = (ms: number) => Math.round(ms / MINUTE_MS);

const formats = new Map<string, Intl.DateTimeFormat>();

function dayOf(at: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  return format.format(at);
}
