import { afterAll, describe, expect, test } from "vitest";
import { type Door, waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { FioriScreen } from "./support/fiori-screen.ts";
import { type Doors, enterDoors } from "./support/proof.ts";

// Bonus buys from the ERP's screen to the price calculation and back into the ERP's sales orders, to the penny.
const suite = await startInstance();
afterAll(suite.stop);
const doors: Doors = await enterDoors(suite);
const { erp } = doors;
const customerId = "17850";

/** Four packs of cake cases of one category, all at 0.55, which no other offer names. */
const [plain, pink, fairy] = ["21212", "21977", "84991"] as const;

type Order = {
  orderId: string;
  state: string;
  reason?: string;
  pricing?: {
    regular: number;
    total: number;
    items: { conditions: { conditionType: string; promotionId?: string }[] }[];
  };
};
type Sold = [articleId: string, quantity: number][];
const order = (sold: Sold, more: object = {}) =>
  erp.post<Order>("/api/orders", {
    customerId,
    siteId: "1010",
    items: sold.map(([articleId, quantity]) => ({ articleId, quantity })),
    ...more,
  });

const head = {
  validFrom: "2026-01-01",
  validTo: "2029-12-31",
  siteIds: ["1010"],
  currency: "GBP",
  status: "released",
};
async function release(bonusBuy: object): Promise<string> {
  const element = { ...head, names: { en: "From the ERP" }, ...bonusBuy };
  type Results = { results: { key: string; problem?: { detail: string } }[] };
  const { results } = await erp.post<Results>("/api/master-data/bonus-buys", { bonusBuys: [element] });
  expect(results[0]?.problem).toBeUndefined();
  return results[0]?.key ?? "";
}

/** Until the server has this state of it. */
async function arrived(door: Door, key: string): Promise<void> {
  const { changeNumber } = await door.get<{ changeNumber: number }>(`/api/master-data/bonus-buys/${key}`);
  await waitFor(`${key} on the server`, async () => {
    type Sent = { items: { state: string; changeNumber: number }[] };
    const { items } = await door.get<Sent>(`/api/replication/objects?objectType=bonusBuy&objectKey=${key}`);
    return items.some((each) => each.state === "sent" && each.changeNumber >= changeNumber) ? true : undefined;
  });
}

const gift = (articleId: string, price: object) => [{ on: "goods", articleId, quantity: 1, ...price }];
const themselves = (reward: object) => [{ on: "prerequisites", ...reward }];
const cases: [says: string, bonusBuy: object, sold: Sold, regular: number, total: number, type: string][] = [
  [
    "2, the 3rd at half",
    { prerequisites: [{ articleId: plain, quantity: 2 }], rewards: gift(plain, { percentOff: 50 }) },
    [[plain, 3]],
    165,
    137,
    "OPPB",
  ],
  [
    "one of two, another free",
    {
      combine: "any",
      prerequisites: [
        { articleId: plain, quantity: 2 },
        { articleId: pink, quantity: 1 },
      ],
      rewards: gift(fairy, { price: 0 }),
    },
    [
      [pink, 1],
      [fairy, 1],
    ],
    110,
    55,
    "OPPB",
  ],
  [
    "one of two, the reward among them",
    {
      combine: "any",
      prerequisites: [
        { articleId: plain, quantity: 2 },
        { articleId: pink, quantity: 1 },
      ],
      rewards: gift(plain, { price: 0 }),
    },
    [[plain, 3]],
    165,
    110,
    "OPPB",
  ],
  [
    "for an amount, another free",
    { prerequisites: [{ articleId: plain, amount: 200 }], rewards: gift(fairy, { price: 0 }) },
    [
      [plain, 4],
      [fairy, 1],
    ],
    275,
    220,
    "OPPB",
  ],
  [
    "three of a set for 1.00, once",
    {
      prerequisites: [{ articleIds: [plain, pink, fairy], quantity: 3 }],
      rewards: themselves({ setPrice: 100 }),
      maxApplications: 1,
    },
    [
      [plain, 2],
      [pink, 3],
      [fairy, 1],
    ],
    330,
    265,
    "OPPB",
  ],
  [
    "from 3 on",
    { prerequisites: [{ articleId: plain, quantity: 3, orMore: true }], rewards: themselves({ percentOff: 10 }) },
    [[plain, 4]],
    220,
    198,
    "OPPI",
  ],
  [
    "each 3",
    { prerequisites: [{ articleId: plain, quantity: 3 }], rewards: themselves({ percentOff: 10 }) },
    [[plain, 4]],
    220,
    203,
    "OPPI",
  ],
  [
    "3 of a category",
    { prerequisites: [{ categoryId: "", quantity: 2 }], rewards: gift(fairy, { price: 1 }) },
    [
      [plain, 2],
      [fairy, 1],
    ],
    165,
    111,
    "OPPB",
  ],
  [
    "10 % on the basket",
    { basketFrom: 300, rewards: [{ on: "basket", percentOff: 10 }] },
    [
      [plain, 5],
      [pink, 2],
    ],
    385,
    346,
    "OPPT",
  ],
  [
    "1.00 off the basket",
    { basketFrom: 300, rewards: [{ on: "basket", amountOff: 100 }] },
    [
      [plain, 5],
      [pink, 2],
    ],
    385,
    285,
    "OPPT",
  ],
];

describe("a bonus buy of the ERP", () => {
  test.each(cases)(
    "%s: in an order, and no more once it is withdrawn",
    async (_says, bonusBuy, sold, regular, total, type) => {
      const { article } = await erp.get<{ article: { categoryId: string } }>(`/api/master-data/articles/${plain}`);
      const key = await release(
        JSON.parse(JSON.stringify(bonusBuy).replace('"categoryId":""', `"categoryId":"${article.categoryId}"`)),
      );
      await arrived(erp, key);
      const priced = await order(sold);
      expect([priced.state, priced.reason, priced.pricing?.regular, priced.pricing?.total]).toEqual([
        "complete",
        undefined,
        regular,
        total,
      ]);
      const conditions =
        priced.pricing?.items.flatMap((item) => item.conditions).filter(({ promotionId }) => promotionId === key) ?? [];
      expect(new Set(conditions.map(({ conditionType }) => conditionType))).toEqual(new Set([type]));
      await erp.post(`/api/master-data/bonus-buys/${key}/withdraw`);
      await arrived(erp, key);
      const again = await erp.post<Order>(`/api/orders/${priced.orderId}/price`);
      expect(again.pricing?.total).toBe(regular);
    },
  );
});

describe("on the screens", () => {
  test("a clerk makes “buy 2, the 3rd at half price” and an order shows it", async () => {
    const browser = await openBrowser();
    afterAll(() => browser.close());
    const administrator = suite.access.people.find(({ role }) => role === "administrator");
    const screen = new FioriScreen(await openPage(browser), suite.access.urls.erp);
    const { page } = screen;
    const input = (name: string, position = 0) => page.locator(`ui5-input[name="${name}"] input`).nth(position);
    await screen.signIn(administrator, "Bonus Buys");
    await screen.open("BonusBuy-create");
    await input("en").fill("Cake cases");
    await input("validTo").fill("2029-12-31");
    for (const position of [0, 1]) {
      const article = page.locator("ui5-multi-input input").nth(position);
      await article.pressSequentially(plain);
      await page.locator(`ui5-suggestion-item[data-found="${plain}"]`).nth(0).waitFor({ state: "attached" });
      await article.press("Enter");
      await page.locator(`ui5-token[data-found="${plain}"]`).nth(position).waitFor({ state: "attached" });
    }
    await screen.expectText(
      "Buy 2 × Pack of 72 retrospot cake cases, get 1 × Pack of 72 retrospot cake cases at half price.",
    );
    await screen.expectAccessible();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Release" }).click();
    await screen.expectText("Released");
    await screen.expectAccessible();
    const key = new URL(page.url().replace("#", "")).searchParams.get("number") ?? "";
    await arrived(erp, key);
    await screen.open("SalesOrder-create");
    await input("customerId").fill(customerId);
    await input("items/0/articleId").fill(plain);
    await input("items/0/quantity").fill("3");
    await screen.expectAccessible();
    await page.getByRole("button", { name: "Save" }).click();
    await screen.expectText("Cake cases · ");
    await screen.expectText("-£0.28");
    await screen.expectText("Complete");
    await screen.expectAccessible();
  });
});
