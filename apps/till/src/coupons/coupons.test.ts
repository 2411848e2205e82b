import { completeTillSettings, type Receipt, type TillConfiguration, type TillCoupon } from "@counterfoil/contracts";
import { buildPriceBook, type Promotion } from "@counterfoil/pricing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appendTransaction, TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { addArticle, emptyBasket, type OpenSale, openSale, priceOpenBasket, removeCoupon } from "../selling/index.ts";
import { type Call, type Server, ServerRefusal, ServerUnreachable } from "../sync/server.ts";
import type { Till } from "../till.ts";
import { keepReservations } from "./keep-reservations.ts";
import { takeCoupon } from "./take-coupon.ts";

const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
/** A tenth off everything with coupon SPRING. */
const promotion: Promotion = {
  promotionId: "OF-1",
  name: "Spring",
  ...always,
  rules: [
    {
      ruleId: "OF-1",
      sequence: 100,
      resolution: 0,
      eligibility: {
        type: "all",
        of: [
          { type: "coupon", code: "SPRING" },
          { type: "goods", target: { all: true } },
        ],
      },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 10 } },
    },
  ],
};
const book = buildPriceBook({
  currency: "GBP",
  articles: [{ articleId: "MUG", taxCode: "A1" }],
  prices: [{ articleId: "MUG", unit: "PC", amount: 1000, ...always }],
  taxes: [{ code: "A1", rate: 20 }],
  promotions: [promotion],
});
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };
const store = { storeId: "1010", name: "London", addressLines: [], timeZone: "Europe/London", language: "en" };

let made = 0;
let database: TillDatabase;
let calls: { what: string; body: unknown }[];
/** What the server answers to a reservation; an error is thrown. */
let answer: () => unknown;
let sale: OpenSale;
let till: Till;

beforeEach(() => {
  made += 1;
  database = new TillDatabase(`coupons-${made}`);
  calls = [];
  answer = () => ({ reservationId: `r${calls.length}`, couponId: "SPRING", expiresAt: "2026-11-22T01:00:00Z" });
  const server: Server = {
    async call<Answer>({ method = "GET", path, body }: Call) {
      calls.push({ what: `${method} ${path.replace("/api/prices/coupon-reservations", "")}`.trim(), body });
      return (await answer()) as Answer;
    },
    open: () => Promise.reject(new Error("not in this test")),
  };
  const price = (basket: Parameters<typeof priceOpenBasket>[0]) =>
    priceOpenBasket(basket, place, "2026-11-22T00:00:00Z");
  sale = openSale({ price, keep: () => undefined, wrong: () => undefined });
  const configuration = observable({ store } as unknown as TillConfiguration | undefined);
  const settings = observable(completeTillSettings());
  const lastSold = observable<Receipt | undefined>(undefined);
  till = { database, server, sale, configuration, settings, lastSold } as Till;
  sale.tryChange(addArticle(emptyBasket, { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: 1000 }));
});
afterEach(() => database.delete());

const spring = (offline: TillCoupon["offline"], code = "SPRING25") =>
  ({ code, couponId: "SPRING", coupon: { couponId: "SPRING", kind: "single", name: "Spring", offline } }) as const;
const inBasket = () =>
  sale.state.get().basket.coupons?.map(({ code, reservationId, offline }) => ({ code, reservationId, offline })) ?? [];
const told = () => sale.state.get().notices.map(({ key, values }) => [key, values.reason]);
const total = () => sale.state.get().priced.totals.total;
const unreachable = () => Promise.reject(new ServerUnreachable("cut"));
const settled = () => vi.waitFor(() => expect(calls.length).toBeGreaterThan(0));

describe("a coupon at the till", () => {
  it("is held at the server for this basket, and lowers the price", async () => {
    await takeCoupon(till, spring("refuse"));
    expect(inBasket()).toEqual([{ code: "SPRING25", reservationId: "r1", offline: undefined }]);
    const { basketId } = sale.state.get().basket.coupons?.[0] ?? {};
    expect(calls).toEqual([{ what: "POST", body: { code: "SPRING25", store: "1010", basketId } }]);
    expect(total()).toBe(900);
    await takeCoupon(till, spring("refuse"));
    expect([inBasket().length, told(), calls.length]).toEqual([1, [["refused.couponTwice", undefined]], 1]);
  });

  it("is not taken when the server says why not", async () => {
    answer = () => Promise.reject(new ServerRefusal(409, { code: "coupon-used" }));
    await takeCoupon(till, spring("accept"));
    expect([inBasket(), told(), total()]).toEqual([[], [["coupon.refused", "coupon-used"]], 1000]);
  });

  it("is not taken by its offline rule when the server only answers that there were too many tries", async () => {
    answer = () => Promise.reject(new ServerRefusal(429, { code: "too-many-tries" }));
    await takeCoupon(till, spring("accept"));
    expect([inBasket(), told()]).toEqual([[], [["coupon.refused", "too-many-tries"]]]);
    answer = () => Promise.reject(new ServerRefusal(429, { code: "too-many-requests" }));
    await takeCoupon(till, spring("accept"));
    expect(inBasket()).toHaveLength(1);
  });

  it.each([
    ["accept", 1, [["coupon.takenOffline", undefined]]],
    ["acceptOnce", 1, [["coupon.takenOffline", undefined]]],
    ["refuse", 0, [["coupon.refused", "offline"]]],
  ] as const)("without a network goes by its rule: %s", async (offline, coupons, notices) => {
    answer = unreachable;
    await takeCoupon(till, spring(offline));
    expect([inBasket().length, told()]).toEqual([coupons, notices]);
    expect(total()).toBe(coupons === 1 ? 900 : 1000);
  });

  it("goes by its rule, and the server is not asked, where coupons are not central", async () => {
    const settings = till.settings.get();
    till.settings.set({ ...settings, centralData: { ...settings.centralData, coupons: false } });
    await takeCoupon(till, spring("accept"));
    expect([inBasket(), calls]).toEqual([[{ code: "SPRING25", offline: true }], []]);
  });

  it("is taken once by this till without a network, and again only where its rule allows", async () => {
    answer = unreachable;
    await takeCoupon(till, spring("acceptOnce"));
    const { priced } = sale.state.get();
    const head = { storeId: "1010", tillId: "1010-01", cashierId: "c", cashierName: "C", businessDate: "2026-11-22" };
    await appendTransaction(database, {
      kind: "receipt",
      ...head,
      occurredAt: "2026-11-22T00:00:00.000Z",
      currency: "GBP",
      priceBook: 1,
      lines: priced.lines,
      payments: [],
      totals: priced.totals,
      coupons: [{ code: "SPRING25", couponId: "SPRING", offline: true }],
    });
    sale.clear();
    await takeCoupon(till, spring("acceptOnce"));
    expect([inBasket(), told()]).toEqual([[], [["coupon.refused", "offline-again"]]]);
    await takeCoupon(till, spring("accept"));
    expect(inBasket()).toHaveLength(1);
  });

  it("that is blocked is refused without asking", async () => {
    const found = spring("accept");
    await takeCoupon(till, { ...found, coupon: { ...found.coupon, withdrawn: true } });
    expect([inBasket(), told(), calls]).toEqual([[], [["coupon.refused", "coupon-blocked"]], []]);
  });

  it("that only a promotion names is everybody's: nothing is asked", async () => {
    await takeCoupon(till, { code: "SPRING", couponId: "SPRING" });
    expect([inBasket().length, total(), calls]).toEqual([1, 900, []]);
  });

  it("that does nothing yet stays and says so", async () => {
    await takeCoupon(till, { code: "OTHER", couponId: "OTHER" });
    expect([inBasket().length, told()]).toEqual([1, [["coupon.notYet", undefined]]]);
  });
});

describe("a reservation", () => {
  const takeOut = () =>
    sale.change(removeCoupon(sale.state.get().basket, "SPRING25"), { key: "undo.coupon", values: {} });

  beforeEach(async () => {
    keepReservations(till);
    await takeCoupon(till, spring("refuse"));
    calls = [];
  });

  it("is given back when the coupon is taken out, and asked for again when that is undone", async () => {
    takeOut();
    await settled();
    expect(calls.map(({ what }) => what)).toEqual(["DELETE /r1"]);
    sale.undo();
    await vi.waitFor(() => expect(inBasket()).toEqual([{ code: "SPRING25", reservationId: "r2", offline: undefined }]));
    expect(total()).toBe(900);
  });

  it("goes with the coupon when it cannot be had again", async () => {
    takeOut();
    await settled();
    answer = () => Promise.reject(new ServerRefusal(409, { code: "coupon-used" }));
    sale.undo();
    await vi.waitFor(() => expect(told()).toEqual([["coupon.refused", "coupon-used"]]));
    expect([inBasket(), total()]).toEqual([[], 1000]);
  });

  it("is given back when the sale is cleared", async () => {
    sale.clear();
    await settled();
    expect(calls.map(({ what }) => what)).toEqual(["DELETE /r1"]);
  });

  it("is left to the receipt that the sale became", async () => {
    till.lastSold.set({ coupons: [{ code: "SPRING25", couponId: "SPRING", reservationId: "r1" }] } as Receipt);
    sale.clear();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toEqual([]);
  });
});
