import { pointsTakenBack, type Receipt, type ReceiptLine } from "@counterfoil/contracts";
import { buildPriceBook, type Promotion } from "@counterfoil/pricing";
import { describe, expect, it } from "vitest";
import { addArticle, addReturn, type Basket, emptyBasket, ownerOf, removeLine } from "./basket.ts";
import { leftToReturn, partsBack, planReturn, type SoldWithReturns } from "./plan-return.ts";
import { priceOpenBasket } from "./priced-basket.ts";
import { returnWithoutReceipt } from "./return-without-receipt.ts";

const AT = "2010-12-01T08:26:00.000Z";
const always = { unit: "PC", validFrom: "2010-01-01", validTo: "9999-12-31" };

/** 20 % off mugs from three pieces on. */
const threeMugs: Promotion = {
  promotionId: "OF-3",
  name: "Three mugs",
  validFrom: "2010-01-01T00:00:00",
  validTo: "2010-12-31T23:59:59",
  rules: [
    {
      ruleId: "OF-3",
      sequence: 100,
      resolution: 0,
      eligibility: {
        type: "goods",
        target: { articles: ["MUG"] },
        threshold: { by: "quantity", from: 3 },
      },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 20 } },
    },
  ],
};

const bookOf = (returns: "prorated" | "reprice", number = 7, mug = 1000) =>
  buildPriceBook({
    number,
    currency: "GBP",
    articles: [
      { articleId: "MUG", taxCode: "A1" },
      { articleId: "CARD", taxCode: "A1" },
    ],
    prices: [
      { articleId: "MUG", amount: mug, ...always },
      { articleId: "CARD", amount: 300, ...always },
    ],
    taxes: [{ code: "A1", rate: 20 }],
    promotions: [threeMugs],
    policies: { returns },
  });
const placeOf = (book: ReturnType<typeof bookOf>) => ({
  book,
  storeId: "1010",
  channel: "10",
  timeZone: "Europe/London",
});

/** Three mugs for 24.00 instead of 30.00, and a card for 3.00. */
function sold(): SoldWithReturns {
  let basket: Basket = emptyBasket;
  for (const [articleId, quantityMilli] of [
    ["MUG", 3000],
    ["CARD", 1000],
  ] as const) {
    const added = addArticle(basket, { articleId, unit: "PC", text: articleId, quantityMilli });
    if ("basket" in added) basket = added.basket;
  }
  const priced = priceOpenBasket(basket, placeOf(bookOf("prorated")), AT);
  const head = { kind: "receipt", id: "i", number: "1010-01-000042", storeId: "1010", tillId: "1010-01" } as const;
  const when = { cashierId: "c", cashierName: "C", occurredAt: AT, businessDate: "2010-12-01", currency: "GBP" };
  const receipt: Receipt = { ...head, ...when, priceBook: 7, lines: priced.lines, payments: [], totals: priced.totals };
  return { receipt, returned: [] };
}

describe("a planned return", () => {
  it("gives back what was paid by the receipt, and says what pricing again would give", () => {
    const plan = planReturn(sold(), { "0001": 1000 }, emptyBasket, placeOf(bookOf("prorated")));
    // Two mugs kept cost 20.00 without the offer, 24.00 were paid.
    expect(plan).toMatchObject({ policy: "prorated", refund: 800, values: { prorated: 800, reprice: 400 } });
    expect(plan?.lines).toEqual([
      {
        articleId: "MUG",
        text: "MUG",
        quantity: -1,
        unit: "PC",
        unitPrice: 1000,
        regularAmount: -1000,
        amount: -800,
        modifiers: [expect.objectContaining({ promotionId: "OF-3", quantity: -1, base: -1000, amount: 200 })],
        tax: { code: "A1", rate: 20, base: -667, amount: -133 },
        returnOf: { receiptNumber: "1010-01-000042", lineId: "0001" },
      },
    ]);
  });

  it("prices the kept goods again where the book says so, and names the promotion that is lost", () => {
    const plan = planReturn(sold(), { "0001": 1000 }, emptyBasket, placeOf(bookOf("reprice")));
    expect(plan).toMatchObject({ policy: "reprice", refund: 400, changes: [{ promotionId: "OF-3", amount: 400 }] });
    const [line] = plan?.lines ?? [];
    expect(line?.amount).toBe(-400);
    expect(line?.modifiers.reduce((sum, { amount }) => sum + amount, line.regularAmount)).toBe(-400);
  });

  it("asks a later book only for its offers: a dearer mug changes nothing", () => {
    const plan = planReturn(sold(), { "0001": 1000 }, emptyBasket, placeOf(bookOf("reprice", 9, 1500)));
    expect(plan).toMatchObject({ policy: "reprice", refund: 400 });
  });

  it("takes back the points of the goods, by what was paid where the book no longer gives them, and none twice", () => {
    const { receipt } = sold();
    const place = placeOf(bookOf("prorated"));
    const plan = (back: Record<string, number>, returned: SoldWithReturns["returned"] = []) =>
      planReturn({ receipt: { ...receipt, points: 27 }, returned }, back, emptyBasket, place);
    const first = plan({ "0001": 1000, "0002": 1000 });
    // 8.00 of 24.00 for the mug and 3.00 for the card, of 27.00 in all.
    expect([first?.points, first?.lines.map(({ returnOf }) => returnOf?.points)]).toEqual([11, [8, 3]]);
    const rest = plan({ "0001": 2000 }, [
      { lineId: "0001", quantity: 1, amount: 800, tax: 133, points: 8 },
      { lineId: "0002", quantity: 1, amount: 300, tax: 50, points: 3 },
    ]);
    expect([rest?.points, pointsTakenBack(rest?.lines ?? [])]).toEqual([16, 16]);
    const without = planReturn({ receipt, returned: [] }, { "0001": 1000 }, emptyBasket, place);
    expect(pointsTakenBack(without?.lines ?? [])).toBe(0);
  });

  it("keeps to the receipt when the book no longer gives what was paid", () => {
    const changed = sold();
    const [mugs] = changed.receipt.lines;
    const receipt = { ...changed.receipt, lines: [{ ...mugs, amount: 2300 } as Receipt["lines"][number]] };
    const plan = planReturn({ ...changed, receipt }, { "0001": 1000 }, emptyBasket, placeOf(bookOf("reprice")));
    expect(plan).toMatchObject({ policy: "prorated", refund: 766, values: { prorated: 766 } });
    expect(plan?.values.reprice).toBeUndefined();
  });

  it("is worth what it is as one: taking one of its lines out takes all of them", () => {
    const { receipt, returned } = sold();
    const plan = planReturn(
      { receipt, returned },
      { "0001": 1000, "0002": 1000 },
      emptyBasket,
      placeOf(bookOf("reprice")),
    );
    let basket: Basket = emptyBasket;
    for (const line of plan?.lines ?? []) {
      const added = addReturn(basket, line, plan?.policy === "reprice");
      if ("basket" in added) basket = added.basket;
    }
    expect(basket.lines).toHaveLength(2);
    expect(leftToReturn({ receipt, returned }, basket, receipt.lines[0] as Receipt["lines"][number])).toBe(0);
    expect(removeLine(basket, "0001").lines).toEqual([]);
  });

  it("brings the goods of a set back with it, the last of them with the last set, and neither without the other", () => {
    const { receipt } = sold();
    const [mugs] = receipt.lines as [ReceiptLine];
    const nothing = {
      regularAmount: 0,
      amount: 0,
      unitPrice: 0,
      modifiers: [],
      tax: { code: "", rate: 0, base: 0, amount: 0 },
    };
    const card: ReceiptLine = { ...mugs, ...nothing, lineId: "0009", articleId: "CARD", quantity: 6, setOf: "0001" };
    const inSet = { ...receipt, lines: [...receipt.lines, card] };
    const place = placeOf(bookOf("reprice"));
    const wish = { "0001": 1000, "0002": 1000, "0009": 4000 };
    const plan = planReturn({ receipt: inSet, returned: [] }, wish, emptyBasket, place);
    // 7.00 in all, as if no cards had been in the set: the two mugs that stay cost 20.00 of the 24.00.
    expect(plan).toMatchObject({ policy: "reprice", refund: 700 });
    expect(plan?.lines.map(({ articleId, quantity, amount }) => [articleId, quantity, amount])).toEqual([
      ["MUG", -1, -509],
      ["CARD", -1, -191],
      ["CARD", -2, 0],
    ]);
    const basket = (plan?.lines ?? []).reduce<Basket>(
      (before, line) => {
        const added = addReturn(before, line);
        return "basket" in added ? added.basket : before;
      },
      { ...emptyBasket, nextLine: 5 },
    );
    expect(basket.lines.map((line) => [line.lineId, ownerOf(line)])).toEqual([
      ["0005", undefined],
      ["0006", undefined],
      ["0007", "0005"],
    ]);
    expect(removeLine(basket, "0005").lines.map(({ lineId }) => lineId)).toEqual(["0006"]);
    const twoLeft = {
      receipt: inSet,
      returned: [
        { lineId: "0001", quantity: 1 },
        { lineId: "0009", quantity: 1 },
      ],
    };
    expect(partsBack(twoLeft, { "0001": 1000 }, emptyBasket)).toEqual({ "0009": 2000 });
    expect(partsBack(twoLeft, { "0001": 2000 }, emptyBasket)).toEqual({ "0009": 5000 });
    expect(planReturn({ receipt: inSet, returned: [] }, { "0009": 1000 }, emptyBasket, place)).toBeUndefined();
  });

  it.each([[{ "0001": 4000 }], [{ "0009": 1000 }], [{}]])("is none for %j", (back) => {
    expect(planReturn(sold(), back, emptyBasket, placeOf(bookOf("prorated")))).toBeUndefined();
  });
});

describe("a return without a receipt", () => {
  const permit = { by: "p1", approvedBy: "p9", reason: "DAMAGED" };
  const back = { articleId: "MUG", unit: "PC", text: "Mug" };
  const take = (quantityMilli: number, unitPrice: number) =>
    returnWithoutReceipt({ ...back, quantityMilli, unitPrice }, permit, placeOf(bookOf("prorated")), AT);

  it("is worth what a person says; a promotion that holds just now changes nothing", () => {
    expect(take(3000, 850)).toEqual({
      ...{ articleId: "MUG", text: "Mug", unit: "PC", quantity: -3, unitPrice: 850, priceOrigin: "typed" },
      ...{ regularAmount: -2550, amount: -2550, modifiers: [], withoutReceipt: permit },
      tax: { code: "A1", rate: 20, base: -2125, amount: -425 },
    });
  });

  it("may be on a receipt more than once, which one with its receipt may not", () => {
    const once = addReturn(emptyBasket, take(1000, 850));
    const twice = "basket" in once ? addReturn(once.basket, take(1000, 500)) : once;
    expect("basket" in twice && twice.basket.lines).toHaveLength(2);
    const line = { ...take(1000, 850), returnOf: { receiptNumber: "1010-01-000001", lineId: "0001" } };
    const known = addReturn(emptyBasket, line);
    expect("basket" in known && addReturn(known.basket, line)).toEqual({ refused: "returnedAlready" });
  });
});
