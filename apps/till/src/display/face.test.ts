import type { Payment, Receipt } from "@counterfoil/contracts";
import { buildPriceBook } from "@counterfoil/pricing";
import { expect, it } from "vitest";
import {
  addArticle,
  addReturn,
  type Basket,
  type BasketResult,
  emptyBasket,
  giveDiscount,
  payCash,
  payExactly,
  priceOpenBasket,
} from "../selling/index.ts";
import { type Face, type FaceGround, faceOf } from "./face.ts";

const always = { unit: "PC", validFrom: "2010-01-01", validTo: "9999-12-31" };
const book = buildPriceBook({
  currency: "GBP",
  articles: [
    { articleId: "MUG", taxCode: "A1" },
    { articleId: "CARD", taxCode: "A1" },
  ],
  prices: [
    { articleId: "MUG", amount: 1000, ...always },
    { articleId: "CARD", amount: 300, ...always },
  ],
  taxes: [{ code: "A1", rate: 20 }],
  offers: [
    {
      ...{ offerId: "OF-3", name: "Three mugs", validFrom: "2010-01-01", validTo: "9999-12-31" },
      terms: { style: "multibuy", of: { articles: ["MUG"] }, quantity: 3, reward: { percentOff: 20 } },
    },
  ],
});
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };
const at = "2026-11-22T10:00:00.000Z";
const taken = (result: BasketResult): Basket => {
  if ("refused" in result) throw new Error(result.refused);
  return result.basket;
};
const mugs = (pieces: number) =>
  taken(addArticle(emptyBasket, { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: pieces * 1000 }));
const card = { articleId: "CARD", unit: "PC", text: "Card", quantityMilli: 1000 };

const words: FaceGround["words"] = {
  offer: (id) => `offer ${id}`,
  nearMiss: ({ missing }) => `${missing.quantity} more`,
  method: (code) => `by ${code}`,
};
const quiet = { greeting: false, nearMisses: false };
const ground = (basket: Basket, more: Partial<FaceGround> = {}): FaceGround => ({
  ...{ sale: { basket, priced: priceOpenBasket(basket, place, at) }, settings: quiet },
  ...{ atTerminal: false, training: false, words },
  ...more,
});
const paid = (basket: Basket, payments: Payment[], more: Partial<FaceGround> = {}) => {
  const priced = priceOpenBasket(basket, place, at);
  return faceOf(ground(basket, { sale: { basket, priced, paying: { priced, payments } }, ...more }));
};
const paymentsOf = (result: ReturnType<typeof payCash>) => ("payments" in result ? result.payments : []);

it("shows the lines as they come, with the offers that lower them and the one that came last marked", () => {
  const basket = taken(addArticle(mugs(3), card));
  expect(faceOf(ground(basket))).toEqual({
    ...{ training: false, kind: "sale", markedId: "0002", offers: [], saved: 600, total: 2700 },
    lines: [
      {
        ...{ lineId: "0001", text: "Mug", quantity: 3, each: 1000, amount: 2400, regular: 3000 },
        ...{ belongs: false, returned: false, offers: [{ name: "offer OF-3", amount: -600 }] },
      },
      {
        ...{ lineId: "0002", text: "Card", quantity: 1, each: 300, amount: 300 },
        ...{ belongs: false, returned: false, offers: [] },
      },
    ],
  } satisfies Face);
});

it("says what is nearly reached, greets by name and says that it is practice, each only where it is wanted", () => {
  const wanted = { settings: { greeting: true, nearMisses: true }, customerName: "Anna Lee", training: true };
  expect(faceOf(ground(mugs(2)))).not.toHaveProperty("nearMiss");
  expect(faceOf(ground(mugs(2), wanted))).toMatchObject({ nearMiss: "1 more", greets: "Anna Lee", training: true });
  expect(faceOf(ground(emptyBasket, wanted))).toEqual({ kind: "idle", greets: "Anna Lee", training: true });
  expect(faceOf(ground(emptyBasket, { customerName: "Anna Lee" }))).toEqual({ kind: "idle", training: false });
});

it("shows what is due, what was given in each way, and the card's turn", () => {
  const basket = mugs(1);
  const byCard = paymentsOf(payExactly(1000, [], "CARD", 400, { reference: "A-77" }));
  expect(paid(basket, byCard, { atTerminal: true })).toEqual({
    ...{ kind: "pay", training: false, total: 1000, paid: [{ name: "by CARD", amount: 400 }], due: 600 },
    atTerminal: true,
  });
  const both = paymentsOf(payCash(1000, byCard, { method: "CASH" }, 1000));
  expect(paid(basket, both)).toMatchObject({ paid: [{ amount: 400 }, { name: "by CASH", amount: 1000 }], due: 0 });
});

it("says thanks with the change and the receipt's address until the next sale has a line", () => {
  const payments = paymentsOf(payCash(1000, [], { method: "CASH" }, 2000));
  const receipt = { totals: { total: 1000 }, payments } as Receipt;
  const done = { receipt, link: "https://shop.example/r/x" };
  expect(faceOf(ground(emptyBasket, { done }))).toEqual({
    ...{ kind: "done", training: false, total: 1000, given: 2000, change: 1000 },
    link: "https://shop.example/r/x",
  });
  expect(faceOf(ground(mugs(1), { done }))).toMatchObject({ kind: "sale", total: 1000 });
});

it("shows nothing of a sale while nobody is at the till", () => {
  const { sale: _, ...locked } = ground(mugs(1), { customerName: "Anna Lee", settings: { ...quiet, greeting: true } });
  expect(faceOf(locked)).toEqual({ kind: "idle", training: false });
});

it("says of goods that come back what is given for them", () => {
  const line = priceOpenBasket(mugs(2), place, at).lines[0];
  if (!line) throw new Error("no line");
  const back = {
    ...line,
    quantity: -2,
    amount: -2000,
    regularAmount: -2000,
    tax: { ...line.tax, base: -1667, amount: -333 },
  };
  const basket = taken(addReturn(emptyBasket, back));
  expect(faceOf(ground(basket))).toMatchObject({
    total: -2000,
    lines: [{ quantity: -2, amount: -2000, returned: true }],
  });
  expect(paid(basket, [{ paymentId: "1", method: "CASH", amount: -2000 }])).toMatchObject({ due: 0 });
});

it("never says what is the cashier's, or more of a customer than the name", () => {
  const discount = { percent: 10, reason: "SCRATCHED", by: "colin", approvedBy: "maya" };
  const noted = taken(addArticle({ ...emptyBasket, customerId: "4711" }, { ...card, quantityMilli: 2000 }));
  const lines = noted.lines.map(
    (each) => ({ ...each, note: "gift for his wife", salesPersonId: "colin" }) as typeof each,
  );
  const basket = giveDiscount({ ...noted, lines }, "0001", discount);
  const voucher = { paymentId: "1", method: "VOUCHER", amount: 100, voucher: { number: "CFV-1" }, reference: "A-77" };
  const faces = [
    faceOf(ground(basket, { customerName: "Anna Lee", settings: { greeting: true, nearMisses: true } })),
    paid(basket, [voucher as Payment]),
  ];
  expect(faces[0]).toMatchObject({ lines: [{ amount: 540, offers: [{ amount: -60 }] }] });
  expect(JSON.stringify(faces)).not.toMatch(/SCRATCHED|colin|maya|wife|4711|CFV-1|A-77/);
});
