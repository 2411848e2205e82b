import {
  type CashMovement,
  type Closing,
  initialTillSettings,
  type Receipt,
  type TillConfiguration,
  type Transaction,
} from "@counterfoil/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  appendTransaction,
  continueAfterClosing,
  countDrawerOpened,
  readSetting,
  TillDatabase,
} from "../ledger/index.ts";
import { observable } from "../observable.ts";
import {
  bookFloat,
  closeByItself,
  closeDay,
  compareCount,
  type DayFigures,
  emptyCount,
  explainDifference,
  isTimeToClose,
  missingFloat,
  needsReason,
  needsSignOff,
  openDay,
  piecesOf,
  readFigures,
  withPieces,
} from "./index.ts";

const settings = initialTillSettings.cash;
const configuration = {
  tillId: "1010-01",
  store: { storeId: "1010", timeZone: "Europe/London" },
  currency: "GBP",
  paymentMethods: [
    { code: "CARD", kind: "card", names: {} },
    { code: "CASH", kind: "cash", names: {} },
    { code: "RUND", kind: "rounding", names: {} },
  ],
} as unknown as TillConfiguration;
const methods = { cash: "CASH", rounding: ["RUND"] };
const moment = (at: string) => ({ configuration, cashier: { personId: "p1", name: "Carla" }, at });
const cash = (amount: number) => ({ paymentId: "1", method: "CASH", amount });
const card = (amount: number, cardType = "VISA") => ({ paymentId: "1", method: "CARD", cardType, amount });

function sale(payment: Receipt["payments"][number], at = "2026-11-21T10:00:00.000Z"): Omit<Receipt, "id" | "number"> {
  const { amount } = payment;
  const tax = { code: "A1", rate: 20, base: amount - amount / 6, amount: amount / 6 };
  const line = { lineId: "1", articleId: "85123A", text: "Heart", unit: "PC", unitPrice: Math.abs(amount) };
  const regular = { regularAmount: amount, amount, modifiers: [], tax, quantity: Math.sign(amount) };
  const totals = { regular: amount, discount: 0, total: amount, net: tax.base, tax: tax.amount, byTaxCode: [tax] };
  const { store, tillId, currency } = configuration;
  const head = { storeId: store.storeId, tillId, cashierId: "p1", cashierName: "Carla", occurredAt: at, currency };
  return {
    kind: "receipt",
    ...head,
    businessDate: at.slice(0, 10),
    priceBook: 1,
    lines: [{ ...line, ...regular }],
    payments: [payment],
    totals,
  };
}

let database: TillDatabase;
let made = 0;
beforeEach(() => {
  made += 1;
  database = new TillDatabase(`cash-${made}`);
});
afterEach(() => database.delete());

const open = (inDrawer: number, at = "2026-11-21T08:00:00.000Z") =>
  openDay(database, moment(at), { settings, inDrawer, language: "en" });
const figuresNow = async () => (await readFigures(database, methods)) as DayFigures;
const close = async (pieces: Record<string, number>, at = "2026-11-21T18:00:00.000Z", amounts = {}) => {
  const figures = await readFigures(database, methods);
  const count = { ...emptyCount, pieces, amounts };
  const compared = figures ? compareCount(figures, count) : [];
  const said = { compared, count, countedBy: "Carla", explanations: [], priceBook: 1 };
  return closeDay(database, moment(at), said, { settings, language: "en" });
};
const kept = () => database.transactions.orderBy("running").toArray();

describe("a business day", () => {
  it("opens with what lies in the drawer, and counts every way to pay", async () => {
    expect((await open(10_000))?.transaction).toMatchObject({ type: "cashIn", amount: 10_000, reasonCode: "FLOAT" });
    await appendTransaction(database, sale(cash(600)));
    await appendTransaction(database, sale(card(1200)));
    await appendTransaction(database, sale(card(300, "AMEX")));
    await appendTransaction(database, sale(cash(-120)));
    expect(await figuresNow()).toMatchObject({
      day: { businessDate: "2026-11-21", firstRunning: 1, opening: 0 },
      from: "1010-01-000002",
      to: "1010-01-000005",
      receipts: { count: 4, total: 1980, discount: 0, returned: -120 },
      ways: [
        { method: "CASH", expected: 10_480, payments: 2 },
        { method: "CARD", cardType: "AMEX", expected: 300, payments: 1 },
        { method: "CARD", cardType: "VISA", expected: 1200, payments: 1 },
      ],
      cashTaken: 480,
      movements: [{ type: "cashIn", reasonCode: "FLOAT", count: 1, amount: 10_000 }],
      taxes: [{ code: "A1", rate: 20, base: 1650, amount: 330 }],
      missing: 0,
    });
  });

  it("counts notes of another currency for themselves, and no rounding; all of them go to the safe at their worth", async () => {
    const euros = (amount: number, worth: number, change: number) => ({
      ...cash(worth - change),
      ...{ tendered: worth, change, foreign: { currency: "EUR", amount, rate: 0.8 } },
    });
    await appendTransaction(database, sale(cash(600)));
    await appendTransaction(database, sale(euros(2000, 1600, 350)));
    await appendTransaction(database, sale(euros(1000, 800, 0)));
    await appendTransaction(database, sale({ paymentId: "1", method: "RUND", amount: 2 }));
    const { ways } = await figuresNow();
    expect(ways).toEqual([
      { method: "CASH", expected: 250, payments: 3 },
      { method: "CASH", foreign: { currency: "EUR", expected: 3000 }, expected: 2400, payments: 2 },
    ]);
    const notes = (ways[1] && withPieces(emptyCount, ways[1], { 2000: 1, 500: 1 })) ?? emptyCount;
    expect(ways.map((way) => piecesOf(notes, way))).toEqual([{}, { 2000: 1, 500: 1 }]);
    expect(await close({ 50: 5 }, "2026-11-21T18:00:00.000Z", notes.amounts)).toMatchObject({ rows: [{}, {}] });
    const rows = (await kept()).map(({ transaction }) => transaction);
    expect(rows[4]).toMatchObject({ type: "cashOut", amount: -2000 });
    expect(rows[5]).toMatchObject({
      payments: [
        { method: "CASH", expected: 250, counted: 250, difference: 0 },
        {
          foreign: { currency: "EUR", expected: 3000, counted: 2500 },
          expected: 2400,
          counted: 2000,
          difference: -400,
        },
      ],
      drawer: { opening: 0, toSafe: 2000, left: 250 },
    });
  });

  it("goes on past midnight until it is closed; what comes after counts for a day that was not closed", async () => {
    await appendTransaction(database, sale(cash(600)));
    const late = await appendTransaction(database, sale(cash(600), "2026-11-22T00:30:00.000Z"));
    expect(late.transaction.businessDate).toBe("2026-11-21");
    expect(await close({ 100: 12 }, "2026-11-22T01:00:00.000Z")).toMatchObject({
      rows: [{ number: "1010-01-000003" }],
    });
    const next = await appendTransaction(database, sale(cash(600), "2026-11-22T09:00:00.000Z"));
    expect(next.transaction.businessDate).toBe("2026-11-22");
    await close({ 100: 18 }, "2026-11-22T12:00:00.000Z");
    const again = await appendTransaction(database, sale(cash(600), "2026-11-22T13:00:00.000Z"));
    expect(again.transaction.businessDate).toBe("2026-11-23");
    expect(await close({ 100: 24 }, "2026-11-22T18:00:00.000Z")).toEqual({ refused: "dayAhead" });
    expect(await kept()).toHaveLength(6);
  });

  it("ends once: what is above the float goes to the safe, the rest opens the next day without a movement", async () => {
    await open(10_000);
    await appendTransaction(database, sale(cash(5000)));
    const closed = await close({ 5000: 2, 1000: 5, 1: 1 });
    expect(closed).toMatchObject({ rows: [{ number: "1010-01-000003" }, { number: "1010-01-000004" }] });
    const [, , safe, closing] = (await kept()).map(({ transaction }) => transaction);
    expect(safe as CashMovement).toMatchObject({ type: "cashOut", reasonCode: "SAFE", amount: -5001 });
    expect(closing as Closing).toMatchObject({
      businessDate: "2026-11-21",
      from: "1010-01-000002",
      to: "1010-01-000002",
      countedBy: "Carla",
      receipts: { count: 1, total: 5000 },
      payments: [{ method: "CASH", expected: 15_000, counted: 15_001, difference: 1 }],
      zNumber: 1,
      drawer: { opening: 0, toSafe: 5001, left: 10_000 },
      pieces: [
        { value: 5000, count: 2 },
        { value: 1000, count: 5 },
        { value: 1, count: 1 },
      ],
    });
    expect(await close({})).toEqual({ refused: "noDay" });
    expect(await open(10_000, "2026-11-22T08:00:00.000Z")).toBeUndefined();
    expect(await readSetting(database, "day")).toEqual({
      businessDate: "2026-11-22",
      openedAt: "2026-11-22T08:00:00.000Z",
      firstRunning: 5,
      opening: 10_000,
    });
    expect((await figuresNow()).ways).toEqual([{ method: "CASH", expected: 10_000, payments: 0 }]);
    expect(await kept()).toHaveLength(4);
  });

  it("that a sale began is short of the float, which is booked afterwards and once", async () => {
    await appendTransaction(database, sale(cash(600)));
    const counted = (figures: DayFigures) => compareCount(figures, { ...emptyCount, pieces: { 5000: 2, 500: 1 } });
    const missing = async (float: number) => {
      const figures = await figuresNow();
      return missingFloat(figures, counted(figures), { float });
    };
    expect([await missing(10_000), await missing(19_800), await missing(0)]).toEqual([10_000, 0, 0]);
    const at = moment("2026-11-21T18:00:00.000Z");
    const float = { amount: 10_000, approvedBy: "p2", settings, language: "en" };
    // Two touches.
    const [row, again] = await Promise.all([bookFloat(database, at, float), bookFloat(database, at, float)]);
    expect(row?.transaction).toMatchObject({ type: "cashIn", reasonCode: "FLOAT", amount: 10_000, approvedBy: "p2" });
    expect(again).toBeUndefined();
    expect(counted(await figuresNow())[0]).toMatchObject({ expected: 10_600, counted: 10_500, difference: -100 });
    expect(await missing(10_000)).toBe(0);
  });

  it("remembers that the drawer was opened by hand, and the next day forgets it", async () => {
    await countDrawerOpened(database);
    expect(await readSetting(database, "day")).toBeUndefined();
    await appendTransaction(database, sale(cash(600)));
    for (const _ of [1, 2]) await countDrawerOpened(database);
    expect((await figuresNow()).day.drawerOpened).toBe(2);
    await close({ 100: 6 });
    await open(600, "2026-11-22T08:00:00.000Z");
    expect((await figuresNow()).day.drawerOpened).toBeUndefined();
  });

  it("is not closed on figures that have changed since the count, and nothing is written then", async () => {
    await appendTransaction(database, sale(cash(600)));
    const figures = await figuresNow();
    const said = {
      compared: compareCount(figures, emptyCount),
      count: emptyCount,
      countedBy: "Carla",
      explanations: [],
    };
    await appendTransaction(database, sale(card(300)));
    const closed = await closeDay(
      database,
      moment("2026-11-21T18:00:00.000Z"),
      { ...said, priceBook: 1 },
      { settings, language: "en" },
    );
    expect(closed).toEqual({ refused: "changed" });
    expect(await kept()).toHaveLength(2);
    expect(await readSetting(database, "lastClosing")).toBeUndefined();
  });

  it("tells of numbers that the till's memory lost, and goes on after the closing that the server knows", async () => {
    await continueAfterClosing(database, { running: 40, businessDate: "2026-11-21", zNumber: 9, left: 10_000 });
    await database.settings.put({ key: "lastRunning", value: 45 });
    const first = await appendTransaction(database, sale(cash(600)));
    expect(first.transaction.businessDate).toBe("2026-11-22");
    expect(await figuresNow()).toMatchObject({ missing: 0, ways: [{ expected: 10_600 }] });
    await database.settings.put({ key: "lastRunning", value: 50 });
    await appendTransaction(database, sale(cash(600)));
    expect((await figuresNow()).missing).toBe(4);
    await close({ 100: 112 }, "2026-11-22T18:00:00.000Z");
    await continueAfterClosing(database, { running: 40, businessDate: "2026-11-21", zNumber: 9, left: 10_000 });
    expect(await readSetting(database, "lastClosing")).toMatchObject({ businessDate: "2026-11-22", zNumber: 10 });
  });
});

describe("a day that ends by itself", () => {
  const day = { businessDate: "2026-07-01", openedAt: "2026-07-01T08:00:00.000Z", firstRunning: 1, opening: 0 };
  it.each([
    ["", "2026-07-09T00:00:00.000Z", false],
    ["23:30", "2026-07-01T22:29:59.000Z", false],
    ["23:30", "2026-07-01T22:30:00.000Z", true],
    ["02:00", "2026-07-01T22:30:00.000Z", false],
    ["02:00", "2026-07-02T01:00:00.000Z", true],
    ["09:00", "2026-07-01T20:00:00.000Z", false],
  ])("at %s in London is over at %s: %s", (closeAt, now, over) => {
    expect(isTimeToClose(day, closeAt, "Europe/London", now)).toBe(over);
  });

  const tillWith = (lines: object[], view = "sale") =>
    ({
      database,
      configuration: observable({ ...configuration, people: [] }),
      settings: observable({ ...initialTillSettings, cash: { ...settings, closeAt: "23:00" } }),
      catalogue: observable(undefined),
      cashier: observable({ personId: "p1" }),
      sale: { state: observable({ basket: { lines } }) },
      view: observable({ name: view }),
      step: { sendSoon: () => undefined },
    }) as unknown as Parameters<typeof closeByItself>[0];

  it("waits for the open sale and for who counts, then closes with what is expected and leaves it in the drawer", async () => {
    await appendTransaction(database, sale(cash(600)));
    await appendTransaction(database, sale(card(1200)));
    const late = "2026-11-21T23:00:00.000Z";
    expect(await closeByItself(tillWith([{}]), late)).toBe(false);
    expect(await closeByItself(tillWith([], "closing"), late)).toBe(false);
    expect(await closeByItself(tillWith([]), "2026-11-21T22:59:00.000Z")).toBe(false);
    expect(await closeByItself(tillWith([]), late)).toBe(true);
    expect(await closeByItself(tillWith([]), late)).toBe(false);
    const [, , closing] = (await kept()).map(({ transaction }) => transaction);
    expect(await kept()).toHaveLength(3);
    expect(closing as Closing).toMatchObject({
      automatic: true,
      zNumber: 1,
      payments: [
        { method: "CASH", expected: 600, counted: 600, difference: 0 },
        { method: "CARD", cardType: "VISA", expected: 1200, counted: 1200, difference: 0 },
      ],
      drawer: { opening: 0, toSafe: 0, left: 600 },
    });
  });
});

describe("a difference", () => {
  const line = (difference: number, method = "CASH", cardType?: string) => ({
    method,
    ...(cardType && { cardType }),
    expected: 0,
    counted: difference,
    difference,
  });

  it.each([
    [[0, 0], false, false],
    [[-99, 0], false, false],
    [[0, 100], true, false],
    [[-1000, 0], true, true],
  ])("of %j: reason %s, somebody else %s", ([ofCash = 0, ofCard = 0], reason, signOff) => {
    const compared = [line(ofCash), line(ofCard, "CARD")];
    expect([needsReason(settings, compared), needsSignOff(settings, compared)]).toEqual([reason, signOff]);
  });
  it("of nothing needs no reason, however low the threshold", () => {
    expect(needsReason({ ...settings, reasonFrom: 0 }, [line(0)])).toBe(false);
  });

  const numbered = (all: (Omit<Receipt, "id" | "number"> | Partial<CashMovement>)[]): Transaction[] =>
    all.map((each, position) => ({ ...each, number: `1010-01-00000${position + 1}` }) as Transaction);
  const day = numbered([
    sale(cash(1999)),
    sale(card(1250)),
    sale(card(450)),
    sale(card(1250)),
    { kind: "cashMovement", type: "payOut", amount: -780 },
  ]);
  const denominations = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10];
  const explain = (compared: ReturnType<typeof line>[], pieces = {}, drawerOpened = false) =>
    explainDifference({ compared, transactions: day, denominations, pieces, drawerOpened });

  it.each([
    ["a cash sale rung as card", [line(1250), line(-1250, "CARD", "VISA")], ["rungAsOther", 1250, ["1010-01-000004"]]],
    [
      "two of them",
      [line(1700), line(-1700, "CARD", "VISA")],
      ["rungAsOther", 1700, ["1010-01-000003", "1010-01-000004"]],
    ],
    ["a card sale rung as cash", [line(-1999), line(1999, "CARD", "VISA")], ["otherRungAs", -1999, ["1010-01-000001"]]],
    ["one beside another mistake", [line(460), line(-450, "CARD", "VISA")], ["rungAsOther", 450, ["1010-01-000003"]]],
    ["a pay-out whose money is still there", [line(780), line(0, "CARD")], ["slipTooMuch", 780, ["1010-01-000005"]]],
    ["a pay-out that happened twice", [line(-780), line(0, "CARD")], ["slipMissing", -780, ["1010-01-000005"]]],
  ] as const)("may be %s", (_what, compared, [kind, amount, numbers]) => {
    expect(explain([...compared])[0]).toMatchObject({ kind, amount, numbers });
  });

  it("may be pieces counted in the row beside theirs, or one note taken for another", () => {
    expect(explain([line(3000)], { 2000: 3 })[0]).toEqual({ kind: "rowMistaken", amount: 3000, values: [1000, 2000] });
    expect(explain([line(-1000)])[0]).toEqual({ kind: "noteMistaken", amount: -1000, values: [2000, 1000] });
    expect(explain([line(1000)])[0]).toEqual({ kind: "noteMistaken", amount: 1000, values: [1000, 2000] });
  });

  it("that fits nothing is a pay-out without a slip when money lacks and the drawer was opened by hand, else nothing", () => {
    expect(explain([line(-333)], {}, true)).toEqual([{ kind: "slipMissing", amount: -333 }]);
    expect(explain([line(-333)])).toEqual([]);
    expect(explain([line(333)], {}, true)).toEqual([]);
    expect(explain([line(0), line(-500, "CARD")])).toEqual([]);
  });
});
