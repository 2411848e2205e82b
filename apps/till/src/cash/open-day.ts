import { type CashSettings, FLOAT, type Money } from "@counterfoil/contracts";
import {
  appendingTables,
  appendTransaction,
  dayFor,
  type LedgerRow,
  readSetting,
  type TillDatabase,
  transactionsSince,
} from "../ledger/index.ts";
import { headOf, type SellingMoment } from "../selling/index.ts";
import type { Compared } from "./compare-count.ts";
import type { DayFigures } from "./day-figures.ts";
import { ownMovement } from "./move-cash.ts";

type Setting = { settings: CashSettings; language: string };

/**
 * The day begins with what lies in the drawer. What is more or less than the last closing left there was brought from the safe or
 * taken to it. Undefined: a day is open already, or just as much was left.
 */
export async function openDay(
  database: TillDatabase,
  moment: SellingMoment,
  { inDrawer, ...setting }: Setting & { inDrawer: Money },
): Promise<LedgerRow | undefined> {
  return database.transaction("rw", appendingTables(database), async () => {
    if (await readSetting(database, "day")) return undefined;
    const left = (await readSetting(database, "lastClosing"))?.left ?? 0;
    const amount = inDrawer - left;
    if (amount !== 0) return appendTransaction(database, ownMovement(moment, { code: FLOAT, amount }, setting));
    await dayFor(database, headOf(moment), ((await readSetting(database, "lastRunning")) ?? 0) + 1);
    return undefined;
  });
}

/**
 * Of a day that a sale began: what was brought to the drawer in the morning, and that nobody said. Only when the count differs less
 * with it than without; 0: nothing of the kind.
 */
export function missingFloat(
  { day, movements }: DayFigures,
  [cash]: readonly Compared[],
  { float }: Pick<CashSettings, "float">,
): Money {
  const amount = float - day.opening;
  const isBooked = movements.some(({ reasonCode }) => reasonCode === FLOAT);
  return !isBooked && amount > 0 && amount < 2 * (cash?.difference ?? 0) ? amount : 0;
}

/** Says it afterwards, once in a day. Undefined: it was said already. */
export async function bookFloat(
  database: TillDatabase,
  moment: SellingMoment,
  { amount, approvedBy, ...setting }: Setting & { amount: Money; approvedBy?: string | undefined },
): Promise<LedgerRow | undefined> {
  return database.transaction("rw", appendingTables(database), async () => {
    const day = await readSetting(database, "day");
    const booked = day ? await transactionsSince(database, day.firstRunning) : [];
    if (booked.some((each) => each.kind === "cashMovement" && each.reasonCode === FLOAT)) return undefined;
    return appendTransaction(database, ownMovement(moment, { code: FLOAT, amount, approvedBy }, setting));
  });
}
