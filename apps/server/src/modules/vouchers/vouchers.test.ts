import type { Receipt, Voucher, VoucherDetail, VoucherReservation } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { newId, receiptOf } from "../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
let running = 0;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const asTill = <Answer>(method: string, path: string, body?: unknown) =>
  suite.call<Answer & { code?: string }>(method, path, {
    headers: { authorization: `Bearer ${till.token}` },
    ...(body === undefined ? {} : { body }),
  });
type Change = (receipt: Receipt) => void;
/** Takes a receipt in as a till sends it; answers the codes of what is doubtful about its vouchers. */
async function sell(change: Change): Promise<string[]> {
  running += 1;
  const receipt = receiptOf({ running, id: newId() });
  change(receipt);
  const answer = await asTill<{ results: { outcome: string; deviations?: { code: string }[] }[] }>(
    "POST",
    "/api/sales/transactions",
    { transactions: [receipt] },
  );
  const [result] = answer.body.results;
  expect(result).toMatchObject({ outcome: "accepted" });
  return (result?.deviations ?? []).map(({ code }) => code).filter((code) => code.startsWith("voucher"));
}
/** Of the receipt's one line of 2.55. */
const sold =
  (number: string, action: "sell" | "topUp" = "sell", validTo?: string): Change =>
  ({ lines: [line] }) => {
    if (line) line.voucher = { number, action, ...(validTo ? { validTo } : {}) };
  };
const paidBy =
  (number: string, more: object = {}): Change =>
  ({ payments: [payment] }) => {
    if (payment) Object.assign(payment, { method: "VOUCHER", voucher: { number, ...more } });
  };
/** The same receipt the other way round. */
const counter =
  (change: Change): Change =>
  (receipt) => {
    change(receipt);
    const [line] = receipt.lines;
    if (line) Object.assign(line, { quantity: -line.quantity });
    for (const each of [line, receipt.payments[0]] as { amount: number }[]) each.amount *= -1;
    if (line) Object.assign(line, { regularAmount: -255, modifiers: [] });
    if (line) line.tax = { ...line.tax, base: -line.tax.base, amount: -line.tax.amount };
    const { totals } = receipt;
    for (const name of ["regular", "total", "net", "tax"] as const) totals[name] *= -1;
    totals.byTaxCode = totals.byTaxCode.map((tax) => ({ ...tax, base: -tax.base, amount: -tax.amount }));
  };
const read = async (number: string) => (await suite.asAdmin<VoucherDetail>("GET", `/api/vouchers/${number}`)).body;
const steps = async (number: string) =>
  (await read(number)).movements.map(({ kind, amount, balance, doubt }) => [kind, amount, balance, doubt]);
const reserve = (number: string, basketId: string, amount: number) =>
  asTill<VoucherReservation>("POST", "/api/vouchers/reservations", { number, basketId, amount });

describe("a voucher", () => {
  test("is sold, topped up and pays, each step with what is on it then", async () => {
    expect(await sell(sold("GC100001"))).toEqual([]);
    expect(await sell(sold("GC100001", "topUp"))).toEqual([]);
    expect(await sell(paidBy("GC100001"))).toEqual([]);
    expect(await steps("GC100001")).toEqual([
      ["redeem", -255, 255, undefined],
      ["topUp", 255, 510, undefined],
      ["sell", 255, 255, undefined],
    ]);
    const { body } = await asTill("GET", "/api/vouchers/GC100001/balance");
    expect(body).toEqual({ number: "GC100001", standing: "good", currency: "GBP", balance: 255, available: 255 });
  });

  test("that paid twice, while tills had no network, is overdrawn and the second receipt says so", async () => {
    await sell(sold("GC100002"));
    expect(await sell(paidBy("GC100002", { offline: true }))).toEqual([]);
    expect(await sell(paidBy("GC100002", { offline: true }))).toEqual(["voucherOverdrawn"]);
    expect(await read("GC100002")).toMatchObject({ standing: "overdrawn", balance: -255 });
    const list = await suite.asAdmin<{ items: Voucher[] }>("GET", "/api/vouchers?standing=overdrawn");
    expect(list.body.items.map(({ number }) => number)).toEqual(["GC100002"]);
  });

  test.each<[string, Change[], string[]]>([
    ["nobody sold", [paidBy("GC100003")], ["voucherUnknown"]],
    ["sold twice", [sold("GC100004"), sold("GC100004")], ["voucherSoldTwice"]],
    ["topped up without being sold", [sold("GC100005", "topUp")], ["voucherUnknown"]],
    ["over its day", [sold("GC100006", "sell", "2020-01-01"), paidBy("GC100006")], ["voucherExpired"]],
  ])("%s is taken, and doubted", async (_, changes, doubts) => {
    let last: string[] = [];
    for (const change of changes) last = await sell(change);
    expect(last).toEqual(doubts);
  });

  test("comes back whole with a counter-receipt", async () => {
    await sell(sold("GC100007"));
    expect(await sell(counter(sold("GC100007")))).toEqual([]);
    expect(await read("GC100007")).toMatchObject({ balance: 0, movements: [{ kind: "takeBack" }, { kind: "sell" }] });
  });

  test("gets back what it paid when that receipt is cancelled, also when it is blocked since", async () => {
    await sell(sold("GC100008"));
    await sell(paidBy("GC100008"));
    await suite.asAdmin("POST", "/api/vouchers/GC100008/block", { why: "Lost" });
    expect(await sell(counter(paidBy("GC100008")))).toEqual([]);
    expect(await steps("GC100008")).toEqual([
      ["takeBack", 255, 255, undefined],
      ["redeem", -255, 0, undefined],
      ["sell", 255, 255, undefined],
    ]);
  });
});

describe("a reservation", () => {
  test("holds what there is, once per basket, until the receipt pays with it", async () => {
    await sell(sold("GC200001"));
    const first = await reserve("GC200001", "basket-1", 200);
    expect([first.status, first.body.amount, first.body.balance]).toEqual([201, 200, 255]);
    const second = await reserve("GC200001", "basket-2", 200);
    expect(second.body.amount).toBe(55);
    expect((await reserve("GC200001", "basket-3", 1)).body.code).toBe("voucher-reserved");
    expect((await reserve("GC200001", "basket-1", 255)).body).toMatchObject({
      reservationId: first.body.reservationId,
      amount: 200,
    });
    expect((await asTill("DELETE", `/api/vouchers/reservations/${second.body.reservationId}`)).status).toBe(204);
    expect((await reserve("GC200001", "basket-1", 255)).body.amount).toBe(255);
    await sell(paidBy("GC200001", { reservationId: first.body.reservationId }));
    expect(await read("GC200001")).toMatchObject({ balance: 0, reserved: 0 });
    const path = `/api/vouchers/reservations/${first.body.reservationId}/extend`;
    expect((await asTill("POST", path)).body.code).toBe("voucher-reservation-unknown");
    expect((await reserve("GC200001", "basket-1", 1)).body.code).toBe("voucher-empty");
  });

  test("is refused for a voucher that is blocked, and says who blocked it to the back office", async () => {
    await sell(sold("GC200002"));
    await suite.asAdmin("POST", "/api/vouchers/GC200002/block", { why: "Stolen" });
    expect((await reserve("GC200002", "b", 1)).body.code).toBe("voucher-blocked");
    expect(await read("GC200002")).toMatchObject({ standing: "blocked", blockedWhy: "Stolen" });
    await suite.asAdmin("POST", "/api/vouchers/GC200002/unblock");
    expect((await reserve("GC200002", "b", 1)).status).toBe(201);
  });

  test("numbers that are none are counted against the till that asks", async () => {
    for (let tries = 0; tries < 20; tries += 1)
      expect((await reserve(`GC9${String(tries).padStart(5, "0")}`, "b", 1)).body.code).toBe("voucher-unknown");
    expect((await asTill("GET", "/api/vouchers/GC999999/balance")).status).toBe(429);
    expect((await reserve("GC200002", "b", 1)).status).toBe(201);
  });
});

test("the list goes in pages, and its export has a line for each", async () => {
  const { body } = await suite.asAdmin<{ items: Voucher[]; next?: string }>("GET", "/api/vouchers?limit=3");
  const rest = await suite.asAdmin<{ items: Voucher[]; next?: string }>(
    "GET",
    `/api/vouchers?limit=500&next=${encodeURIComponent(body.next ?? "")}`,
  );
  const numbers = [...body.items, ...rest.body.items].map(({ number }) => number);
  expect([body.items.length, new Set(numbers).size, rest.body.next]).toEqual([3, numbers.length, undefined]);
  const csv = await suite.asAdmin("GET", "/api/vouchers.csv");
  expect(csv.text.split("\r\n")).toHaveLength(numbers.length + 2);
  const found = await suite.asAdmin<{ items: Voucher[] }>("GET", "/api/vouchers?query=gc2000");
  expect(found.body.items.map(({ number }) => number).sort()).toEqual(["GC200001", "GC200002"]);
});
