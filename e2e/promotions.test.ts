import type { Receipt } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { addArticle, type Basket, giveDiscount } from "../apps/till/src/selling/basket.ts";
import { openDoor, waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { openSellingTill } from "../tools/instance/selling-till.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";
import { expectAccessible, openBrowser, openPage } from "./support/browser.ts";
import { enterDoors, expectPostedOnce, stockOf, waitUntilAllPosted } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// Offers from the back office to the tills and back: what a till sells at is, to the cent, what server and ERP say of it.
const instance = await startInstance();
afterAll(instance.stop);
const doors = await enterDoors(instance);
const serverUrl = instance.access.urls.server;
const second = await secondPerson();

const always = { validFrom: "2026-01-01T00:00:00", validTo: "2029-12-31T23:59:59" };
const [heart, cakestand, bird, bag] = ["85123A", "22423", "84879", "20725"] as const;
const bags = [bag, "20727", "22382", "22383", "20728"];
type NewOffer = Omit<Offer, "offerId" | "validFrom" | "validTo">;
const offers: NewOffer[] = [
  {
    name: "3 for 2 on hearts",
    terms: { style: "nth", of: { articles: [heart] }, every: 3, reward: { percentOff: 100 } },
  },
  {
    name: "4 lunch bags for 3",
    terms: { style: "nth", of: { group: "E2E-BAGS" }, every: 4, reward: { percentOff: 100 } },
  },
  {
    name: "Hearts in tens",
    terms: { style: "tiered", get: { articles: [heart] }, tiers: [{ quantity: 10, reward: { percentOff: 12.5 } }] },
  },
  {
    name: "Bag with a heart",
    terms: {
      style: "buyGet",
      buy: [{ target: { articles: [heart] }, quantity: 2 }],
      get: { target: { group: "E2E-BAGS" }, quantity: 1 },
      reward: { percentOff: 33.3 },
    },
  },
  {
    name: "Heart, bag and bird",
    terms: {
      style: "set",
      slots: [
        { target: { articles: [heart] }, quantity: 1 },
        { target: { group: "E2E-BAGS" }, quantity: 1 },
        { target: { articles: [bird] }, quantity: 1 },
      ],
      reward: { setPrice: 499 },
    },
  },
  {
    name: "A bird with each cakestand",
    terms: {
      style: "gift",
      buy: [{ target: { articles: [cakestand] }, quantity: 1 }],
      gifts: [{ articleId: bird, quantity: 1 }],
    },
  },
  {
    name: "Cakestand with coupon",
    coupon: "E2E-SPRING",
    terms: { style: "simple", get: { articles: [cakestand] }, reward: { percentOff: 25 } },
  },
  {
    name: "7 % from 40.00",
    sequence: 200,
    terms: { style: "transaction", minAmount: 4000, reward: { percentOff: 7 } },
  },
  { name: "Points", terms: { style: "points", points: 1, per: { amount: 100 } } },
  {
    name: "Coupon to come back",
    terms: { style: "printCoupon", minAmount: 5000, coupon: { code: "NEXT-5", text: "5.00 off", validDays: 30 } },
  },
];

async function secondPerson() {
  const person = {
    userName: "second-eyes",
    name: "Anna Approver",
    password: "long-enough-4-all",
    roles: ["administrator"],
  };
  await doors.server.post("/api/access/people", { ...person, temporaryPassword: false });
  const door = openDoor(serverUrl);
  await door.signIn(person.userName, person.password);
  return door;
}

/** Written by one person, approved by another, active in the next book. */
async function activate(offer: NewOffer): Promise<string> {
  const { offer: made } = await doors.server.post<{ offer: { offerId: string } }>("/api/prices/offers", {
    ...offer,
    ...always,
  });
  const path = `/api/prices/offers/${made.offerId}`;
  await doors.server.post(`${path}/check`);
  await second.post(`${path}/approve`);
  await second.post(`${path}/activate`);
  return made.offerId;
}

/** The same baskets in every run: a test that fails once must fail again. */
function randomSource(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, oneOf: <Item>(items: readonly Item[]) => items[next(items.length)] as Item };
}
type Random = ReturnType<typeof randomSource>;
type SellingTill = Awaited<ReturnType<typeof openSellingTill>>;

const coupon = { code: "E2E-25", couponId: "E2E-SPRING", name: "Spring", offline: true };

function randomBasket(till: SellingTill, random: Random): Basket {
  let basket: Basket = till.emptyBasket;
  const offered = [heart, heart, cakestand, bird, ...bags];
  for (let line = 1 + random.next(8); line > 0; line -= 1) {
    const articleId = random.next(3) > 0 ? random.oneOf(offered) : random.oneOf(till.articles).articleId;
    const quantityMilli = 1000 * (1 + random.next(random.next(4) === 0 ? 12 : 4));
    const added = addArticle(basket, { articleId, unit: "PC", text: articleId, quantityMilli });
    if ("basket" in added && till.price(added.basket).problems.length === 0) basket = added.basket;
  }
  if (random.next(3) === 0) basket = { ...basket, coupons: [coupon] };
  if (random.next(4) === 0) basket = { ...basket, customerId: random.oneOf(till.customers) };
  return withDiscounts(basket, till, random);
}

function withDiscounts(basket: Basket, till: SellingTill, random: Random): Basket {
  const given = { reason: "DAMAGED", by: till.manager };
  const line = random.oneOf(basket.lines);
  const tries: Basket[] = [];
  if (line && random.next(4) === 0)
    tries.push(giveDiscount(basket, line.lineId, { percent: 1 + random.next(30), ...given }));
  if (line && random.next(6) === 0)
    tries.push(giveDiscount(basket, line.lineId, { amount: 1 + random.next(150), ...given }));
  if (random.next(5) === 0) tries.push(giveDiscount(tries[0] ?? basket, undefined, { percent: 2.5, ...given }));
  return tries.findLast((tried) => till.price(tried).problems.length === 0) ?? basket;
}

const anyDiscount = {
  reasons: [{ code: "DAMAGED", names: { en: "Damaged", de: "Beschädigt" } }],
  limits: [{ role: "storeManager", maxPercent: 100 }],
};

type Deviating = { receiptsPriced: number; withDifference: number; items: unknown[] };
const RECEIPTS = 300;

describe("a store that sells with ten offers", () => {
  test("sends receipts that server and ERP agree with to the cent", async () => {
    await doors.server.post("/api/prices/product-groups", {
      groupId: "E2E-BAGS",
      names: { en: "Lunch bags", de: "Lunchtaschen" },
      articleIds: bags,
    });
    await doors.server.post("/api/prices/coupons", {
      couponId: "E2E-SPRING",
      kind: "single",
      code: "E2E-25",
      name: "Spring",
      offline: "accept",
    });
    for (const offer of offers) await activate(offer);
    await doors.server.put("/api/organisation/manual-discounts", anyDiscount);
    const simulated = await SimulatedTill.pair(doors.server, "1010-01");
    const till = await openSellingTill(simulated, serverUrl);
    expect(till.leftOut).toEqual([]);
    const stockBefore = await stockOf(doors.erp, heart, "1010");

    const random = randomSource(20_101_201);
    const baskets = Array.from({ length: RECEIPTS }, () => randomBasket(till, random)).filter(
      ({ lines }) => lines.length > 0,
    );
    const receipts = baskets.map(till.sell);
    expectEveryKindOfDiscount(receipts);
    for (let from = 0; from < receipts.length; from += 100) {
      const results = await simulated.send(serverUrl, receipts.slice(from, from + 100));
      expect(results.filter(({ outcome }) => outcome !== "accepted")).toEqual([]);
      expect(results.flatMap(({ deviations }) => deviations ?? [])).toEqual([]);
    }
    const priced = await waitFor("all priced again", async () => {
      const page = await doors.server.get<Deviating>("/api/sales/deviations");
      return page.receiptsPriced >= receipts.length ? page : undefined;
    });
    expect(priced).toMatchObject({ receiptsPriced: receipts.length, withDifference: 0, items: [] });
    await waitUntilAllPosted(doors.server);
    await expectPostedOnce(doors, "1010-01", receipts);
    const sold = receipts.flatMap(({ lines }) => lines).filter(({ articleId }) => articleId === heart);
    expect(await stockOf(doors.erp, heart, "1010")).toBe(
      stockBefore - sold.reduce((sum, { quantity }) => sum + quantity, 0),
    );
  }, 300_000);
});

describe("a cashier, by keys alone", () => {
  const pinOf = (user: string) => instance.access.people.find((person) => person.user === user)?.pin ?? "";
  /** Slower than a scanner: what comes faster than hands is a scan. */
  const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 80 });

  test("sees which offer lowered a price and why, and gives a discount with the manager's PIN", async () => {
    const browser = await openBrowser();
    afterAll(() => browser.close());
    const till = new TillScreen(await openPage(browser));
    const { page } = till;
    await till.open(instance.access.urls.till);
    const code = await doors.server.post<{ pairingCode: string }>("/api/organisation/tills/1010-02/pairing-code");
    await till.pair(code.pairingCode);
    await till.signIn("Colin Barleyfield", pinOf("cashier"));
    for (let piece = 0; piece < 3; piece += 1) await till.scan("2908512300107");
    const line = page.getByRole("option", { name: /heart/i });
    await expect.poll(() => line.textContent(), { timeout: 15_000 }).toContain("3 for 2 on hearts");
    await expectAccessible(page);
    await type(page, "=");
    await page
      .getByRole("dialog")
      .getByText(/3 for 2 on hearts, on 1/)
      .waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");

    await page.keyboard.press("F6");
    await page.getByLabel("Percent or amount").waitFor();
    await type(page, "20%");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Approval needed" }).waitFor();
    await expectAccessible(page);
    await type(page, pinOf("manager"));
    await page.keyboard.press("Enter");
    await expect.poll(() => line.textContent(), { timeout: 15_000 }).toContain("Discount: Damaged");
    await expectAccessible(page);

    await page.keyboard.press("F9");
    await page.keyboard.press("Enter");
    const title = await page.getByRole("heading", { name: /^Receipt / }).textContent();
    await expectAccessible(page);
    const number = (title ?? "").replace("Receipt ", "");
    type Detail = { transaction: Receipt; deviations: unknown[]; posting: string };
    const detail = await waitFor("posting", async () => {
      const found = await doors.server.get<Detail>(`/api/sales/receipts/${number}`).catch(() => undefined);
      return found?.posting === "posted" ? found : undefined;
    });
    expect(detail.deviations).toEqual([]);
    const people = new Map((await personIds()).map(({ userName, personId }) => [userName, personId]));
    expect(detail.transaction.lines[0]?.manualDiscounts).toEqual([
      { percent: 20, reason: "DAMAGED", by: people.get("cashier"), approvedBy: people.get("manager") },
    ]);
  });
});

async function personIds(): Promise<{ userName: string; personId: string }[]> {
  return (await doors.server.get<{ items: { userName: string; personId: string }[] }>("/api/access/people")).items;
}

/** A sum of cents proves nothing where nothing was lowered. */
function expectEveryKindOfDiscount(receipts: readonly Receipt[]): void {
  const lines = receipts.flatMap((receipt) => receipt.lines);
  const used = new Set(lines.flatMap(({ modifiers }) => modifiers.map(({ promotionId }) => promotionId)));
  // Seven offers lower prices on lines or the whole; points and printed coupons do not; `manual` is a person's.
  expect(used.size).toBeGreaterThanOrEqual(9);
  expect(lines.some(({ amount, regularAmount }) => amount === 0 && regularAmount > 0)).toBe(true);
  for (const part of [
    "transactionModifiers",
    "coupons",
    "points",
    "printedCoupons",
    "manualDiscounts",
    "customerId",
  ] as const)
    expect([part, receipts.some((receipt) => receipt[part] !== undefined)]).toEqual([part, true]);
}
