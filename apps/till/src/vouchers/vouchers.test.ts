import { completeTillSettings, type Payment, type Receipt, type TillArticle } from "@counterfoil/contracts";
import { buildPriceBook } from "@counterfoil/pricing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Catalogue } from "../catalogue/index.ts";
import { appendTransaction, TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { type OpenSale, openSale, priceOpenBasket } from "../selling/index.ts";
import { type Call, type Server, ServerRefusal, ServerUnreachable } from "../sync/server.ts";
import type { Till } from "../till.ts";
import { keepVouchers, sellVoucher, takeVoucher, voucherNumberIn } from "./index.ts";
import { monthsAfter } from "./sell-voucher.ts";

const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
const book = buildPriceBook({
  currency: "GBP",
  articles: [{ articleId: "GIFT", taxCode: "A0" }],
  prices: [{ articleId: "GIFT", unit: "PC", amount: 1000, ...always }],
  taxes: [{ code: "A0", rate: 0 }],
});
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };
const article = {
  articleId: "GIFT",
  type: "voucher",
  texts: { en: "Gift card" },
  baseUnit: "PC",
} as unknown as TillArticle;

let made = 0;
let database: TillDatabase;
let calls: string[];
let answer: () => unknown;
let sale: OpenSale;
let till: Till;

beforeEach(() => {
  made += 1;
  database = new TillDatabase(`vouchers-${made}`);
  calls = [];
  answer = () => ({ reservationId: "r1", amount: 700, balance: 700, expiresAt: "2026-11-22T01:00:00Z" });
  const server: Server = {
    async call<Answer>({ method = "GET", path }: Call) {
      calls.push(`${method} ${path.replace("/api/vouchers", "")}`);
      return (await answer()) as Answer;
    },
    open: () => Promise.reject(new Error("not in this test")),
  };
  const price = (basket: Parameters<typeof priceOpenBasket>[0]) =>
    priceOpenBasket(basket, place, "2026-11-22T00:00:00Z");
  sale = openSale({ price, keep: () => undefined, wrong: () => undefined });
  const settings = observable(
    completeTillSettings({ vouchers: { prefixes: ["GC"], offlineMost: 500, validMonths: 36 } }),
  );
  const catalogue = observable({ articles: new Map([["GIFT", article]]) } as unknown as Catalogue);
  const lastSold = observable<Receipt | undefined>(undefined);
  till = { database, server, sale, settings, catalogue, lastSold, today: () => "2026-11-22" } as unknown as Till;
});
afterEach(() => database.delete());

const sell = (number: string, action: "sell" | "topUp" = "sell") =>
  sellVoucher(till, { number, action, amount: 2500, language: "en" });

describe("a voucher at the till", () => {
  it("is a line of its own, worth what is put on it", () => {
    expect([sell("GC1001"), sell("GC1002", "topUp")]).toEqual([true, true]);
    const { priced } = sale.state.get();
    expect(priced.totals.total).toBe(5000);
    expect(priced.lines.map(({ amount, priceOrigin, text, voucher }) => [amount, priceOrigin, text, voucher])).toEqual([
      [2500, "typed", "Gift card GC1001", { number: "GC1001", action: "sell", validTo: "2029-11-22" }],
      [2500, "typed", "Gift card GC1002", { number: "GC1002", action: "topUp" }],
    ]);
    expect(sell("GC1001")).toBe(false);
    expect(sale.state.get().basket.lines).toHaveLength(2);
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-22", 36, "2029-11-22"],
    ["2026-12-31", 2, "2027-02-28"],
  ])("of %s is good for %i months to %s", (day, months, last) => {
    expect(monthsAfter(day, months)).toBe(last);
  });

  it.each([
    ["GC100001", "GC100001"],
    ["gc 1000-01", "GC100001"],
    ["5012345678900", undefined],
    ["GC1", undefined],
  ])("scanned as %s is %s", (text, number) => {
    expect(voucherNumberIn(text, till)).toBe(number);
  });
});

describe("paying by voucher", () => {
  const paid = (number: string, amount: number): Payment => ({
    paymentId: "1",
    method: "V",
    amount,
    voucher: { number },
  });

  it("takes what the server holds, with what is left on it", async () => {
    expect(await takeVoucher(till, "GC1001", 1250, [])).toEqual({
      amount: 700,
      voucher: { number: "GC1001", reservationId: "r1", balance: 0 },
    });
    expect(await takeVoucher(till, "GC1001", 550, [paid("GC1001", 700)])).toEqual({ refused: "taken-already" });
  });

  it("is refused with the server's reason, however much is allowed without it", async () => {
    for (const code of ["voucher-blocked", "too-many-tries"]) {
      answer = () => Promise.reject(new ServerRefusal(409, { code }));
      expect(await takeVoucher(till, "GC1001", 100, [])).toEqual({ refused: code });
    }
  });

  it("goes to the limit without a network, and what it paid here before counts", async () => {
    answer = () => Promise.reject(new ServerUnreachable("cut"));
    expect(await takeVoucher(till, "GC1001", 300, [])).toEqual({
      amount: 300,
      voucher: { number: "GC1001", offline: true },
    });
    sell("GC2001");
    const { lines, totals } = sale.state.get().priced;
    await appendTransaction(database, {
      ...{ kind: "receipt", storeId: "1010", tillId: "1010-01", cashierId: "c", cashierName: "C", currency: "GBP" },
      ...{ occurredAt: "2026-11-22T00:00:00.000Z", businessDate: "2026-11-22", priceBook: 1, lines, totals },
      payments: [paid("GC1001", 300)],
    });
    expect(await takeVoucher(till, "GC1001", 300, [])).toMatchObject({ amount: 200 });
    expect(await takeVoucher(till, "GC1002", 900, [])).toMatchObject({ amount: 500 });
  });

  it("gives back at the server what was taken back at the till, and leaves to the receipt what it sold", async () => {
    keepVouchers(till);
    sell("GC2001");
    const pay = (id: string) => {
      sale.startPaying();
      sale.setPayments([
        { paymentId: "1", method: "V", amount: 700, voucher: { number: "GC1001", reservationId: id } },
      ]);
    };
    pay("r1");
    sale.setPayments([]);
    await vi.waitFor(() => expect(calls).toEqual(["DELETE /reservations/r1"]));
    pay("r2");
    till.lastSold.set({ payments: sale.state.get().paying?.payments } as Receipt);
    sale.clear();
    pay("r3");
    sale.setPayments(undefined);
    await vi.waitFor(() => expect(calls.at(-1)).toBe("DELETE /reservations/r3"));
    expect(calls).not.toContain("DELETE /reservations/r2");
  });
});
