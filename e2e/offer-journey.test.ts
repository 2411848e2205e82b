import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { forgetBrowser, openBrowser, openPage, openRememberingBrowser } from "./support/browser.ts";
import { layLine } from "./support/line.ts";
import { OfferScreen } from "./support/offer-screen.ts";
import { enterDoors, waitUntilAllPosted } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// "Buy 3 get 1 free": made by one person, approved by another, and the same price at the till without a network and in both services.
const instance = await startInstance();
afterAll(instance.stop);
const doors = await enterDoors(instance);
const person = (role: string) => instance.access.people.find((each) => each.role === role);

/** One that no other offer names: 1.69 apiece, so that five with one free are 6.76. */
const bird = { articleId: "84879", pieces: 5, total: 676, shown: "£6.76" };
const name = "Buy 3 get 1 free";
const sentence = "Buy 4 of Assorted colour bird ornament, get 1 of them free";
let offerId = "";

async function office(role: string): Promise<OfferScreen> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const screen = new OfferScreen(await openPage(browser), instance.access.urls.backoffice);
  await screen.signIn(person(role), "Manage Promotional Offers");
  return screen;
}

type Modifier = { offerId?: string; promotionId: string; amount: number };
type Priced = {
  totals: { total: number };
  lines: { modifiers: Modifier[] }[];
  sentences: { lines: { texts: string[] }[] };
};
const explained = (language: "en" | "de", quantity = bird.pieces) =>
  doors.server.post<Priced & { sentences: { nearMisses: { text: string }[] } }>("/api/prices/explanations", {
    store: "1010",
    language,
    lines: [{ lineId: "1", articleId: bird.articleId, quantity }],
  });

describe("an offer on its way to the till", () => {
  test("is made by a merchandiser in the form, who may not let it out", async () => {
    const screen = await office("merchandiser");
    offerId = await screen.createEveryNth({ name, articleId: bird.articleId, every: 4 });
    await screen.expectText(sentence);
    await screen.act("Check");
    await screen.expectText("Checked");
    await screen.expectAccessible();
    expect(await screen.page.getByRole("button", { name: "Approve", exact: true }).count()).toBe(0);
    expect((await explained("en")).totals.total).toBe(bird.pieces * 169);
  });

  test("is approved and activated by a second person", async () => {
    const screen = await office("offerApprover");
    await screen.openOffer(offerId, sentence);
    await screen.act("Approve");
    await screen.confirm("Approve");
    await screen.act("Activate");
    await screen.expectText("Active");
    await screen.expectAccessible();
  });
});

describe("the same basket", () => {
  test("costs the same in the calculation service, which says why in both languages", async () => {
    const [english, german] = [await explained("en"), await explained("de")];
    expect([english.totals.total, german.totals.total]).toEqual([bird.total, bird.total]);
    expect(english.lines[0]?.modifiers.map(({ amount }) => amount)).toEqual([-169]);
    expect(english.sentences.lines[0]?.texts).toEqual([`${name}: -£1.69 on £1.69 (quantity 1)`]);
    expect(german.sentences.lines[0]?.texts).toEqual([`${name}: -1,69\u00a0£ auf 1,69\u00a0£ (Menge 1)`]);
    const nearly = [await explained("en", 3), await explained("de", 3)];
    expect(nearly.map(({ sentences }) => sentences.nearMisses.map(({ text }) => text))).toEqual([
      ["1 more Assorted colour bird ornament: 1 free"],
      ["Noch 1 Assorted colour bird ornament: 1 gratis"],
    ]);
  });

  test("and in the PriceCalculate service, as the ERP's sales order calls it", async () => {
    type Order = { pricing: { regular: number; total: number; items: { conditions: { promotionId?: string }[] }[] } };
    const { pricing } = await doors.erp.post<Order>("/api/orders", {
      customerId: "17850",
      siteId: "1010",
      items: [{ articleId: bird.articleId, quantity: bird.pieces }],
    });
    expect([pricing.regular, pricing.total]).toEqual([bird.pieces * 169, bird.total]);
    expect(pricing.items[0]?.conditions.map(({ promotionId }) => promotionId)).toContain(offerId);
  });

  test("and at a till that is offline when it sells; the server agrees when it hears of it", async () => {
    const memory = mkdtempSync(join(tmpdir(), "counterfoil-till-"));
    const browser = await openRememberingBrowser(memory);
    const line = await layLine(instance.access.urls.till);
    afterAll(async () => {
      await browser.close();
      await line.close();
      forgetBrowser(memory);
    });
    const till = new TillScreen(browser.pages()[0] ?? (await browser.newPage()));
    await till.open(line.url);
    await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "");
    const cashier = person("cashier");
    await till.signIn("Colin Barleyfield", cashier?.pin ?? "");
    line.cut();
    const search = till.page.getByRole("textbox", { name: "Article number, barcode or words" });
    await search.fill(`${bird.pieces}*${bird.articleId}`);
    await search.press("Enter");
    await till.expectTotal(bird.shown);
    const number = await till.payCash("10");
    await till.expectLight("amber", /offline/);
    line.mend();
    await till.expectLight("green", /all sent/, 60_000);
    await waitUntilAllPosted(doors.server);
    type Deviating = { receiptsPriced: number; withDifference: number };
    const again = await waitFor("the receipt priced again", async () => {
      const page = await doors.server.get<Deviating>("/api/sales/deviations");
      return page.receiptsPriced > 0 ? page : undefined;
    });
    expect(again).toMatchObject({ receiptsPriced: 1, withDifference: 0 });
    const { transaction } = await doors.server.get<{
      transaction: { lines: { modifiers: Modifier[] }[]; totals: { total: number } };
    }>(`/api/sales/receipts/${number}`);
    expect(transaction.totals.total).toBe(bird.total);
    expect(transaction.lines[0]?.modifiers.map(({ promotionId, amount }) => [promotionId, amount])).toEqual([
      [offerId, -169],
    ]);
  });
});
