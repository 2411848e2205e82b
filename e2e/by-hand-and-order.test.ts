import { afterAll, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { OfferScreen } from "./support/offer-screen.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// Which offer goes before which, by keyboard; an offer that only applies when a person chooses it at the till; and an article and a
// customer that the ERP takes from sale while they are in a basket.
const instance = await startInstance();
afterAll(instance.stop);
const { server, erp } = await enterDoors(instance);
const person = (role: string) => instance.access.people.find((each) => each.role === role);

async function office(role: string): Promise<OfferScreen> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const screen = new OfferScreen(await openPage(browser), instance.access.urls.backoffice);
  await screen.signIn(person(role), "Manage Promotional Offers");
  return screen;
}

type Row = { offerId: string; draft?: string; planned?: { sequence: number; resolution: number } };
const rows = async () => (await server.get<{ items: Row[] }>("/api/prices/offers?sort=order&limit=500")).items;

test("an offer moved out of its rank by keyboard is the only one that changes", async () => {
  const screen = await office("merchandiser");
  const { page } = screen;
  const before = await rows();
  await screen.open("Offer-order");
  const place = '[data-offer="BUNTING-2FOR5"]';
  const row = page.locator(place);
  await row.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await screen.expectText("Becomes a draft: sequence 100, resolution 1");
  // It stands in another card now, and still has the focus.
  await page.locator(`${place}:focus`).waitFor();
  // Save and Undo fade in: half of the way they are too pale to read.
  await page.getByRole("button", { name: "Save", exact: true }).waitFor();
  await page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))");
  await page.waitForTimeout(300);
  await screen.expectAccessible();
  await page.keyboard.press("Control+z");
  await page.getByText("Becomes a draft").waitFor({ state: "detached" });
  await row.dragTo(page.locator(".rank-gap").first());
  await screen.expectText("Becomes a draft: sequence 100, resolution 1");
  await screen.act("Save");
  await page.waitForURL(/Offer-search/);
  const after = await rows();
  expect(after.filter(({ draft }) => draft)).toMatchObject([
    { offerId: "BUNTING-2FOR5", planned: { sequence: 100, resolution: 1 } },
  ]);
  expect(after.length).toBe(before.length);
});

test("an offer by hand waits until a cashier chooses it, and the receipt and the server agree", async () => {
  const offer = {
    offerId: "SCRATCHED",
    name: "Scratched: half price",
    validFrom: "2020-01-01T00:00:00",
    validTo: "2099-12-31T23:59:59",
    byHand: true,
    terms: { style: "simple", get: { articles: ["84879"] }, reward: { percentOff: 50 } },
  };
  await server.post("/api/prices/offers", offer);
  await server.post("/api/prices/offers/SCRATCHED/check", {});
  const approver = await office("offerApprover");
  await approver.openOffer("SCRATCHED", "50% off Assorted colour bird ornament");
  await approver.act("Approve");
  await approver.confirm("Approve");
  await approver.act("Activate");
  await approver.expectText("Active");

  const till = new TillScreen(approver.page);
  await till.open(instance.access.urls.till);
  await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "");
  await till.signIn("Colin Barleyfield", person("cashier")?.pin ?? "");
  const { page } = till;
  const search = page.getByRole("textbox", { name: "Article number, barcode or words" });
  await search.fill("2*84879");
  await search.press("Enter");
  await till.expectTotal("£3.38");
  await page.keyboard.press("F7");
  await page.getByRole("radio", { name: "Damaged or soiled" }).check();
  await page.keyboard.press("Enter");
  await till.expectTotal("£1.69");
  const number = await till.payCash("10");
  const priced = await waitFor("the receipt priced again", async () => {
    const page = await server.get<{ receiptsPriced: number; withDifference: number }>("/api/sales/deviations");
    return page.receiptsPriced > 0 ? page : undefined;
  });
  expect(priced).toMatchObject({ receiptsPriced: 1, withDifference: 0 });
  const { transaction } = await server.get<{ transaction: { manualTriggers?: { trigger: string }[] } }>(
    `/api/sales/receipts/${number}`,
  );
  expect(transaction.manualTriggers).toMatchObject([{ trigger: "SCRATCHED", reason: "DAMAGED" }]);
});

type ArticleAnswer = { article: object; changeNumber: number };
type Why = { links: { system: string; step: string; state: string; code: string }[] };

/** Where the way to this till breaks, as the back office shows it; empty when the till has it. */
async function broken(query: string): Promise<string[]> {
  const { links } = await server.get<Why>(`/api/why?${query}&storeId=1020&tillId=1020-01`);
  return links.flatMap(({ system, step, state, code }) => (state === "broken" ? [`${system} ${step} ${code}`] : []));
}
/** Everything on the way takes its time on a busy machine, and a till says once a minute which price book it has. */
const patiently = { timeout: 90_000 };

/** The till says what it found of a word; nothing of that is sold. */
async function found(till: TillScreen, key: "F2" | "F3", word: string): Promise<number> {
  await till.page.keyboard.press(key);
  const dialog = till.page.getByRole("dialog");
  await dialog.getByRole("combobox").fill(word);
  // The word is searched a moment after it is typed.
  await dialog.getByRole("status").filter({ hasNotText: "Type two characters" }).waitFor();
  const options = await dialog.getByRole("option").count();
  await till.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  return options;
}

test("what the ERP blocks is refused at the scan with the reason; the open basket and its return still work", async () => {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const till = new TillScreen(await openPage(browser));
  await till.open(instance.access.urls.till);
  await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1020-01")?.pairingCode ?? "");
  await till.signIn("Colin Barleyfield", person("cashier")?.pin ?? "");
  const { page } = till;
  const enter = async (code: string) => {
    const search = page.getByRole("textbox", { name: "Article number, barcode or words" });
    await search.fill(code);
    await search.press("Enter");
  };
  await enter("21212");
  await till.expectTotal("£0.55");

  const before = await erp.get<ArticleAnswer>("/api/master-data/articles/21212");
  const today = new Date().toISOString().slice(0, 10);
  const put = (article: object) => erp.post("/api/master-data/articles", { articles: [article] });
  await put({ ...before.article, salesBlocks: [{ status: "03", from: today, distributionChannel: "10" }] });
  const query = "objectType=article&object=21212";
  // The ERP and the server know it, and the till has fetched it.
  await expect.poll(() => broken(query), patiently).toEqual(["erp flags salesStatus", "server catalog salesStatus"]);
  await expect.poll(() => found(till, "F2", "21212"), patiently).toBe(0);
  await enter("21212");
  await page.getByText(/cannot be sold since \d\d\/\d\d\/\d{4}: recalled by the maker/).waitFor();
  // What was in the basket before is paid at its price, and comes back with its receipt.
  await till.expectTotal("£0.55");
  const number = await till.payCash("1");
  await till.nextSale();
  await enter(number);
  await page.getByRole("button", { name: "All of it" }).click();
  await page.getByRole("button", { name: "Take back for £0.55" }).click();
  await page.getByText("To give back").waitFor();
  await till.expectTotal("£0.55");

  const partners = await server.get<{ items: { partnerId: string }[] }>("/api/customers/partners?limit=1");
  const partnerId = partners.items[0]?.partnerId ?? "";
  const kept = { roles: ["loyaltyMember"], consents: [{ way: "email", given: true }], loyaltyNumber: "CF-E2E-1" };
  await server.put(`/api/customers/partners/${partnerId}/own`, kept);
  await expect.poll(() => found(till, "F3", "CF-E2E-1"), patiently).toBe(1);
  const partner = await erp.get<{ businessPartner: object }>(`/api/master-data/business-partners/${partnerId}`);
  const blocked = { ...partner.businessPartner, blocked: true };
  await erp.post("/api/master-data/business-partners", { businessPartners: [blocked] });
  const ofPartner = `objectType=businessPartner&object=${partnerId}`;
  await expect.poll(() => broken(ofPartner), patiently).toEqual(["erp flags blocked", "server catalog central"]);
  const { own } = await server.get<{ own: object }>(`/api/customers/partners/${partnerId}`);
  expect(own).toMatchObject({ roles: ["loyaltyMember"], loyaltyNumber: "CF-E2E-1" });

  await put(before.article);
  await expect.poll(() => found(till, "F2", "21212"), patiently).toBe(1);
  await expect.poll(() => broken(query), patiently).toEqual([]);
});
