import type { ReservedGoods, TillArticle } from "@counterfoil/contracts";
import { beforeEach, expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { addArticle, openSale, unpriced } from "../selling/index.ts";
import { ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import type { Till } from "../till.ts";
import { findToHandOver } from "./index.ts";

const article = { articleId: "MUG", texts: { en: "Mug" }, baseUnit: "PC", units: [] } as unknown as TillArticle;
const goods: ReservedGoods = {
  ...{ number: "R-1020-000001", state: "putAside", storeId: "1020", articleId: "MUG", unit: "PC", quantity: 3 },
  ...{ name: "Mrs Blue", customerId: "C1", madeAt: "2026-11-22T10:00:00.000Z", madeIn: "1010-01", madeBy: "Colin" },
  validTo: "2026-11-25",
};
let answer: () => Promise<unknown>;
let till: Till;
beforeEach(() => {
  answer = async () => goods;
  const customers = new Map([["C1", { customerId: "C1", name: "Mrs Blue" }]]);
  till = {
    database: new TillDatabase("reserved"),
    server: { call: () => answer() },
    sale: openSale({
      price: () => unpriced("2026-11-22T10:00:00.000Z"),
      keep: () => undefined,
      wrong: () => undefined,
    }),
    catalogue: observable({ articles: new Map([["MUG", article]]), customers }),
    configuration: observable({ store: { storeId: "1020" } }),
  } as unknown as Till;
});
const told = () => till.sale.state.get().notices.map(({ key }) => key);

it("brings the goods onto the sale, with the customer and the number by which the receipt ends it", async () => {
  const target = { article, unit: "PC", reservedNumber: goods.number };
  expect(await findToHandOver(till, goods.number)).toEqual({ target, quantityMilli: 3000 });
  expect(till.sale.state.get().basket.customerId).toBe("C1");
  const choice = { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: 3000 };
  till.sale.tryChange(addArticle(till.sale.state.get().basket, choice));
  // More of the same is a line of its own: only these were kept.
  till.sale.tryChange(addArticle(till.sale.state.get().basket, { ...choice, reservedNumber: goods.number }));
  expect(till.sale.state.get().basket.lines).toHaveLength(2);
  expect(await findToHandOver(till, goods.number)).toBeUndefined();
  expect(told()).toEqual(["reserved.twice"]);
});

it.each<[string, () => Promise<unknown>]>([
  ["reserved.elsewhere", async () => ({ ...goods, storeId: "1010" })],
  ["reserved.ended.collected", async () => ({ ...goods, state: "collected" })],
  ["reserved.ended.expired", async () => ({ ...goods, state: "expired" })],
  ["reserved.unknownArticle", async () => ({ ...goods, articleId: "PLATE" })],
  ["reserved.offline", () => Promise.reject(new ServerUnreachable("cut"))],
  [
    "reserved.refused",
    () => Promise.reject(new ServerRefusal(404, { detail: "Nobody has goods R-1020-000001 kept." })),
  ],
])("%s is told, and nothing is sold", async (key, answered) => {
  answer = answered;
  expect(await findToHandOver(till, goods.number)).toBeUndefined();
  expect(told()).toEqual([key]);
  expect(till.sale.state.get().basket).toMatchObject({ lines: [] });
});
