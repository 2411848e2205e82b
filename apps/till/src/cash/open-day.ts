import { type CashSettings, type CashType, FLOAT, type Money } from "@counterfoil/contracts";
import {
  appendingTables,
  appendTransaction,
  dayFor,
  type LedgerRow,
  readSetting,
  type TillDatabase,
} from "../ledger/index.ts";
import { headOf, type SellingMoment } from "../selling/index.ts";
import { buildCashMovement, typeNamed } from "./move-cash.ts";

/** The retailer may have given its own name and account to it. */
const floatType = (settings: CashSettings): CashType =>
  typeNamed(settings, FLOAT) ?? { code: FLOAT, direction: "cashIn", names: { en: FLOAT }, noteNeeded: false };

/**
 * The day begins with what lies in the drawer. What is more or less than the last closing left there was brought from the safe or
 * taken to it. Undefined: a day is open already, or just as much was left.
 */
export async function openDay(
  database: TillDatabase,
  moment: SellingMoment,
  { settings, inDrawer, language }: { settings: CashSettings; inDrawer: Money; language: string },
): Promise<LedgerRow | undefined> {
  return database.transaction("rw", appendingTables(database), async () => {
    if (await readSetting(database, "day")) return undefined;
    const left = (await readSetting(database, "lastClosing"))?.left ?? 0;
    const brought = inDrawer - left;
    if (brought === 0) {
      await dayFor(database, headOf(moment), ((await readSetting(database, "lastRunning")) ?? 0) + 1);
      return undefined;
    }
    const type = { ...floatType(settings), direction: brought > 0 ? ("cashIn" as const) : ("cashOut" as const) };
    const draft = buildCashMovement(
      moment,
      { type: { ...type, noteNeeded: false }, amount: Math.abs(brought), text: "" },
      language,
    );
    return "refused" in draft ? undefined : appendTransaction(database, draft);
  });
}
