import { initialTillSettings, type Receipt, type ReceiptDetail } from "@counterfoil/contracts";
import { type ArticleDraft, articleWriter, writeDocument } from "@counterfoil/sap";
import { afterAll, expect, test } from "vitest";
import { DoorRefusal, waitFor } from "../tools/demo/door.ts";
import { waitUntilPriced } from "../tools/demo/price-book.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { expectAccessible, openBrowser, openPage } from "./support/browser.ts";
import { enterDoors, expectPostedOnce, waitUntilAllPosted } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// All that can be sold and all that can be paid with, on three receipts: what the till shows is what the server has and the ERP posts.
const instance = await startInstance();
afterAll(instance.stop);
const doors = await enterDoors(instance);
const { server } = doors;
const TILL = "1010-02";
const pinOf = (role: string) => instance.access.people.find((each) => each.role === role)?.pin ?? "";
const heart = "2908512300107";
const giftCard = "GC20261122";

/** In another ERP the barcode of the hearts is on an article of its own. */
async function sendOldHearts(): Promise<void> {
  const { soapUrl, user, password } = instance.access.hub;
  const validity = { from: "2010-01-01", to: "9999-12-31" };
  const article: ArticleDraft = {
    actionCode: "04",
    changeNumber: 1,
    articleId: "OLDHEART",
    type: "goods",
    baseUnit: "PC",
    texts: [{ language: "EN", text: "White hanging heart, old stock" }],
    units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [{ isMain: true, gtin: heart }] }],
    taxes: [{ country: "GB", taxCode: "A1" }],
    listings: [{ site: "1010", validity }],
    prices: [{ distributionChannel: "10", unit: "PC", validity, price: { currency: "GBP", amountMinor: 250 } }],
  };
  const header = { id: "OTHER-1", sender: "OTHER", createdAt: new Date().toISOString() };
  const body = [...writeDocument(articleWriter, header, [{ header: { ...header, id: "OTHER-1-1" }, article }])].join(
    "",
  );
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const service = `${soapUrl}/ProductMerchandiseViewReplicationBulkRequest_In`;
  const answer = await fetch(service, { method: "POST", headers: { "content-type": "text/xml", authorization }, body });
  expect(answer.status).toBe(202);
  await waitUntilPriced(server, ["OLDHEART"]);
}

await sendOldHearts();
const payment = { ...initialTillSettings.payment, terminal: "simulator", cashStep: 5 };
await server.put(`/api/organisation/nodes/till/${TILL}/settings/payment`, {
  ...payment,
  foreign: [{ currency: "EUR", rate: 0.84 }],
});
const browser = await openBrowser();
afterAll(() => browser.close());
const till = new TillScreen(await openPage(browser));
const { page } = till;
await till.open(instance.access.urls.till);
await till.pair(instance.access.tills.find(({ tillId }) => tillId === TILL)?.pairingCode ?? "");
await till.signIn("Colin Barleyfield", pinOf("cashier"));

const sold: Receipt[] = [];
const button = (name: string | RegExp) => page.getByRole("button", { name });
const press = (key: string) => page.keyboard.press(key);
const amount = page.getByLabel("Amount", { exact: true });
const remaining = (text: string) => expect.poll(() => page.getByTestId("remaining").textContent()).toBe(text);
const sheet = (name: string | RegExp) => page.getByRole("dialog", { name });
const noSheet = () => page.getByRole("dialog").waitFor({ state: "detached" });

async function enter(text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Article number" }).fill(text);
  // No key came since a scan: its Enter would be taken for the scanner's second one.
  await press("End");
  await press("Enter");
}

async function unless404<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  return asked.catch((refusal: unknown) => {
    if (refusal instanceof DoorRefusal && refusal.status === 404) return undefined;
    throw refusal;
  });
}

/** The receipt as it is at the server, and the next sale. */
async function takeReceipt(): Promise<Receipt> {
  const title = await page.getByRole("heading", { name: /^Receipt / }).textContent();
  const number = (title ?? "").replace("Receipt ", "");
  const { transaction } = await waitFor(`receipt ${number} at the server`, () =>
    unless404(server.get<ReceiptDetail>(`/api/sales/receipts/${number}`)),
  );
  sold.push(transaction as Receipt);
  await till.nextSale();
  return transaction as Receipt;
}

test("goods of all kinds come into one sale; a sheet asks for what a code does not say", async () => {
  await till.scan("]C101028000420000003103000250");
  await till.expectTotal("£2.98");
  await enter("3*20846");
  await till.expectTotal("£8.00");
  await till.scan(heart);
  await sheet(`${heart} is on several articles`).waitFor();
  await expectAccessible(page);
  await press("F10");
  await till.signIn("Colin Barleyfield", pinOf("cashier"));
  await till.expectTotal("£8.00");
  await till.scan(heart);
  await button(/old stock/).waitFor();
  await press("1");
  await till.expectTotal("£10.95");
  await enter("WRAPPING");
  await page.getByLabel("Price per piece").fill("4.50");
  await expectAccessible(page);
  await press("Enter");
  await till.expectTotal("£15.45");
  await enter("CARD");
  await button(/BIRTHDAY/).waitFor();
  await press("1");
  await till.expectTotal("£17.40");
  await enter("TEASET");
  await enter("GINGERBEER");
  await till.expectTotal("£35.80");
});

test("half off one line is more than a cashier may give: the manager's PIN over the shoulder", async () => {
  await press("F6");
  await page.getByLabel("Percent or amount").fill("50%");
  await press("Enter");
  await page.getByText("Choose a reason.").waitFor();
  await press("Space");
  await press("Enter");
  await sheet("Approval needed").waitFor();
  await expectAccessible(page);
  await page.getByLabel("PIN").fill(pinOf("storeManager"));
  await press("Enter");
  await till.expectTotal("£34.17");
});

test("a card is declined, its second answer is lost and it is charged once; then euros, and cash to the nearest coin", async () => {
  await press("F9");
  await remaining("£34.17");
  await amount.fill("10");
  await press("F2");
  await button("Decline").click();
  await button("Pay another way").waitFor();
  await expectAccessible(page);
  await press("Enter");
  await page.getByRole("group", { name: "Other ways to pay" }).and(page.locator(":focus")).waitFor();
  await press("Enter");
  await expectAccessible(page);
  await remaining("£34.17");
  await press("F2");
  await button("Charge, lose the answer").click();
  await remaining("£24.17");
  await noSheet();
  await press("F6");
  await page.getByLabel("Handed over in EUR").fill("10");
  await expectAccessible(page);
  await press("Enter");
  await remaining("£15.77");
  await noSheet();
  await amount.press("Enter");
  expect(await takeReceipt()).toMatchObject({
    totals: { total: 3417 },
    payments: [
      { method: "CARD", amount: 1000, terminal: { traceNumber: "000002" } },
      { method: "CASH", amount: 840, foreign: { currency: "EUR", amount: 1000 } },
      { method: "CASH", amount: 1575 },
      { method: "ROUND", amount: 2 },
    ],
  });
  const charged = await page.evaluate(`localStorage.getItem("counterfoil-terminal-simulator")`);
  expect(
    (JSON.parse(String(charged)) as { answer: { outcome: string } }[]).map(({ answer }) => answer.outcome),
  ).toEqual(["declined", "approved"]);
});

test("a gift card is sold and pays, as much as is on it", async () => {
  await till.scan(giftCard);
  await page.getByText("It was not sold yet.").waitFor();
  await page.getByLabel("What is put on it").fill("20");
  await expectAccessible(page);
  await press("Enter");
  await till.expectTotal("£20.00");
  await till.payCash("20");
  await takeReceipt();
  await enter("2*TEASET");
  await till.expectTotal("£29.90");
  await press("F9");
  await press("F4");
  await sheet("Pay by voucher").getByLabel("Number").fill(giftCard);
  await expectAccessible(page);
  await press("Enter");
  await remaining("£9.90");
  await noSheet();
  await amount.press("Enter");
  const { payments } = await takeReceipt();
  expect(payments).toMatchObject([
    { method: "VOUCHER", amount: 2000, voucher: { number: giftCard } },
    { method: "CASH", amount: 990 },
  ]);
});

test("the ERP has posted each at the till's amount, and nothing differs", async () => {
  await waitUntilAllPosted(server);
  await expectPostedOnce(doors, TILL, sold);
  await expect
    .poll(() => server.get<object>("/api/sales/deviations"), { timeout: 20_000 })
    .toMatchObject({ receipts: 3, receiptsPriced: 3, items: [] });
});
