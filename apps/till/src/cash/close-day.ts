import { type CashSettings, type Closing, type DifferenceExplanation, type Money, SAFE } from "@counterfoil/contracts";
import {
  appendingTables,
  appendTransaction,
  forgetSetting,
  type LedgerRow,
  readSetting,
  type TillDatabase,
  transactionsOfClosing,
  transactionsSince,
} from "../ledger/index.ts";
import { businessDateOf, headOf, type SellingMoment } from "../selling/index.ts";
import type { Compared, Count } from "./compare-count.ts";
import { type CountedMethods, type DayFigures, dayFigures } from "./day-figures.ts";
import { countedMethodsOf, ownMovement } from "./move-cash.ts";

/** What the open day comes to; undefined when none is open. */
export async function readFigures(database: TillDatabase, methods: CountedMethods): Promise<DayFigures | undefined> {
  const day = await readSetting(database, "day");
  return day && dayFigures(day, await transactionsSince(database, day.firstRunning), methods);
}

/** What a closed day came to, as far as its transactions are still here. */
export async function readClosedFigures(
  database: TillDatabase,
  { number, openedAt, businessDate, drawer }: Closing,
  methods: CountedMethods,
): Promise<DayFigures> {
  const all = await transactionsOfClosing(database, Number(number.slice(-6)));
  // What went to the safe went after the count.
  const transactions = drawer?.toSafe ? all.slice(0, -1) : all;
  const firstRunning = Number(transactions[0]?.number.slice(-6) ?? 0);
  const day = { businessDate, openedAt, firstRunning, opening: drawer?.opening ?? 0 };
  return dayFigures(day, transactions, methods);
}

export type ClosingRefusal = "noDay" | "dayAhead" | "changed";

/** What people said when they closed. `automatic`: nobody was there. */
export type Said = {
  compared: readonly Compared[];
  count: Count;
  countedBy: string;
  approvedBy?: string;
  explanations: readonly DifferenceExplanation[];
  priceBook: number;
  automatic?: true;
};

type Setting = { settings: CashSettings; language: string };

/**
 * Ends the day, once: what goes to the safe and the closing itself in one local transaction, on what the ledger holds at this moment.
 * What was counted against other figures is refused. `rows`: the closing last.
 */
export async function closeDay(
  database: TillDatabase,
  moment: SellingMoment,
  said: Said,
  setting: Setting,
): Promise<{ rows: LedgerRow[] } | { refused: ClosingRefusal }> {
  return database.transaction("rw", appendingTables(database), async () => {
    const figures = await readFigures(database, countedMethodsOf(moment.configuration));
    if (!figures) return { refused: "noDay" };
    if (figures.day.businessDate > businessDateOf(moment.at, moment.configuration.store.timeZone))
      return { refused: "dayAhead" };
    if (!sameExpected(figures, said.compared)) return { refused: "changed" };
    // Money that nobody counted stays where it is.
    const safe = said.automatic ? 0 : safeAmount(said.compared, setting.settings);
    const rows = [];
    if (safe > 0)
      rows.push(await appendTransaction(database, ownMovement(moment, { code: SAFE, amount: -safe }, setting)));
    const zNumber = ((await readSetting(database, "lastClosing"))?.zNumber ?? 0) + 1;
    rows.push(await appendTransaction(database, buildClosing(moment, figures, said, { zNumber, safe })));
    await forgetSetting(database, "count");
    return { rows };
  });
}

const sameExpected = ({ ways }: DayFigures, compared: readonly Compared[]) =>
  ways.length === compared.length && ways.every(({ expected }, position) => compared[position]?.expected === expected);

/** What lies above the float goes to the safe when a day ends, and all notes of other currencies, at their worth. */
export const safeAmount = (compared: readonly Compared[], { float }: CashSettings): Money =>
  Math.max(0, cashCounted(compared) - float) + foreignWorth(compared);

const cashCounted = ([cash]: readonly Compared[]): Money => cash?.counted ?? 0;
const foreignWorth = (compared: readonly Compared[]): Money =>
  compared.reduce((sum, { foreign, counted }) => (foreign ? sum + counted : sum), 0);

type Parts = { zNumber: number; safe: Money };

function buildClosing(
  moment: SellingMoment,
  { day, from, to, receipts }: DayFigures,
  said: Said,
  { zNumber, safe }: Parts,
): Omit<Closing, "id" | "number"> {
  const { compared, count, countedBy, approvedBy, explanations, priceBook, automatic } = said;
  const pieces = Object.entries(count.pieces).flatMap(([value, pieces]) =>
    pieces > 0 ? { value: Number(value), count: pieces } : [],
  );
  return {
    kind: "closing",
    ...headOf(moment),
    // A clock that was set back in between.
    openedAt: new Date(Math.min(Date.parse(day.openedAt), Date.parse(moment.at))).toISOString(),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    countedBy,
    ...(approvedBy !== undefined && { approvedBy }),
    payments: [...compared],
    receipts: { count: receipts.count, total: receipts.total },
    priceBook,
    zNumber,
    ...(automatic && { automatic }),
    drawer: {
      opening: day.opening,
      toSafe: safe,
      left: automatic ? cashCounted(compared) : cashCounted(compared) + foreignWorth(compared) - safe,
    },
    ...(pieces.length > 0 && { pieces: pieces.toSorted((one, other) => other.value - one.value) }),
    ...(count.recounts > 0 && { recounts: count.recounts }),
    ...(explanations.length > 0 && { explanations: [...explanations] }),
  };
}
