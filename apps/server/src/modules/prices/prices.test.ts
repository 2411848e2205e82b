import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage } from "../hub/inbound/testing/messages.ts";
import { openSuite, stores } from "../hub/inbound/testing/suite.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const [london] = stores as [(typeof stores)[number]];
const always = { from: "2010-01-01", to: "9999-12-31" };
const gbp = (amountMinor: number) => ({ currency: "GBP", amountMinor });
let changeNumber = 1;

async function send(
  articleId: string,
  amounts: { all?: number; own?: number },
  more: Parameters<typeof articleDraft>[1] = {},
) {
  const prices = [
    ...(amounts.all === undefined ? [] : [{ unit: "PC", validity: always, price: gbp(amounts.all) }]),
    ...(amounts.own === undefined ? [] : [{ site: "1010", unit: "PC", validity: always, price: gbp(amounts.own) }]),
  ];
  changeNumber += 1;
  await suite.send("article", articleMessage([articleDraft(articleId, { changeNumber, prices, ...more })]));
}

describe("books", () => {
  test("what is staged gets the next number; without changes there is no new one", async () => {
    expect(await suite.prices.currentBook()).toBe(0);
    await send("BOOK", { all: 1999 });
    expect(await suite.prices.publish()).toBe(1);
    expect(await suite.prices.publish()).toBeUndefined();
    await send("BOOK", { all: 1799 });
    expect(await suite.prices.currentBook()).toBe(1);
    expect(await suite.prices.publish()).toBe(2);
    const amounts = await Promise.all(
      [1, 2].map(async (book) => (await suite.prices.bookInput(book, london))?.prices[0]?.amount),
    );
    expect(amounts).toEqual([1999, 1799]);
  });

  test("a price that was taken back before it was published was never in a book", async () => {
    await send("BACK", { all: 500 });
    await send("BACK", {});
    const book = (await suite.prices.publish()) as number;
    expect((await suite.prices.bookInput(book, london))?.prices.filter((price) => price.articleId === "BACK")).toEqual(
      [],
    );
  });

  test("a store's book has its own prices and those for all, in its currency and channel", async () => {
    const elsewhere = [
      { site: "1020", unit: "PC", validity: always, price: gbp(1) },
      { unit: "PC", validity: always, distributionChannel: "20", price: gbp(2) },
      { unit: "PC", validity: always, price: { currency: "EUR", amountMinor: 3 } },
      { unit: "PC", validity: always, distributionChannel: "10", salesOrganisation: "1000", price: gbp(4) },
      {
        site: "1010",
        unit: "PC",
        validity: { from: "2026-01-01", to: "2026-12-31" },
        perMilli: 10_000,
        fromQuantityMilli: 2500,
        price: gbp(5),
      },
    ];
    await send("PLACE", {}, { prices: elsewhere });
    const book = (await suite.prices.publish()) as number;
    const prices = (await suite.prices.bookInput(book, london))?.prices.filter((price) => price.articleId === "PLACE");
    expect(prices?.map(({ amount }) => amount)).toEqual([4, 5]);
    expect(prices?.[1]).toMatchObject({
      stores: ["1010"],
      per: 10,
      fromQuantity: 2.5,
      validFrom: "2026-01-01T00:00:00",
      validTo: "2026-12-31T23:59:59",
    });
  });

  test("a published book never changes: the same bytes after any later changes", async () => {
    const step = fc.record({
      article: fc.constantFrom("P1", "P2", "P3"),
      all: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      own: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      taxCode: fc.constantFrom("A1", "A2"),
      publish: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const published = new Map<number, string>();
        for (const { article, all, own, taxCode, publish } of steps) {
          await send(
            article,
            { ...(all === undefined ? {} : { all }), ...(own === undefined ? {} : { own }) },
            { taxes: [{ country: "GB", taxCode }] },
          );
          const number = publish ? await suite.prices.publish() : undefined;
          if (number !== undefined) published.set(number, await bytesOf(number));
        }
        await suite.prices.publish();
        for (const [number, bytes] of published) expect(await bytesOf(number)).toBe(bytes);
      }),
      { numRuns: 12 },
    );
  });

  const bytesOf = async (number: number) => JSON.stringify(await suite.prices.bookInput(number, london));

  test("two processes that publish at once make one book, while others stage", async () => {
    await send("RACE", { all: 100 });
    const before = await suite.prices.currentBook();
    const made = await Promise.all([
      suite.prices.publish(),
      suite.prices.publish(),
      send("RACE-2", { all: 1 }),
      suite.prices.publish(),
    ]);
    const numbers = made.filter((number) => number !== undefined);
    expect(numbers).toEqual(numbers.map((_number, index) => before + 1 + index));
    await suite.prices.publish();
    const book = await suite.prices.bookInput(await suite.prices.currentBook(), london);
    expect(book?.prices.map(({ articleId }) => articleId)).toEqual(expect.arrayContaining(["RACE", "RACE-2"]));
  });
});

describe("pricing an arriving receipt again", () => {
  function line(lineId: string, changes: Partial<ReceiptLine> = {}): ReceiptLine {
    const amount = changes.amount ?? 1999;
    const taxAmount = Math.sign(amount) * Math.round((Math.abs(amount) * 20) / 120);
    return {
      lineId,
      articleId: "SOLD",
      text: "Sold",
      quantity: 1,
      unit: "PC",
      unitPrice: 1999,
      regularAmount: amount,
      amount,
      modifiers: [],
      tax: { code: "A1", rate: 20, base: amount - taxAmount, amount: taxAmount },
      ...changes,
    };
  }
  const receipt = (priceBook: number, lines: ReceiptLine[]): Receipt => {
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const tax = lines.reduce((sum, line) => sum + line.tax.amount, 0);
    const byTaxCode = [{ code: "A1", rate: 20, base: total - tax, amount: tax }];
    return {
      kind: "receipt",
      id: "01930000-0000-7000-8000-000000000001",
      number: "1010-01-000001",
      storeId: "1010",
      tillId: "1010-01",
      cashierId: "1",
      cashierName: "Colin",
      occurredAt: "2026-11-21T12:00:00Z",
      businessDate: "2026-11-21",
      currency: "GBP",
      priceBook,
      lines,
      payments: [],
      totals: { regular: total, discount: 0, total, net: total - tax, tax, byTaxCode },
    };
  };
  const again = async (book: number, lines: ReceiptLine[]) =>
    (await suite.prices.priceReceiptAgain(receipt(book, lines))).map(({ code, lineId, expected, actual }) => [
      code,
      lineId,
      expected,
      actual,
    ]);

  test("the book of the sale counts, not the current one", async () => {
    await send("SOLD", { all: 1999 });
    const book = (await suite.prices.publish()) as number;
    await send("SOLD", { all: 2499 });
    const later = (await suite.prices.publish()) as number;
    expect(await again(book, [line("1")])).toEqual([]);
    expect(await again(later, [line("1")])).toEqual([
      ["unitPriceDiffers", "1", "2499", "1999"],
      ["totalDiffers", undefined, "2499", "1999"],
    ]);
    expect(await again(later + 1, [line("1")])).toEqual([["priceBookUnknown", undefined, undefined, undefined]]);
    const returned = line("2", { quantity: -2, amount: -3998 });
    expect(await again(book, [line("1"), returned])).toEqual([]);
    const given = line("3", { priceOrigin: "typed", unitPrice: 1000, amount: 1000 });
    expect(await again(book, [given])).toEqual([]);
    const wrongSum = line("4", { quantity: 2, amount: 3000 });
    expect(await again(book, [wrongSum])).toEqual([
      ["regularAmountDiffers", "4", "3998", "3000"],
      ["totalDiffers", undefined, "3998", "3000"],
    ]);
    const unknown = line("5", { articleId: "NEVER" });
    expect(await again(book, [unknown, line("6", { amount: 1998 })])).toEqual([
      ["articleUnknown", "5", undefined, undefined],
      ["regularAmountDiffers", "6", "1999", "1998"],
      ["totalDiffers", undefined, "3998", "3997"],
    ]);
    const paidEarlier = line("7", {
      quantity: -1,
      amount: -1500,
      unitPrice: 1500,
      returnOf: { receiptNumber: "1010-01-000001", lineId: "1" },
    });
    expect(await again(book, [paidEarlier])).toEqual([]);
  });

  test("a basket is priced with the current book", async () => {
    await send("NOW", { all: 300, own: 250 });
    const book = (await suite.prices.publish()) as number;
    const basket = {
      store: "1010",
      at: "2026-11-21T12:00:00Z",
      lines: [{ lineId: "1", articleId: "NOW", quantity: 3 }],
    };
    expect(await suite.prices.calculate(basket)).toMatchObject({ book, totals: { total: 750, tax: 125, net: 625 } });
    const unknown = { ...basket, lines: [{ lineId: "1", articleId: "NEVER", quantity: 1 }] };
    await expect(suite.prices.calculate(unknown)).rejects.toMatchObject({
      facts: {
        status: 422,
        code: "basket-not-priced",
        where: "/body/lines/0",
        problems: [{ code: "article-unknown" }],
      },
    });
  });
});
