import type { TillConfiguration, TillSettings } from "@counterfoil/contracts";
import { type OpenDay, readSetting, type TillDatabase } from "../ledger/index.ts";
import type { Observable } from "../observable.ts";
import type { SaleState } from "../selling/index.ts";
import { closeDay, readFigures } from "./close-day.ts";
import { asExpected, emptyCount } from "./compare-count.ts";
import { countedMethodsOf } from "./move-cash.ts";

const LOOK_EVERY_MS = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** "2026-11-22T23:30" on the store's wall. */
function onTheWall(at: string, timeZone: string): string {
  const parts = { dateStyle: "short", timeStyle: "short", timeZone } as const;
  return new Intl.DateTimeFormat("sv-SE", parts).format(new Date(at)).replace(" ", "T");
}

/** Whether the store's clock has come by the time since the day was opened; a time in the night is that of the next date. */
export function isTimeToClose(day: OpenDay, closeAt: string, timeZone: string, now: string): boolean {
  if (closeAt === "") return false;
  const [date = "", openedTime = ""] = onTheWall(day.openedAt, timeZone).split("T");
  const nextDate = new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
  return onTheWall(now, timeZone) >= `${closeAt > openedTime ? date : nextDate}T${closeAt}`;
}

/** Of the till, what it takes; said here, so that who closes days without a screen needs none of its parts. */
type ClosingTill = {
  database: TillDatabase;
  configuration: Observable<TillConfiguration | undefined>;
  settings: Observable<Pick<TillSettings, "cash">>;
  catalogue: Observable<{ book: { number: number } } | undefined>;
  cashier: Observable<object | undefined>;
  sale: { state: Observable<Pick<SaleState, "basket" | "paying">> };
  view: Observable<{ name: string }>;
  step: { sendSoon(): void };
};

/** Nobody counts: what should be there counts as counted, nothing goes to the safe, and the closing says so. */
export async function closeByItself(till: ClosingTill, now: string): Promise<boolean> {
  const { database, configuration, settings, catalogue, cashier, sale, view, step } = till;
  const known = configuration.get();
  const day = await readSetting(database, "day");
  const { cash } = settings.get();
  if (!known || !day || !isTimeToClose(day, cash.closeAt, known.store.timeZone, now)) return false;
  const { basket, paying } = sale.state.get();
  const isCounted = view.get().name === "closing" && cashier.get() !== undefined;
  // Whatever is open ends first.
  if (paying || basket.lines.length > 0 || isCounted) return false;
  const figures = await readFigures(database, countedMethodsOf(known));
  if (!figures) return false;
  const lastCashier = await readSetting(database, "cashierId");
  const person = known.people.find(({ personId }) => personId === lastCashier);
  const moment = { configuration: known, cashier: person ?? { personId: known.tillId, name: known.tillId }, at: now };
  const compared = asExpected(figures);
  const said = { compared, count: emptyCount, countedBy: known.tillId, explanations: [], automatic: true } as const;
  const priceBook = catalogue.get()?.book.number ?? 0;
  const outcome = await closeDay(
    database,
    moment,
    { ...said, priceBook },
    { settings: cash, language: known.store.language },
  );
  if ("refused" in outcome) return false;
  step.sendSoon();
  return true;
}

/** Looks at the clock for as long as the till is open, and once at its start: the time may have come while it was off. */
export function keepClosing(till: ClosingTill): void {
  const look = () => void closeByItself(till, new Date().toISOString()).catch(() => undefined);
  look();
  setInterval(look, LOOK_EVERY_MS);
}
