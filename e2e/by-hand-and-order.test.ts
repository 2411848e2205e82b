import { afterAll, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { OfferScreen } from "./support/offer-screen.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// Which offer goes before which, by keyboard; and an offer that only applies when a person chooses it at the till.
const instance = await startInstance();
afterAll(instance.stop);
const { server } = await enterDoors(instance);
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
