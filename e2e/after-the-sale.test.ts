import type { ReceiptDetail } from "@counterfoil/contracts";
import { afterAll, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { expectAccessible, openBrowser } from "./support/browser.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// A sale that waits and goes on at the next till, one that was a mistake, goods that are swapped, and goods whose receipt is gone.
const instance = await startInstance();
afterAll(instance.stop);
const { server } = await enterDoors(instance);
const person = (role: string) => instance.access.people.find((each) => each.role === role);
const detailOf = (number: string) => server.get<ReceiptDetail>(`/api/sales/receipts/${number}`);
const HEART = "85123A";

async function openTill(tillId: string): Promise<TillScreen> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const till = new TillScreen(page);
  await till.open(instance.access.urls.till);
  await till.pair(instance.access.tills.find((each) => each.tillId === tillId)?.pairingCode ?? "");
  await till.signIn("Colin Barleyfield", person("cashier")?.pin ?? "");
  return till;
}
const first = await openTill("1010-01");
const second = await openTill("1010-02");

/** The first reason, and the manager's PIN over the shoulder. */
async function allow({ page }: TillScreen): Promise<void> {
  await page.getByRole("group", { name: "Why?" }).waitFor();
  await page.keyboard.press("1");
  await page.getByLabel("PIN").fill(person("storeManager")?.pin ?? "");
  await page.keyboard.press("Enter");
}

test("a sale that was parked goes on at another till of the store, once", async () => {
  await first.scan(HEART);
  await first.scan("71053");
  await first.expectTotal("£6.34");
  await first.page.keyboard.press(";");
  await first.page.getByLabel("Name of this sale").fill("Blue coat");
  await first.page.keyboard.press("Enter");
  await first.expectTotal("£0.00");
  const listed = second.page.getByRole("button", { name: /^Blue coat/ });
  await waitFor("the parked sale at the other till", async () => {
    await second.page.keyboard.press(";");
    await second.page.getByText("Looking what is parked").waitFor({ state: "detached" });
    if (await listed.isEnabled({ timeout: 500 }).catch(() => false)) return true;
    await second.page.keyboard.press("Escape");
    return undefined;
  });
  await expectAccessible(second.page);
  await second.page.keyboard.press("1");
  await second.expectTotal("£6.34");
  await first.page.keyboard.press(";");
  await first.page.getByText("Nothing is parked in this store.").waitFor();
  await first.page.keyboard.press("Escape");
});

test("a receipt that was a mistake is cancelled by another one, and both reach the ERP", async () => {
  const { page } = second;
  const number = await second.payCash("10");
  await second.nextSale();
  await page.keyboard.press("/");
  await page.getByRole("button", { name: "Recent receipts" }).click();
  await page.getByRole("button", { name: "Cancel the receipt" }).waitFor();
  await page.keyboard.press("Delete");
  await allow(second);
  await page.getByText(`Cancels receipt ${number}`).waitFor();
  expect(await second.change()).toBe("£6.34");
  await expectAccessible(page);
  await second.nextSale();
  const counter = await waitFor("the counter-receipt at the server", async () => (await detailOf(number)).cancelledBy);
  for (const each of [number, counter])
    await waitFor(`${each} posted in the ERP`, async () => (await detailOf(each)).posting === "posted" || undefined);
  expect((await detailOf(counter)).deviations).toEqual([]);
  await page.keyboard.press("/");
  await page.getByRole("button", { name: "Recent receipts" }).click();
  await page.getByText(`Cancelled by ${counter}`).waitFor();
  await page.keyboard.press("Escape");
});

test("goods are swapped on one receipt, and come back without one by right, for what they were sold for last", async () => {
  const { page } = first;
  await first.scan(HEART);
  const sold = await first.payCash("10");
  await first.nextSale();
  await first.scan(sold);
  await page.getByRole("button", { name: "All of it" }).click();
  await page.getByRole("button", { name: "Take back for £2.95" }).click();
  await page.getByText("Scan what the customer takes instead").waitFor();
  await first.scan("71053");
  await first.expectTotal("£0.44");
  const swapped = await first.payCash("0.44");
  await first.nextSale();
  await page.keyboard.press("/");
  await page.getByRole("button", { name: "Return goods" }).click();
  await page.keyboard.press("F2");
  await page.getByRole("combobox").fill("71053");
  await page.getByRole("option", { name: /71053/ }).first().click();
  await page.getByText("Last sold here for £3.39").waitFor();
  await page.getByLabel("Refund for one").fill("9");
  await page.keyboard.press("Enter");
  await page.getByText("£3.39 at most.").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Refund for one").fill("3");
  await page.keyboard.press("Enter");
  await allow(first);
  await first.expectTotal("£3.00");
  await page.keyboard.press("F9");
  await page.keyboard.press("Enter");
  const title = await page.getByRole("heading", { name: /^Receipt / }).textContent();
  const without = (title ?? "").replace("Receipt ", "");
  for (const number of [swapped, without])
    await waitFor(`${number} posted in the ERP`, async () => {
      const detail = await detailOf(number).catch(() => undefined);
      if (detail?.posting !== "posted") return undefined;
      expect(detail.deviations).toEqual([]);
      return true;
    });
  expect((await detailOf(without)).transaction).toMatchObject({
    lines: [{ quantity: -1, amount: -300, withoutReceipt: { approvedBy: expect.any(String) } }],
  });
});
