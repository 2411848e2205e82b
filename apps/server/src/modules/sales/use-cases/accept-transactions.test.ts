import type { Receipt, ReceiptDetail } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { cashMovementOf, goodsMovementOf, newId, receiptOf } from "../../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
let other: PairedTill;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  other = await suite.createTill("1010-02");
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const count = async (table: string) =>
  (await suite.rows<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count;
const counts = async () =>
  Promise.all(["sales.transaction", "sales.line", "sales.posting", "hub.outbound_message"].map(count));

describe("once", () => {
  test("the same batch twice gives the same answer and keeps one of each", async () => {
    const batch = [
      receiptOf({ running: 1 }, [{ quantity: 2 }, { articleId: "71053", unitPrice: 339 }]),
      cashMovementOf({ running: 2 }),
      goodsMovementOf({ running: 3 }),
    ];
    const first = await suite.send(till.token, batch);
    expect(first.map(({ outcome, repeated, deviations }) => ({ outcome, repeated, deviations }))).toEqual(
      batch.map(() => ({ outcome: "accepted", repeated: undefined, deviations: [] })),
    );
    const kept = await counts();
    const second = await suite.send(till.token, batch);
    expect(second).toEqual(first.map((result) => ({ ...result, repeated: true })));
    expect(await counts()).toEqual(kept);
    expect(kept).toEqual([3, 3, 3, 3]);
  });

  test("concurrently from many connections, in different orders, exactly one writes", async () => {
    const batch = Array.from({ length: 20 }, (_, index) => receiptOf({ running: 10 + index }));
    const before = await counts();
    const answers = await Promise.all(
      [batch, batch.toReversed(), batch, batch.toReversed()].map((each) => suite.send(till.token, each)),
    );
    const accepted = answers.flat();
    expect(accepted.every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(accepted.filter(({ repeated }) => !repeated)).toHaveLength(20);
    for (const { id } of batch)
      expect(new Set(accepted.filter((result) => result.id === id).map(({ acceptedAt }) => acceptedAt)).size).toBe(1);
    expect(await counts()).toEqual(before.map((each) => (each ?? 0) + 20));
  });

  test("twice in one batch: the second repeats the first", async () => {
    const receipt = receiptOf({ running: 40 });
    const results = await suite.send(till.token, [receipt, receipt]);
    expect(results.map(({ outcome, repeated }) => [outcome, repeated])).toEqual([
      ["accepted", undefined],
      ["accepted", true],
    ]);
  });

  test("another order of members is the same content", async () => {
    const receipt = receiptOf({ running: 41 });
    await suite.send(till.token, [receipt]);
    const turned = Object.fromEntries(Object.entries(receipt).reverse());
    expect(await suite.send(till.token, [turned])).toMatchObject([{ outcome: "accepted", repeated: true }]);
  });
});

describe("taxes", () => {
  test("come on top of net prices; one code has two rates when goods of another day come back", async () => {
    const net = receiptOf({ running: 45 });
    const [line] = net.lines;
    Object.assign(line ?? {}, { amount: 255, tax: { code: "A1", rate: 20, base: 255, amount: 51 } });
    const byTaxCode = [{ code: "A1", rate: 20, base: 255, amount: 51 }];
    net.totals = { regular: 255, discount: 0, total: 306, net: 255, tax: 51, byTaxCode };
    net.payments = [{ paymentId: "1", method: "CASH", amount: 306 }];
    const mixed = receiptOf({ running: 46 }, [{ quantity: 2 }, { quantity: -1 }]);
    const [sold, back] = mixed.lines.map(({ tax }) => tax);
    Object.assign(back ?? {}, { rate: 17.5, base: -217, amount: -38 });
    const tax = (sold?.amount ?? 0) - 38;
    const both = [sold, back].flatMap((one) => one ?? []);
    mixed.totals = { ...mixed.totals, tax, net: mixed.totals.total - tax, byTaxCode: both };
    expect(await suite.send(till.token, [net, mixed])).toMatchObject([
      { outcome: "accepted" },
      { outcome: "accepted" },
    ]);
  });
});

describe("a counter-receipt", () => {
  /** All of a receipt the other way round, as the till writes it. */
  function counterOf(receipt: Receipt, running: number): Receipt {
    const minus = (value: number) => 0 - value;
    const back = receiptOf({ tillId: receipt.tillId, running });
    const taxes = receipt.totals.byTaxCode.map((tax) => ({ ...tax, base: minus(tax.base), amount: minus(tax.amount) }));
    const { regular, discount, total, net, tax } = receipt.totals;
    return {
      ...back,
      lines: receipt.lines.map((line) => ({
        ...line,
        quantity: minus(line.quantity),
        regularAmount: minus(line.regularAmount),
        amount: minus(line.amount),
        tax: { ...line.tax, base: minus(line.tax.base), amount: minus(line.tax.amount) },
        returnOf: line.returnOf ?? { receiptNumber: receipt.number, lineId: line.lineId },
      })),
      payments: [{ paymentId: "1", method: "CASH", amount: minus(total) }],
      totals: {
        ...{ regular: minus(regular), discount: minus(discount), total: minus(total) },
        ...{ net: minus(net), tax: minus(tax), byTaxCode: taxes },
      },
      cancels: { receiptNumber: receipt.number, reason: "MISTAKE" },
    };
  }
  const detailOf = async (number: string) =>
    (await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/${number}`)).body;
  const codesOf = (results: Awaited<ReturnType<Suite["send"]>>) =>
    results.map(({ outcome, deviations }) => [outcome, ...(deviations ?? []).map(({ code }) => code)]);

  test("takes all of a receipt back: both name each other, its coupon is good again, and the ERP is told", async () => {
    const coupon = { couponId: "ONCE", kind: "single", code: "ONCE10", name: "Once", offline: "accept" };
    await suite.asAdmin("POST", "/api/prices/coupons", coupon);
    const sold = { ...receiptOf({ running: 270 }, [{ quantity: 2 }, { articleId: "71053", unitPrice: 339 }]) };
    sold.coupons = [{ code: "ONCE10", couponId: "ONCE" }];
    const back = counterOf(sold, 271);
    expect(codesOf(await suite.send(till.token, [sold, back]))).toEqual([["accepted"], ["accepted"]]);
    expect(await detailOf(sold.number)).toMatchObject({
      cancelledBy: back.number,
      returned: [{ quantity: 2 }, { quantity: 1 }],
    });
    expect((await detailOf(back.number)).transaction).toMatchObject({ cancels: { receiptNumber: sold.number } });
    const list = await suite.asAdmin<{ items: { number: string }[] }>("GET", "/api/sales/receipts?tillId=1010-01");
    const shown = list.body.items.filter(({ number }) => [sold.number, back.number].includes(number));
    expect(shown.toSorted((one, two) => (one.number < two.number ? -1 : 1))).toMatchObject([
      { number: sold.number, cancelledBy: back.number, total: 849 },
      { number: back.number, cancels: sold.number, total: -849 },
    ]);
    const redemptions = await suite.rows<{ released: boolean }>(
      "select released_at is not null as released from prices.coupon_redemption where coupon_id = 'ONCE'",
    );
    expect(redemptions).toEqual([{ released: true }]);
    expect(await suite.send(till.token, [back])).toMatchObject([{ outcome: "accepted", repeated: true }]);
  });

  test("of a return makes what came back count as sold again", async () => {
    const sold = receiptOf({ running: 272 }, [{ quantity: 2 }]);
    const goods = { receiptNumber: sold.number, lineId: "1" };
    const returned = receiptOf({ running: 273 }, [{ quantity: -1, returnOf: goods }]);
    const back = counterOf(returned, 274);
    expect(back.lines).toMatchObject([{ quantity: 1, amount: 255, returnOf: goods }]);
    expect(codesOf(await suite.send(till.token, [sold, returned, back]))).toEqual([
      ["accepted"],
      ["accepted"],
      ["accepted"],
    ]);
    expect((await detailOf(sold.number)).returned).toEqual([]);
  });

  test("that does not fit is kept, and told of: twice, in part, or of a receipt that is not here", async () => {
    const sold = receiptOf({ running: 275 }, [{ quantity: 1 }]);
    const first = counterOf(sold, 276);
    const second = counterOf(sold, 277);
    const unknown = { ...counterOf(sold, 278), cancels: { receiptNumber: "1010-01-009999" } };
    const other = receiptOf({ running: 279 }, [{ quantity: 2 }]);
    const partly = { ...counterOf(sold, 280), cancels: { receiptNumber: other.number } };
    const codes = codesOf(await suite.send(till.token, [sold, first, second, unknown, other, partly]));
    expect(codes.map((each) => each.filter((code) => !code.startsWith("returned")))).toEqual([
      ["accepted"],
      ["accepted"],
      ["accepted", "cancelledTwice"],
      ["accepted", "cancelsUnknown"],
      ["accepted"],
      ["accepted", "cancelsInPart"],
    ]);
    expect((await detailOf(sold.number)).cancelledBy).toBe(first.number);
  });
});

describe("refused, kept for people, and nothing else changed", () => {
  const bad = (change: (receipt: ReturnType<typeof receiptOf>) => void, running: number) => {
    const receipt = receiptOf({ running }, [{ quantity: 2 }, { articleId: "71053" }]);
    change(receipt);
    return receipt;
  };
  type Case = [code: string, where: string | undefined, change: (receipt: ReturnType<typeof receiptOf>) => void];
  const cases: Case[] = [
    ["kind-unknown", "/kind", (receipt) => Object.assign(receipt, { kind: "gift" })],
    ["form-invalid", "/lines/0/amount", (receipt) => Object.assign(receipt.lines[0] ?? {}, { amount: 1.5 })],
    ["form-invalid", "/lines/0/quantity", (receipt) => Object.assign(receipt.lines[0] ?? {}, { quantity: 1e9 })],
    ["form-invalid", "/lines/0/quantity", (receipt) => Object.assign(receipt.lines[0] ?? {}, { quantity: 0.0001 })],
    ["form-invalid", "/id", (receipt) => Object.assign(receipt, { id: "4711" })],
    ["form-invalid", "/occurredAt", (receipt) => Object.assign(receipt, { occurredAt: "yesterday" })],
    ["business-date-invalid", "/businessDate", (receipt) => Object.assign(receipt, { businessDate: "2026-02-30" })],
    ["text-invalid", undefined, (receipt) => Object.assign(receipt, { cashierName: "A\0da" })],
    ["text-invalid", undefined, (receipt) => Object.assign(receipt, { note: "half a pair: \ud83d" })],
    ["till-differs", "/tillId", (receipt) => Object.assign(receipt, { tillId: "1010-02" })],
    ["store-differs", "/storeId", (receipt) => Object.assign(receipt, { storeId: "1020" })],
    ["number-of-another-till", "/number", (receipt) => Object.assign(receipt, { number: "1010-02-000001" })],
    ["number-of-another-till", "/number", (receipt) => Object.assign(receipt, { number: "1010-01-000000" })],
    ["currency-differs", "/currency", (receipt) => Object.assign(receipt, { currency: "EUR" })],
    ["quantity-zero", "/lines/0/quantity", (receipt) => Object.assign(receipt.lines[0] ?? {}, { quantity: 0 })],
    ["line-sign-differs", "/lines/0/amount", (receipt) => Object.assign(receipt.lines[0] ?? {}, { quantity: -2 })],
    ["price-negative", "/lines/0/unitPrice", (receipt) => Object.assign(receipt.lines[0] ?? {}, { unitPrice: -1 })],
    ["line-id-doubled", "/lines/1/lineId", (receipt) => Object.assign(receipt.lines[1] ?? {}, { lineId: "1" })],
    ["lines-total-differs", "/totals/total", (receipt) => Object.assign(receipt.lines[0] ?? {}, { amount: 511 })],
    [
      "regular-total-differs",
      "/totals/regular",
      (receipt) => Object.assign(receipt.lines[0] ?? {}, { regularAmount: 1 }),
    ],
    ["discount-differs", "/totals/discount", (receipt) => Object.assign(receipt.totals, { discount: 1 })],
    ["net-and-tax-differ", "/totals/net", (receipt) => Object.assign(receipt.totals, { net: 0 })],
    ["tax-total-differs", "/totals/tax", (receipt) => Object.assign(receipt.totals, { byTaxCode: [] })],
    ["tax-differs", "/totals/byTaxCode/0", (receipt) => Object.assign(receipt.lines[0]?.tax ?? {}, { amount: 84 })],
    ["payments-differ", "/payments", (receipt) => Object.assign(receipt, { payments: [] })],
    [
      "change-differs",
      "/payments/0/amount",
      (receipt) => Object.assign(receipt.payments[0] ?? {}, { tendered: 1000, change: 1 }),
    ],
  ];

  test.each(cases)("%s at %s", async (code, where, change) => {
    const before = await counts();
    const [result] = await suite.send(till.token, [bad(change, 900)]);
    expect(result).toMatchObject({ outcome: "rejected", problem: { code, ...(where ? { where } : {}) } });
    expect(await counts()).toEqual(before);
    const { items } = (
      await suite.asAdmin<{ items: { code: string; id: number }[] }>("GET", "/api/sales/rejected?limit=1")
    ).body;
    expect(items[0]?.code).toBe(code);
  });

  test("no object at all", async () => {
    const results = await suite.send(till.token, [null, 7, "text", [], {}]);
    expect(results.map(({ id, problem }) => [id, problem?.code])).toEqual(Array(5).fill([null, "kind-unknown"]));
  });

  test("one that is wrong does not stop the others", async () => {
    const good = [receiptOf({ running: 50 }), receiptOf({ running: 52 })];
    const wrong = receiptOf({ running: 51 });
    wrong.totals.total += 1;
    const results = await suite.send(till.token, [good[0], wrong, good[1]]);
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      [good[0]?.id, "accepted"],
      [wrong.id, "rejected"],
      [good[1]?.id, "accepted"],
    ]);
  });

  test("the same id with another content, the same number with another id", async () => {
    const receipt = receiptOf({ running: 60 });
    const [first] = await suite.send(till.token, [receipt]);
    const before = await counts();
    const results = await suite.send(till.token, [
      receiptOf({ running: 60, id: receipt.id }, [{ quantity: 9 }]),
      receiptOf({ running: 60 }),
      receipt,
    ]);
    expect(results.map(({ problem }) => problem?.code)).toEqual(["content-differs", "number-used", undefined]);
    expect(results[2]).toEqual({ ...first, repeated: true });
    expect(await counts()).toEqual(before);
  });

  test("the same again and again makes one row that counts; accepted later it says so", async () => {
    const receipt = receiptOf({ running: 70 });
    receipt.currency = "EUR";
    for (let time = 0; time < 3; time += 1) await suite.send(till.token, [receipt]);
    const rows = () =>
      suite.rows("select times, code, accepted_at from sales.rejected where number = '1010-01-000070'");
    expect(await rows()).toEqual([{ times: 3, code: "currency-differs", accepted_at: null }]);
    const detail = await suite.asAdmin<{ raw: string }>(
      "GET",
      `/api/sales/rejected/${(await suite.rows<{ id: string }>("select id from sales.rejected where number = '1010-01-000070'"))[0]?.id}`,
    );
    expect(JSON.parse(detail.body.raw)).toEqual(receipt);
  });
});

describe("doubts are recorded and the sale is taken", () => {
  const codesOf = (results: Awaited<ReturnType<Suite["send"]>>) =>
    results.map(({ outcome, deviations }) => [outcome, deviations?.map(({ code }) => code)]);

  test("clocks", async () => {
    const minute = 60_000;
    const at = (ms: number) => new Date(Date.now() + ms);
    const results = await suite.send(till.token, [
      receiptOf({ running: 100, at: at(10 * minute) }),
      receiptOf({ running: 101, at: at(-90 * 24 * 60 * minute) }),
      receiptOf({ running: 102, at: at(-3 * 24 * 60 * minute) }),
    ]);
    expect(codesOf(results)).toEqual([
      ["accepted", ["clockAhead"]],
      ["accepted", ["clockBehind"]],
      ["accepted", []],
    ]);
  });

  test("a till whose heartbeat says that its clock is behind", async () => {
    const slow = await suite.createTill("1010-03");
    const clock = new Date(Date.now() - 30 * 60_000);
    await suite.call("POST", "/api/tills/heartbeat", {
      token: slow.token,
      body: { unsent: 1, priceBook: 1, clock: clock.toISOString(), appVersion: "1" },
    });
    const results = await suite.send(slow.token, [receiptOf({ tillId: "1010-03", running: 1, at: clock })]);
    expect(codesOf(results)).toEqual([["accepted", ["clockBehind"]]]);
  });

  test("a replay till plays old days without a doubt", async () => {
    const replay = await suite.createTill("1010-91", "replay");
    const results = await suite.send(replay.token, [
      receiptOf({ tillId: "1010-91", running: 536365, at: new Date("2010-12-01T08:26:00Z") }),
    ]);
    expect(codesOf(results)).toEqual([["accepted", []]]);
  });

  test("unknown ways to pay and reasons that do not add up", async () => {
    const receipt = receiptOf({ running: 110 });
    receipt.payments = [{ paymentId: "1", method: "SHELLS", amount: 255 }];
    const [line] = receipt.lines;
    if (line)
      line.modifiers = [
        { promotionId: "P", ruleId: "R", sequence: 1, quantity: 1, base: 255, amount: -5, note: "5 off" },
      ];
    expect(codesOf(await suite.send(till.token, [receipt]))).toEqual([
      ["accepted", ["paymentMethodUnknown", "reasonsDiffer"]],
    ]);
  });

  test("more comes back than was sold, also at two tills at once", async () => {
    await suite.send(till.token, [receiptOf({ running: 120 }, [{ quantity: 3 }])]);
    const back = { receiptNumber: "1010-01-000120", lineId: "1", points: 5 };
    const returned = (tillId: string, running: number, quantity: number, of = back) =>
      receiptOf({ tillId, running }, [{ quantity: -quantity, returnOf: of }]);
    expect(codesOf(await suite.send(till.token, [returned("1010-01", 121, 2)]))).toEqual([["accepted", []]]);
    const [here, there] = await Promise.all([
      suite.send(till.token, [returned("1010-01", 122, 1)]),
      suite.send(other.token, [returned("1010-02", 1, 1)]),
    ]);
    const codes = [...codesOf(here), ...codesOf(there)].map(([, each]) => each);
    expect(codes.flat()).toEqual(["returnedMoreThanSold"]);
    const unknown = returned("1010-01", 123, 1, { ...back, receiptNumber: "1010-01-000999" });
    expect(codesOf(await suite.send(till.token, [unknown]))).toEqual([["accepted", ["returnOfUnknown"]]]);
    const detail = await suite.call<{ returned: unknown }>("GET", "/api/sales/receipts/1010-01-000120", {
      token: other.token,
    });
    expect(detail.body.returned).toEqual([
      {
        lineId: "1",
        quantity: 4,
        amount: 1020,
        tax: 169,
        points: 15,
        receiptNumbers: ["1010-01-000121", "1010-01-000122", "1010-02-000001"],
      },
    ]);
  });
});

describe("the running number", () => {
  test("a till that lost its memory goes on after the highest that was seen, refused ones included", async () => {
    const wrong = receiptOf({ tillId: "1010-02", running: 30 });
    wrong.totals.total += 1;
    await suite.send(other.token, [receiptOf({ tillId: "1010-02", running: 20 }), wrong]);
    const configuration = await suite.call<{ lastRunningNumber: number }>("GET", "/api/tills/configuration", {
      token: other.token,
    });
    expect(configuration.body.lastRunningNumber).toBe(30);
  });
});

test("an id of another till's receipt is refused by its number, not taken over", async () => {
  const id = newId();
  await suite.send(till.token, [receiptOf({ running: 200, id })]);
  const [result] = await suite.send(other.token, [receiptOf({ tillId: "1010-02", running: 200, id })]);
  expect(result?.problem?.code).toBe("content-differs");
});
