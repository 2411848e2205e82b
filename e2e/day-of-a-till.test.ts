import type { ClosingSummary, ReceiptDetail, TillDay } from "@counterfoil/contracts";
import { afterAll, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { expectAccessible, openBrowser, openPage } from "./support/browser.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";
import { plugInPrinter } from "./support/usb-printer.ts";

// A till's day from the float to the Z report: closed without a network, posted to the ERP once, and closed for good.
const instance = await startInstance();
afterAll(instance.stop);
const { server } = await enterDoors(instance);
const browser = await openBrowser();
afterAll(() => browser.close());
const till = new TillScreen(await openPage(browser));
const { page } = till;
const printer = await plugInPrinter(page);
const pinOf = (user: string) => instance.access.people.find((each) => each.user === user)?.pin ?? "";
const heart = "2908512300107";

const closings = async () => (await server.get<{ items: ClosingSummary[] }>("/api/sales/closings")).items;
const standing = async () =>
  (await server.get<{ items: TillDay[] }>("/api/sales/till-days?storeId=1010")).items.find(
    ({ tillId }) => tillId === "1010-01",
  );
const button = (name: string) => page.getByRole("button", { name, exact: false });
const toCash = async () => {
  await button("Menu").click();
  await page.getByRole("dialog").getByRole("button", { name: "Cash" }).click();
};
const count = async (pieces: Record<string, number>) => {
  for (const [value, number] of Object.entries(pieces))
    await page.getByLabel(`Pieces of ${value}`, { exact: true }).fill(String(number));
};

/** What came out of the printer with all of these words on it. */
const printed = async (...words: string[]) =>
  (await printer.papers()).filter((paper) => words.every((word) => paper.includes(word))).length;
const choosePrinter = async () => {
  await button("Menu").click();
  await page.getByRole("dialog").getByRole("button", { name: "Printer" }).click();
  await button("Receipt printer by USB").click();
  await button("Print a test").click();
  await page.getByText("The printer took it.").waitFor();
  expect(await printed("Test, London 1010-01", "123456789012345678901234567890123456789012345678")).toBe(1);
  await page.keyboard.press("Escape");
};

test("a day begins with the float, and money goes out with a reason", async () => {
  await till.open(instance.access.urls.till);
  await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "");
  await till.signIn("Colin Barleyfield", pinOf("cashier"));
  await choosePrinter();
  await toCash();
  await button("Begin").click();
  await page.getByText("is open since").waitFor();
  await page.getByRole("radio", { name: "Pay-out" }).check();
  await page.getByRole("radio", { name: "Postage" }).check();
  await page.getByLabel("Amount").fill("12.40");
  await page.keyboard.press("Enter");
  await page.getByText("£12.40 booked as 1010-01-000002.").waitFor();
  await expect.poll(() => printed("Postage", "12.40", "1010-01-000002")).toBe(1);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
});

/** The second window, as the till opens it. */
const openDisplay = async () => {
  const opened = page.waitForEvent("popup");
  await button("Menu").click();
  await page.getByRole("dialog").getByRole("button", { name: "Customer display" }).click();
  const display = await opened;
  await display.getByText("Welcome").waitFor();
  return display;
};

test("the day is not closed over an open sale, nor while something is on its way", async () => {
  const display = await openDisplay();
  await till.scan(heart);
  await till.expectTotal("£2.95");
  await expect.poll(() => display.getByTestId("displayAmount").textContent()).toBe("£2.95");
  await expectAccessible(display);
  await toCash();
  await button("Close the day").click();
  await page.getByText("A sale is open.").waitFor();
  await button("Back to the sale").click();
  await till.payCash("10");
  await expect.poll(() => printed("Total", "2.95", "Change", "7.05", "1010-01-000003")).toBe(1);
  expect(await printed("(drawer)")).toBe(2);
  await display.getByText("Thank you").waitFor();
  expect(await display.getByTestId("displayAmount").textContent()).toBe("£7.05");
  await expectAccessible(display);
  await display.close();
  await till.nextSale();
  await till.expectLight("green", /sent/);
  await waitFor("the day at the server", async () => ((await standing())?.receipts === 1 ? true : undefined));
  expect(await standing()).toMatchObject({
    open: true,
    total: 295,
    ways: [{ method: "CASH", amount: 295 }],
    movements: [
      { type: "cashIn", amount: 10_000 },
      { type: "payOut", amount: -1240 },
    ],
  });
});

test("without a network it is counted blind, explained, signed for by somebody else, and closed", async () => {
  await page.context().setOffline(true);
  await till.scan(heart);
  await till.payCash("2.95");
  await till.nextSale();
  await till.expectLight("amber", /waiting/, 60_000);
  await toCash();
  await button("Close the day").click();
  await page.getByText("behind 1 transaction that waits").waitFor();
  // 100.00 - 12.40 + 5.90 = 93.50 should be there; 12.40 of it was paid out a second time.
  expect(await page.getByText("£93.50").count()).toBe(0);
  await count({ "£50.00": 1, "£20.00": 1, "£10.00": 1, "£1.00": 1, "£0.10": 1 });
  await expectAccessible(page);
  await button("The count stands").click();
  await page.getByText("£93.50").first().waitFor();
  await button("Close the day").click();
  await page.getByText("Say why it differs").waitFor();
  await page.getByText("£12.40 as in 1010-01-000002 happened a second time").click();
  await expectAccessible(page);
  await button("Close the day").click();
  await page.getByLabel("PIN").fill(pinOf("manager"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /is closed/ }).waitFor();
  await page.getByText("Z report no. 1").waitFor();
  await page.keyboard.press("p");
  await expect.poll(() => printed("Z report no. 1", "93.50", "81.10", "Signature", "1010-01-000005")).toBe(1);
  await expectAccessible(page);
  expect(await closings()).toEqual([]);
});

test("with a network again it is posted, once; what is sold then counts for the next day, which is not closed yet", async () => {
  await page.context().setOffline(false);
  await till.expectLight("green", /sent/, 90_000);
  const [closing] = await closings();
  expect(closing).toMatchObject({ number: "1010-01-000005", zNumber: 1, receipts: 2, total: 590, difference: -1240 });
  await waitFor("the closing's posting", async () => ((await closings())[0]?.posting === "posted" ? true : undefined));
  const detail = await server.get<ReceiptDetail>("/api/sales/receipts/1010-01-000005");
  expect(detail.flow.filter(({ document }) => document === "paymentDocument")).toHaveLength(1);
  expect(detail.transaction).toMatchObject({
    countedBy: "Colin Barleyfield",
    drawer: { opening: 0, toSafe: 0, left: 8110 },
    explanations: [{ kind: "slipMissing", amount: -1240, numbers: ["1010-01-000002"] }],
  });
  expect(await standing()).toMatchObject({ open: false, closing: { zNumber: 1, left: 8110 } });
  await page.keyboard.press("Escape");
  await page.getByText(/^Today is closed/).waitFor();
  await till.scan(heart);
  await till.payCash("2.95");
  await till.nextSale();
  await toCash();
  await button("Close the day").click();
  await page.getByText("and can be closed from that day on").waitFor();
  expect(await closings()).toHaveLength(1);
});
