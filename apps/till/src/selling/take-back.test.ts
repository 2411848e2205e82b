import "fake-indexeddb/auto";
import { initialTillSettings } from "@counterfoil/contracts";
import { buildPriceBook } from "@counterfoil/pricing";
import { expect, it } from "vitest";
import { appendTransaction, TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { createRights } from "../people/index.ts";
import { assignCustomer, emptyBasket } from "./basket.ts";
import { openSale } from "./open-sale.ts";
import { priceOpenBasket } from "./priced-basket.ts";
import { takeOneBack } from "./take-back.ts";

const heart = { articleId: "85123A", unit: "PC", text: "WHITE HANGING HEART" };
const always = { unit: "PC", validFrom: "2010-01-01", validTo: "9999-12-31" };
const book = buildPriceBook({
  number: 7,
  currency: "GBP",
  articles: [
    { articleId: "85123A", taxCode: "A1" },
    { articleId: "22423", taxCode: "A1" },
  ],
  prices: [{ articleId: "85123A", amount: 255, ...always }],
  taxes: [{ code: "A1", rate: 20 }],
});
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };

/** Whoever is asked says that it is damaged, if they may. */
function open(name: string, roles: string[]) {
  const database = new TillDatabase(name);
  const at = new Date().toISOString();
  const price = (basket: Parameters<typeof priceOpenBasket>[0]) => priceOpenBasket(basket, place, at);
  const sale = openSale({ price, keep: () => undefined, wrong: () => undefined });
  const cashier = { personId: "p1", name: "Carla", roles, pin: { hash: "", salt: "", iterations: 1 } };
  const rights = createRights({
    cashier: observable(cashier as never),
    settings: observable(initialTillSettings),
    note: () => {},
  });
  rights.wish.subscribe(() => rights.wish.get()?.answer(rights.wish.get()?.lacks ? undefined : { reason: "DAMAGED" }));
  return { database, sale, rights, placeFor: () => place };
}

it("one comes back without its receipt for what it costs now, by right and with a reason", async () => {
  const till = open("take-back-now", ["storeManager"]);
  expect(await takeOneBack(till, heart)).toBe("taken");
  const { basket, priced } = till.sale.state.get();
  expect(priced.totals.total).toBe(-255);
  expect(basket.lines.map((each) => each.kind === "return" && each.line)).toMatchObject([
    {
      articleId: "85123A",
      quantity: -1,
      unitPrice: 255,
      amount: -255,
      withoutReceipt: { by: "p1", reason: "DAMAGED" },
    },
  ]);
  expect(await takeOneBack(till, { ...heart, articleId: "22423" })).toBe("noPrice");
  expect(till.sale.state.get().basket).toBe(basket);
});

it("who may not take it back changes nothing", async () => {
  const till = open("take-back-refused", ["nobody"]);
  expect(await takeOneBack(till, heart)).toBe("notTaken");
  expect(till.sale.state.get().basket).toEqual(emptyBasket);
});

it("what this customer bought here goes back with its receipt; another's receipt only says what it cost", async () => {
  const till = open("take-back-known", ["storeManager"]);
  const totals = { regular: 400, discount: 0, total: 400, net: 333, tax: 67, byTaxCode: [] };
  const tax = { code: "A1", rate: 20, base: 333, amount: 67 };
  const line = { ...heart, lineId: "0001", quantity: 2, unitPrice: 200, regularAmount: 400, amount: 400 };
  const { number } = (
    await appendTransaction(till.database, {
      kind: "receipt",
      storeId: "1010",
      tillId: "1010-01",
      cashierId: "p1",
      cashierName: "Carla",
      occurredAt: "2026-11-21T10:00:00.000Z",
      businessDate: "2026-11-21",
      currency: "GBP",
      customerId: "0000012346",
      priceBook: 7,
      lines: [{ ...line, modifiers: [], tax }],
      payments: [{ paymentId: "1", method: "CASH", amount: 400 }],
      totals,
    })
  ).transaction;
  till.sale.change(assignCustomer(emptyBasket, "0000012346"));
  expect(await takeOneBack(till, heart)).toEqual({ receiptNumber: number });
  expect(till.sale.state.get().basket.lines).toEqual([]);
  till.sale.change(assignCustomer(emptyBasket, "0000012347"));
  expect(await takeOneBack(till, heart)).toBe("taken");
  expect(till.sale.state.get().priced.totals.total).toBe(-200);
});
