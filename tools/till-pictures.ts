// node tools/till-pictures.ts: sells a day at a till of an own demo retailer, and takes the pictures of docs/TILL.md on the way.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession } from "playwright-core";
import { openBrowser, openPage } from "../e2e/support/browser.ts";
import { layLine } from "../e2e/support/line.ts";
import { TillScreen } from "../e2e/support/till-screen.ts";
import { repository } from "./database/apps.ts";
import { startInstance } from "./instance/instance.ts";
import { buildScreens } from "./screens/build-screens.ts";

const folder = join(repository, "docs/till");
const MOST_BYTES = 60_000;
const QUALITY = 60;
const HEART = "85123A";
const TEA_LIGHT = "20846";
const MUG = "21071";
/** In the drawer in the morning, and what was paid out in the day; pence. */
const FLOAT = 10_000;
const POSTAGE = 1240;
const NOTES_AND_COINS = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

await buildScreens(console.log);
const instance = await startInstance();
const browser = await openBrowser();
const line = await layLine(instance.access.urls.till);
try {
  const page = await openPage(browser);
  const protocol = await page.context().newCDPSession(page);
  mkdirSync(folder, { recursive: true });
  await sellADay(new TillScreen(page), protocol);
} finally {
  await browser.close();
  await line.close();
  await instance.stop();
}

async function sellADay(till: TillScreen, protocol: CDPSession): Promise<void> {
  const take = (name: string) => takePicture(till, protocol, name);
  await openTheDay(till, take);
  const sold = await sell(till, take);
  const refunded = await takeBack(till, take, sold.number);
  const more = await sellWithoutNetwork(till, take);
  await closeTheDay(till, take, FLOAT - POSTAGE + sold.total - refunded + more);
}

type Take = (name: string) => Promise<void>;

/** Playwright writes no WebP, which is a third of a PNG; the browser does. */
async function takePicture({ page }: TillScreen, protocol: CDPSession, name: string): Promise<void> {
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  const { data } = await protocol.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  const bytes = Buffer.from(data, "base64");
  if (bytes.length > MOST_BYTES) throw new Error(`${name}: ${bytes.length} bytes are more than a page should carry`);
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`${name}.webp ${bytes.length}`);
}

function pinOf(role: string): string {
  return instance.access.people.find((person) => person.role === role)?.pin ?? "";
}

async function openTheDay(till: TillScreen, take: Take): Promise<void> {
  const { page } = till;
  await till.open(line.url);
  await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "");
  await page.getByRole("radio", { name: "Colin Barleyfield" }).check({ timeout: 60_000 });
  await take("sign-in");
  await till.signIn("Colin Barleyfield", pinOf("cashier"));
  await openCash(till);
  await page.getByRole("heading", { name: "Begin the day" }).waitFor();
  await take("begin-day");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByText("is open since").waitFor();
  await page.getByRole("radio", { name: "Pay-out" }).check();
  await page.getByRole("radio", { name: "Postage" }).check();
  await page.getByLabel("Amount").fill("12.40");
  await page.keyboard.press("Enter");
  await page.getByText("£12.40 booked as").waitFor();
  await page.keyboard.press("Escape");
}

async function openCash({ page }: TillScreen): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cash in and out" }).click();
}

async function sell(till: TillScreen, take: Take): Promise<{ number: string; total: number }> {
  const { page } = till;
  await scan(till, HEART, "2.95");
  await typeTimes(till, 3);
  await scan(till, TEA_LIGHT, "Three T-light holders for two");
  await typeTimes(till, 3);
  await scan(till, MUG, MUG);
  await takeCustomer(till, take);
  await take("sale");
  await page.keyboard.press("F2");
  await page.getByRole("combobox").fill("heart");
  await page.getByRole("option").first().waitFor();
  await take("search");
  await page.keyboard.press("Escape");
  await changePrice(till, take);
  const total = penceIn(await page.getByTestId("total").textContent());
  await page.keyboard.press("F9");
  await page.getByLabel("Amount").waitFor();
  await take("payment");
  await page.keyboard.press("Escape");
  const number = await till.payCash("50");
  await take("done");
  await till.nextSale();
  return { number, total };
}

async function scan(till: TillScreen, code: string, shown: string): Promise<void> {
  await till.scan(code);
  await till.page.getByText(shown).first().waitFor();
}

async function typeTimes({ page }: TillScreen, count: number): Promise<void> {
  await page.keyboard.type(`${count}*`, { delay: 80 });
  await page.getByRole("button", { name: `${count} times the next article` }).waitFor();
}

async function takeCustomer({ page }: TillScreen, take: Take): Promise<void> {
  await page.keyboard.press("F3");
  await page.getByRole("combobox").fill("an");
  await page.getByRole("option").first().waitFor();
  await take("customer");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove the customer" }).waitFor();
}

/** Of the marked line, with the manager's PIN over the shoulder. */
async function changePrice({ page }: TillScreen, take: Take): Promise<void> {
  await page.keyboard.press("F4");
  await page.getByLabel("Price per").fill("1.00");
  await page.getByLabel("Note").fill("Chipped handle");
  await take("line");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Why?" }).waitFor();
  await page.keyboard.press("1");
  await page.getByLabel("Approved by").waitFor();
  await take("approval");
  await approve(page);
  await page.getByText("price typed").waitFor();
}

async function approve(page: TillScreen["page"]): Promise<void> {
  await page.getByLabel("PIN").fill(pinOf("storeManager"));
  await page.keyboard.press("Enter");
}

/** Of the receipt that was just made, one T-light holder. */
async function takeBack(till: TillScreen, take: Take, number: string): Promise<number> {
  const { page } = till;
  await till.scan(number);
  await page
    .getByRole("button", { name: /^One more of/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Take back for/ }).waitFor();
  await take("return");
  await page.getByRole("button", { name: /^Take back for/ }).click();
  await page.getByText("Scan what the customer takes instead").waitFor();
  const refund = penceIn(await page.getByTestId("total").textContent());
  await page.keyboard.press("F9");
  await page.keyboard.press("Enter");
  await page.getByText("Given back", { exact: true }).waitFor();
  await till.nextSale();
  return refund;
}

async function sellWithoutNetwork(till: TillScreen, take: Take): Promise<number> {
  const { page } = till;
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await take("keys");
  await page.keyboard.press("Escape");
  line.cut();
  await scan(till, HEART, "2.95");
  await till.payCash("2.95");
  await till.nextSale();
  await page.getByTestId("light").filter({ hasText: "offline" }).waitFor({ timeout: 60_000 });
  await page.keyboard.press("F8");
  await page.getByRole("button", { name: "Show as QR codes" }).waitFor();
  await take("light");
  await page.keyboard.press("Escape");
  line.mend();
  await page.getByTestId("light").filter({ hasText: "all sent" }).waitFor({ timeout: 120_000 });
  return 295;
}

/** The postage was paid twice, and the second slip forgotten. */
async function closeTheDay(till: TillScreen, take: Take, expected: number): Promise<void> {
  const { page } = till;
  await openCash(till);
  await page.getByRole("button", { name: "Close the day" }).click();
  let left = expected - POSTAGE;
  for (const value of NOTES_AND_COINS) {
    const pieces = Math.floor(left / value);
    left -= pieces * value;
    const label = `Pieces of £${(value / 100).toFixed(2)}`;
    if (pieces > 0) await page.getByLabel(label, { exact: true }).fill(String(pieces));
  }
  await page.getByRole("button", { name: "The count stands" }).click();
  await page.getByText("happened a second time").check();
  await take("compare");
  await page.getByRole("button", { name: "Close the day" }).click();
  await approve(page);
  await page.getByRole("heading", { name: /is closed/ }).waitFor();
  await take("closed");
}

function penceIn(money: string | null): number {
  return Number((money ?? "").replace(/\D/g, ""));
}
