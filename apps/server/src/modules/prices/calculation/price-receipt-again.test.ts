import type { Receipt } from "@counterfoil/contracts";
import { type Basket, buildPriceBook, convertOffer, type Offer, priceBasket } from "@counterfoil/pricing";
import { describe, expect, test } from "vitest";
import type { CalculationContext } from "./context.ts";
import { priceReceiptAgain } from "./price-receipt-again.ts";

const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
const tenOff = (offerId: string, more: Partial<Offer>): Offer => ({
  offerId,
  name: offerId,
  ...always,
  terms: { style: "simple", get: { articles: ["MUG"] }, reward: { percentOff: 10 } },
  ...more,
});
const price = { articleId: "MUG", unit: "PC", ...always };
const book = buildPriceBook({
  number: 7,
  currency: "GBP",
  articles: [{ articleId: "MUG", taxCode: "A1" }],
  prices: [
    { ...price, amount: 1000 },
    { ...price, amount: 800, priceList: "STAFF" },
  ],
  taxes: [{ code: "A1", rate: 20 }],
  promotions: [tenOff("FRIENDS", { customerGroups: ["FRIENDS"] }), tenOff("SCRATCHED", { byHand: true })].map(
    convertOffer,
  ),
});

const store = { storeId: "1010", distributionChannel: "10", timeZone: "Europe/London" };
/** Only what the use case asks for: a store, the book, and the customer as they are today. */
const withCustomer = (today: Basket["customer"]) =>
  ({
    readStore: async () => store,
    compiledBook: async () => book,
    readCustomer: async () => today,
  }) as unknown as CalculationContext;

/** The receipt of two mugs that a till wrote which knew this. */
function receiptOf(facts: Pick<Basket, "customer" | "manualTriggers">, carried: Partial<Receipt>): Receipt {
  const at = "2026-11-21T12:00:00Z";
  const asked = [{ lineId: "1", articleId: "MUG", quantity: 2, unit: "PC" }];
  const priced = priceBasket(book, {
    store: "1010",
    channel: "10",
    at,
    timeZone: store.timeZone,
    ...facts,
    lines: asked,
  });
  const lines = priced.lines.map((line) => ({ ...line, articleId: "MUG", text: "Mug", quantity: 2, unit: "PC" }));
  const people = { cashierId: "1", cashierName: "Colin" };
  const number = { id: "01930000-0000-7000-8000-000000000001", number: "1010-01-000001" };
  const where = { storeId: "1010", tillId: "1010-01", occurredAt: at, businessDate: "2026-11-21", currency: "GBP" };
  const head = { kind: "receipt", ...number, ...where, ...people, priceBook: 7 } as const;
  return { ...head, lines, payments: [], totals: priced.totals, ...carried } as Receipt;
}

const codesOf = async (today: Basket["customer"], receipt: Receipt) =>
  (await priceReceiptAgain(withCustomer(today), receipt)).map(({ code, expected, actual }) => [code, expected, actual]);

describe("a receipt of a customer who is another one by now", () => {
  const friend = { id: "C1", groups: ["FRIENDS"], priceList: "STAFF" };
  const customerTerms = { groups: ["FRIENDS"], priceList: "STAFF" };
  const nobody = { id: "C1", groups: [] };

  test("is priced by the groups and the price list that the till went by", async () => {
    const receipt = receiptOf({ customer: friend }, { customerId: "C1", customerTerms });
    expect(receipt.totals.total).toBe(1440);
    expect(await codesOf(nobody, receipt)).toEqual([]);
    expect(await codesOf(undefined, receipt)).toEqual([]);
  });

  test("and one that got nothing then is not owed it for a group joined since", async () => {
    const receipt = receiptOf({ customer: nobody }, { customerId: "C1", customerTerms: { groups: [] } });
    expect(await codesOf(friend, receipt)).toEqual([]);
  });

  test("a till that does not say what it went by is measured by today", async () => {
    const receipt = receiptOf({ customer: friend }, { customerId: "C1" });
    expect(await codesOf(friend, receipt)).toEqual([]);
    expect((await codesOf(nobody, receipt)).at(-1)).toEqual(["totalDiffers", "2000", "1440"]);
  });
});

describe("a promotion by hand", () => {
  const manualTriggers = [{ trigger: "SCRATCHED", reason: "DAMAGED" }];

  test("is found again when the receipt carries what was chosen", async () => {
    const receipt = receiptOf({ manualTriggers: ["SCRATCHED"] }, { manualTriggers });
    expect([receipt.totals.total, await codesOf(undefined, receipt)]).toEqual([1800, []]);
  });

  test("and is a difference when nobody chose it", async () => {
    const receipt = receiptOf({ manualTriggers: ["SCRATCHED"] }, {});
    expect((await codesOf(undefined, receipt)).at(-1)).toEqual(["totalDiffers", "2000", "1800"]);
  });
});
