import { type DayDifference, type DayDifferences, fractionDigits } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import type { TillDayCompleteness, TillDayReceipt } from "@counterfoil/sap";
import { dayIn } from "../../../catalog/index.ts";
import { ErpFailure } from "../../communication/index.ts";
import type { DayFigures, DayReceipt, MonitorContext, WatchedTill } from "../context.ts";
import { type ComparedRow, readCompared, upsertCompleteness } from "../store.ts";

type Asked = { rows: Partial<TillDayCompleteness>[] } | { problem: string };

/** Counts a store's business date three times: at the till, here, in the ERP. Answers how many tills differ. */
export async function compareDay(context: MonitorContext, storeId: string, businessDate: string): Promise<number> {
  const { db, clock, alerts } = context;
  const figures = await context.readDay(storeId, businessDate);
  const asked = await askErp(context, storeId, businessDate);
  const { timeZone = "UTC" } = (await context.readStores()).find((store) => store.storeId === storeId) ?? {};
  const today = dayIn(clock.now(), timeZone);
  const tills = new Map((await context.readTills()).map((till) => [till.tillId, till]));
  const rows = compareAll(figures, asked, {
    storeId,
    businessDate,
    tills,
    isToday: businessDate === today,
  });
  const unequal = rows.filter(({ equal }) => !equal);
  await inTransaction(db, async (transaction) => {
    for (const row of rows) await upsertCompleteness(transaction, row, clock.now());
    if (businessDate >= today) return;
    await alerts.note(transaction, {
      key: `incomplete:${storeId}/${businessDate}`,
      severity: "error",
      state: unequal.length > 0 ? "raised" : "cleared",
      title:
        unequal.length > 0
          ? `Store ${storeId} is incomplete on ${businessDate}`
          : `Store ${storeId} is complete on ${businessDate}`,
      detail: unequal
        .map(
          ({ tillId, till, server, erp }) =>
            `${tillId}: till ${till.count ?? "?"}, server ${server.count}, ERP ${erp.count ?? "?"}`,
        )
        .join("; "),
      link: `#Completeness-search?from=${businessDate}&storeId=${storeId}&to=${businessDate}`,
      facts: { storeId, businessDate, tills: unequal.map(({ tillId }) => tillId).join(", ") },
    });
  });
  return unequal.length;
}

async function askErp({ outbound }: MonitorContext, storeId: string, businessDate: string): Promise<Asked> {
  try {
    const rows = await outbound.askDay(storeId, businessDate);
    return rows ? { rows } : { problem: "No system is set up to be asked, or it does not answer." };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

type Day = { storeId: string; businessDate: string; tills: ReadonlyMap<string, WatchedTill>; isToday: boolean };

function compareAll(figures: readonly DayFigures[], asked: Asked, day: Day): ComparedRow[] {
  const inErp = new Map("rows" in asked ? asked.rows.map((row) => [`${row.Site}-${row.Till}`, row]) : []);
  const known = new Map(figures.map((figure) => [figure.tillId, figure]));
  return [...new Set([...known.keys(), ...inErp.keys()])]
    .sort()
    .map((tillId) => compareTill(tillId, { figure: known.get(tillId), asked, erp: inErp.get(tillId) }, day));
}

type Seen = { figure: DayFigures | undefined; asked: Asked; erp: Partial<TillDayCompleteness> | undefined };

function compareTill(
  tillId: string,
  { figure, asked, erp: row }: Seen,
  { storeId, businessDate, tills, isToday }: Day,
): ComparedRow {
  const currency = figure?.currency ?? row?.Currency ?? "";
  const server = { count: figure?.count ?? 0, sum: figure?.sum ?? 0, gaps: figure?.gaps ?? 0 };
  const till = tillFigures(figure, server.count, isToday ? tills.get(tillId) : undefined);
  const erp =
    "problem" in asked
      ? {}
      : {
          count: row?.Receipts ?? 0,
          sum: minorOf(row?.TotalAmount, currency),
          posted: row?.Posted ?? 0,
          setAside: row?.SetAside ?? 0,
          reversed: row?.Reversed ?? 0,
        };
  const tillEqual =
    (till.count === undefined || till.count === server.count) && (till.sum === undefined || till.sum === server.sum);
  // What the ERP has set aside it has, and has not booked.
  const erpEqual = erp.count === server.count && erp.sum === server.sum && erp.setAside === 0;
  const equal = tillEqual && server.gaps === 0 && erpEqual;
  const problem = "problem" in asked ? { problem: asked.problem.slice(0, 500) } : {};
  return { storeId, tillId, businessDate, currency, till, server, erp, equal, ...problem };
}

/** What the till itself says: its closing, or while it is open what it has not sent yet. */
function tillFigures(figure: DayFigures | undefined, here: number, till: WatchedTill | undefined): ComparedRow["till"] {
  if (figure?.closing) return { ...figure.closing, source: "closing" };
  if (till?.state) return { count: here + till.state.unsent, source: "heartbeat" };
  return { source: "none" };
}

function minorOf(amount: unknown, currency: string): number {
  return Math.round(Number(amount ?? 0) * 10 ** fractionDigits(currency || "EUR"));
}

/** Exactly which receipts make the difference; while the ERP does not answer, what is missing here. */
export async function findDifferences(
  context: MonitorContext,
  tillId: string,
  businessDate: string,
): Promise<DayDifferences> {
  const row = await readCompared(context.db, tillId, businessDate);
  const here = await context.readDayReceipts(tillId, businessDate);
  const inErp = await context.outbound.askDayReceipts(tillId, businessDate).catch((error) => {
    if (!(error instanceof ErpFailure)) throw error;
    return undefined;
  });
  const items = [...gapsIn(here, tillId), ...(inErp ? compareReceipts(here, inErp) : [])];
  return { ...(row ? { row } : {}), items, isErpAsked: inErp !== undefined };
}

function compareReceipts(here: readonly DayReceipt[], inErp: readonly Partial<TillDayReceipt>[]): DayDifference[] {
  const receipts = inErp.filter(({ Kind }) => Kind === "receipt");
  const there = new Map(receipts.map((row) => [row.ReceiptNumber ?? "", row]));
  const differences: DayDifference[] = here
    .filter(({ kind }) => kind === "receipt")
    .flatMap(({ number, sum, currency, posting }): DayDifference[] => {
      const row = there.get(number);
      there.delete(number);
      if (!row) return [{ number, currency, fault: "missingInErp", server: sum, state: posting }];
      const erp = minorOf(row.TotalAmount, row.Currency ?? "");
      if (erp !== sum) return [{ number, currency, fault: "amountDiffers", server: sum, erp, state: posting }];
      return row.Status === "posted"
        ? []
        : [{ number, currency, ...notPosted(row), server: sum, erp, state: row.Status ?? posting }];
    });
  const others = inErp.filter(({ Kind, Status }) => Kind !== "receipt" && Status === "setAside");
  const setAside = others.map((row): DayDifference => {
    const { ReceiptNumber: number = "", TotalAmount, Currency: currency = "", Status: state } = row;
    return { number, currency, ...notPosted(row), erp: minorOf(TotalAmount, currency), state };
  });
  const unknown = [...there].map(
    ([number, row]): DayDifference => ({
      number,
      fault: "missingHere",
      erp: minorOf(row.TotalAmount, row.Currency ?? ""),
    }),
  );
  return [...differences, ...setAside, ...unknown];
}

/** What was posted and taken back is another thing than what could not be posted. */
function notPosted({ Status, ReversedAt: at, ReversedBy, ReversalReason }: Partial<TillDayReceipt>) {
  if (Status !== "setAside" || !at) return { fault: "notPosted" as const };
  return { fault: "reversed" as const, reversal: { by: ReversedBy ?? "", at, why: ReversalReason ?? "" } };
}

const GAPS_SHOWN = 1000;

function gapsIn(here: readonly DayReceipt[], tillId: string): DayDifference[] {
  const gaps: DayDifference[] = [];
  for (const [index, { running }] of here.entries()) {
    const before = here[index - 1]?.running ?? running - 1;
    for (let missing = before + 1; missing < running && gaps.length < GAPS_SHOWN; missing += 1)
      gaps.push({ number: `${tillId}-${String(missing).padStart(6, "0")}`, fault: "gap" });
  }
  return gaps;
}
