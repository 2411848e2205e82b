import type { Closing, ClosingSummary, Page, TillDay } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { cashMovementOf, closingOf, receiptOf } from "../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

/* How a manager sees the tills of a store, and how their days ended. */

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const send = async (...transactions: unknown[]) =>
  (await suite.send(till.token, transactions)).map(({ problem, outcome }) => problem?.code ?? outcome);
const days = async () =>
  (await suite.asAdmin<{ items: TillDay[] }>("GET", "/api/sales/till-days?storeId=1010")).body.items;
const closings = async (query = "") =>
  (await suite.asAdmin<Page<ClosingSummary>>("GET", `/api/sales/closings${query}`)).body;
const counted = (method: string, expected: number, difference = 0, cardType?: string): Closing["payments"][number] => ({
  method,
  ...(cardType && { cardType }),
  expected,
  counted: expected + difference,
  difference,
});
const on = (day: string) => ({ at: new Date(`${day}T12:00:00Z`) });

test("a till that sells is open, with what it took by way to pay and what moved; nothing is known of others", async () => {
  const float = cashMovementOf({ running: 1, ...on("2026-11-20") }, { type: "cashIn", amount: 10_000 });
  const cash = receiptOf({ running: 2, ...on("2026-11-20") }, [{ quantity: 2 }]);
  const card = receiptOf({ running: 3, ...on("2026-11-20") });
  card.payments = [{ paymentId: "1", method: "CARD", cardType: "VISA", amount: 255 }];
  const back = receiptOf({ running: 4, ...on("2026-11-20") }, [{ quantity: -1 }]);
  expect(await send(float, cash, card, back)).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  expect(await days()).toEqual([
    {
      tillId: "1010-01",
      currency: "GBP",
      open: true,
      businessDate: "2026-11-20",
      since: "2026-11-20T12:00:00.000Z",
      lastSaleAt: "2026-11-20T12:00:00.000Z",
      receipts: 3,
      total: 510,
      ways: [
        { method: "CARD", cardType: "VISA", amount: 255 },
        { method: "CASH", amount: 255 },
      ],
      movements: [{ type: "cashIn", method: "CASH", amount: 10_000 }],
    },
  ]);
  expect((await suite.asAdmin<{ items: TillDay[] }>("GET", "/api/sales/till-days?storeId=1020")).body.items).toEqual(
    [],
  );
});

test("a closing that contradicts itself is refused; a way to pay may stand there once for each card", async () => {
  const twice = closingOf({ running: 5, ...on("2026-11-20") });
  twice.payments = [counted("CARD", 255, 0, "VISA"), counted("CARD", 0, 0, "VISA")];
  twice.openedAt = "2026-11-20T08:00:00.000Z";
  expect(await send(twice)).toEqual(["closing-method-doubled"]);
  expect((await closings()).items).toEqual([]);
});

test("closed: the till stands closed with what stays in the drawer, goes on after that, and the list says how it ended", async () => {
  const closing = closingOf(
    { running: 5, ...on("2026-11-20") },
    {
      openedAt: "2026-11-20T08:00:00.000Z",
      from: "1010-01-000002",
      to: "1010-01-000004",
      receipts: { count: 3, total: 510 },
      payments: [counted("CASH", 10_255, -200), counted("CARD", 255, 0, "VISA"), counted("CARD", 0, 0, "AMEX")],
      zNumber: 7,
      drawer: { opening: 0, toSafe: 55, left: 10_000 },
    },
  );
  expect(await send(closing)).toEqual(["accepted"]);
  const [day] = await days();
  expect(day).toMatchObject({ open: false, receipts: 0, total: 0, ways: [], movements: [] });
  expect(day?.closing).toEqual({
    number: "1010-01-000005",
    businessDate: "2026-11-20",
    occurredAt: "2026-11-20T12:00:00.000Z",
    zNumber: 7,
    difference: -200,
    left: 10_000,
  });
  const { body } = await suite.call<{ lastClosing: unknown }>("GET", "/api/tills/configuration", { token: till.token });
  expect(body.lastClosing).toEqual({ running: 5, businessDate: "2026-11-20", zNumber: 7, left: 10_000 });
  expect((await closings("?storeId=1010&from=2026-11-20&to=2026-11-20&different=true")).items).toEqual([
    expect.objectContaining({ number: "1010-01-000005", zNumber: 7, automatic: false, receipts: 3, difference: -200 }),
  ]);
  expect(await send(receiptOf({ running: 6, ...on("2026-11-21") }))).toEqual(["accepted"]);
  expect(await days()).toMatchObject([{ open: true, businessDate: "2026-11-21", receipts: 1, total: 255 }]);
});

test("one that nobody counted is told apart; pages go on where they ended", async () => {
  const quiet = { openedAt: "2026-11-21T08:00:00.000Z", payments: [counted("CASH", 10_255)], automatic: true };
  expect(await send(closingOf({ running: 7, ...on("2026-11-21") }, quiet))).toEqual(["accepted"]);
  expect((await closings("?different=true")).items.map(({ number }) => number)).toEqual([
    "1010-01-000007",
    "1010-01-000005",
  ]);
  expect((await closings("?to=2026-11-20")).items).toHaveLength(1);
  expect((await closings("?tillId=1010-02")).items).toEqual([]);
  const first = await closings("?limit=1");
  expect((await closings(`?limit=1&next=${encodeURIComponent(first.next ?? "")}`)).items).toMatchObject([
    { number: "1010-01-000005" },
  ]);
});
