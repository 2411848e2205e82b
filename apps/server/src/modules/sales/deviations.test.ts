import type { DeviationPage, Receipt } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { receiptOf } from "../../testing/receipts.ts";
import { eventually, startSuite } from "../../testing/suite.ts";
import { articleDraft } from "../hub/inbound/testing/messages.ts";
import { sendArticles } from "../hub/inbound/testing/send-articles.ts";
import { doubtDiscounts, peopleGivingDiscounts } from "./rules/discount-rights.ts";
import { doubtPrices, priceQuestionOf } from "./rules/price-rights.ts";

const database = await testDatabase("server");
const suite = await startSuite(database.url);
const till = await suite.createTill("1010-01");
const gbp = (amountMinor: number) => ({ currency: "GBP", amountMinor });
const always = { from: "2010-01-01", to: "9999-12-31" };
const priceBook = await sendArticles(suite, [
  articleDraft("85123A", { prices: [{ unit: "PC", validity: always, price: gbp(255) }] }),
]);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

let running = 0;
const receipt = (changes: Partial<Receipt> = {}, unitPrice = 255): Receipt => {
  running += 1;
  return { ...receiptOf({ running }, [{ unitPrice }]), priceBook, ...changes };
};
const page = async (query = "") => (await suite.asAdmin<DeviationPage>("GET", `/api/sales/deviations${query}`)).body;
/** Asked once more when all are priced: the figures of a page are read a moment after its rows. */
const priced = async (receipts: number) => {
  await eventually(page, ({ receiptsPriced }) => receiptsPriced === receipts);
  return page();
};

describe("deviations", () => {
  test("a screen shows that there are none", async () => {
    await suite.send(till.token, [receipt(), receipt(), receipt()]);
    expect(await priced(3)).toMatchObject({ receipts: 3, receiptsPriced: 3, withDifference: 0, items: [], byCode: [] });
  });

  test("one that differs is shown with its reason in words", async () => {
    await suite.send(till.token, [receipt({}, 199)]);
    const shown = await priced(4);
    expect(shown).toMatchObject({ receipts: 4, withDifference: 1 });
    expect(shown.byCode).toEqual([
      { code: "totalDiffers", pricing: true, receipts: 1 },
      { code: "unitPriceDiffers", pricing: true, receipts: 1 },
    ]);
    expect(shown.items[0]).toMatchObject({
      receiptNumber: "1010-01-000004",
      priceBook,
      pricing: true,
      code: "unitPriceDiffers",
      lineId: "1",
      expected: "255",
      actual: "199",
      detail: "Line 1, article 85123A: the price book gives a unit price of 2.55 GBP, the till has 1.99 GBP.",
    });
    expect((await page("?code=totalDiffers")).items.map(({ code }) => code)).toEqual(["totalDiffers"]);
    expect((await page("?from=2010-01-01&to=2010-12-31")).receipts).toBe(0);
    const first = await page("?limit=1");
    expect((await page(`?limit=1&next=${first.next}`)).items[0]?.code).toBe("totalDiffers");
  });

  test("tax is compared by code and rate", async () => {
    const wrong = receipt();
    const totals = { ...wrong.totals, byTaxCode: wrong.totals.byTaxCode.map((tax) => ({ ...tax, rate: 19 })) };
    const [result] = await suite.send(till.token, [{ ...wrong, totals }]);
    expect(result).toMatchObject({
      outcome: "rejected",
      problem: { code: "tax-differs", where: "/totals/byTaxCode/0" },
    });
    running -= 1;
    const lines = wrong.lines.map((line) => ({ ...line, tax: { ...line.tax, rate: 19 } }));
    const [taken] = await suite.send(till.token, [{ ...receipt(), lines, totals }]);
    expect(taken?.outcome).toBe("accepted");
    await priced(5);
    expect((await page("?code=taxRateDiffers")).items[0]?.detail).toBe(
      "Line 1, article 85123A: the price book taxes it as A1 20 %, the till as A1 19 %.",
    );
  });

  test("points and printed coupons that the book does not give are told of", async () => {
    await suite.send(till.token, [
      receipt({ points: 7, printedCoupons: [{ code: "NEXT", offerId: "OF-1", count: 1 }] }),
    ]);
    await priced(6);
    const details = (await page("?limit=500")).items.flatMap(({ receiptNumber, detail }) =>
      receiptNumber === "1010-01-000006" ? detail : [],
    );
    expect(details).toEqual([
      "The price book gives 0 points, the till gave 7.",
      "The price book prints no coupon, the till printed 1 × NEXT.",
    ]);
  });
});

describe("the nightly check", () => {
  test("finds what was found at first; what is not the same any more is counted", async () => {
    const cron = () => suite.rows("select graphile_worker.add_job('sales:check-sample')");
    await cron();
    const checked = await eventually(page, ({ lastCheck }) => lastCheck !== undefined);
    expect(checked.lastCheck).toMatchObject({ receipts: 6, differing: 3, changed: 0 });
    await suite.rows("delete from sales.deviation where code = 'pointsDiffer'");
    await cron();
    const again = await eventually(page, ({ lastCheck }) => lastCheck?.checkedAt !== checked.lastCheck?.checkedAt);
    expect(again.lastCheck?.changed).toBe(1);
  });
});

describe("discounts that people give", () => {
  const rights = new Map([
    ["cash", 10],
    ["boss", 50],
  ]);
  const manual = (amount: number) => ({
    promotionId: "manual",
    ruleId: "manual",
    sequence: 0,
    quantity: 1,
    base: 1000,
    amount,
    note: "DAMAGED",
  });
  const given = (discount: object, amount: number): Receipt => {
    const plain = receiptOf({ running: 1 }, [{ unitPrice: 1000 }]);
    const lines = plain.lines.map((line) => ({
      ...line,
      modifiers: [manual(amount)],
      manualDiscounts: [{ reason: "DAMAGED", ...discount }],
    }));
    return { ...plain, cashierId: "cash", lines };
  };

  test.each([
    ["10 % by the cashier", { percent: 10 }, -100, undefined],
    ["more than the cashier may", { percent: 11 }, -110, "cash gave 11 % on line 1 (DAMAGED) and may give 10 %."],
    ["with the right of somebody else", { percent: 50, approvedBy: "boss" }, -500, undefined],
    [
      "more than anybody there may",
      { percent: 60, approvedBy: "boss" },
      -600,
      "cash, approved by boss gave 60 % on line 1 (DAMAGED) and may give 50 %.",
    ],
    ["an amount of 10 %", { amount: 100 }, -100, undefined],
    ["an amount of 20 %", { amount: 200 }, -200, "cash gave 20 % on line 1 (DAMAGED) and may give 10 %."],
    ["by a stranger", { percent: 1, by: "who" }, -10, "who gave 1 % on line 1 (DAMAGED) and may give 0 %."],
  ])("%s", (_name, discount, amount, detail) => {
    expect(doubtDiscounts(given(discount, amount), rights).map((one) => one.detail)).toEqual(detail ? [detail] : []);
  });

  test.each([
    ["by who may give discounts", {}, []],
    [
      "by who may not",
      { by: "who" },
      ["who chose the promotion SCRATCHED by hand (DAMAGED) and may give no discount."],
    ],
    ["with the right of somebody else", { by: "who", approvedBy: "boss" }, []],
  ])("a promotion by hand %s", (_name, people, details) => {
    const receipt: Receipt = {
      ...receiptOf({ running: 1 }, [{ unitPrice: 1000 }]),
      cashierId: "cash",
      manualTriggers: [{ trigger: "SCRATCHED", reason: "DAMAGED", ...people }],
    };
    expect(doubtDiscounts(receipt, rights).map(({ detail }) => detail)).toEqual(details);
    expect(peopleGivingDiscounts(receipt)).toEqual(Object.values({ by: "cash", ...people }));
  });
});

describe("prices that people type", () => {
  const rights = { openPriced: new Set(["WRAPPING"]), changers: new Set(["boss"]) };
  const typed = (change: object, more: object = {}): Receipt => {
    const plain = receiptOf({ running: 1 }, [{ unitPrice: 100 }]);
    const line = { priceOrigin: "typed" as const, priceChange: change, articleId: "MUG", ...more };
    return { ...plain, cashierId: "cash", lines: plain.lines.map((each) => ({ ...each, ...line })) };
  };
  const alone = {
    code: "priceNotAllowed",
    lineId: "1",
    expected: "250",
    actual: "100",
    detail: "cash typed the price of line 1 and may not.",
  };

  test.each([
    ["with the right lent by somebody", typed({ before: 250, by: "cash", approvedBy: "boss" }), []],
    ["with the right", typed({ before: 250, by: "boss" }), []],
    ["of an article without a price", typed({ by: "cash" }, { articleId: "WRAPPING" }), []],
    ["on a voucher", typed({ by: "cash" }, { voucher: { number: "GC1", action: "sell" } }), []],
    ["as it was sold for before", typed({}, { quantity: -1 }), []],
    ["without the right", typed({ before: 250, by: "cash" }), [alone]],
    ["by nobody who is named", typed({ before: 250 }), [alone]],
    [
      "and approved by who may not either",
      typed({ before: 250, by: "cash", approvedBy: "who" }),
      [{ ...alone, detail: "cash, who typed the price of line 1 and may not." }],
    ],
  ])("%s", (_name, receipt, doubts) => {
    expect(doubtPrices(receipt, rights)).toEqual(doubts);
  });

  test("only of what was typed is asked who may", () => {
    expect(priceQuestionOf(typed({ by: "cash", approvedBy: "boss" }))).toEqual({
      tillId: "1010-01",
      personIds: ["cash", "boss"],
      articleIds: ["MUG"],
    });
    expect(priceQuestionOf(receiptOf({ running: 1 }, [{ unitPrice: 100 }]))).toBeUndefined();
    expect(priceQuestionOf({ ...typed({ by: "cash" }), cancels: { receiptNumber: "1010-01-000001" } })).toBeUndefined();
  });

  test("are told of when the receipt is priced again, by the rights that hold at its till", async () => {
    const sold = receipt({}, 100);
    const change = { priceOrigin: "typed" as const, priceChange: { before: 255, by: "nobody" } };
    await suite.send(till.token, [{ ...sold, lines: sold.lines.map((line) => ({ ...line, ...change })) }]);
    const told = await eventually(
      () => page("?code=priceNotAllowed"),
      ({ items }) => items.length > 0,
    );
    expect(told.items).toMatchObject([{ receiptNumber: sold.number, expected: "255", actual: "100", pricing: true }]);
  });
});
