import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startInstance } from "../tools/instance/instance.ts";
import { expectAccessible, forgetBrowser, openBrowser, openPage, openRememberingBrowser } from "./support/browser.ts";
import { FioriScreen } from "./support/fiori-screen.ts";
import { layLine } from "./support/line.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// What can happen to a till's memory, its number and its line: nothing that was shown as sold is lost or given twice.
const instance = await startInstance();
afterAll(instance.stop);
const { server } = await enterDoors(instance);
const heart = "2908512300107";
const folder = mkdtempSync(join(tmpdir(), "counterfoil-till-"));
afterAll(() => forgetBrowser(folder));

async function openTill(): Promise<{
  till: TillScreen;
  browser: BrowserContext;
  line: Awaited<ReturnType<typeof layLine>>;
}> {
  const browser = await openRememberingBrowser(mkdtempSync(join(folder, "memory-")));
  const line = await layLine(instance.access.urls.till);
  afterAll(async () => {
    await browser.close();
    await line.close();
  });
  const till = new TillScreen(browser.pages()[0] ?? (await browser.newPage()));
  await till.open(line.url);
  return { till, browser, line };
}

async function pairAndSignIn(till: TillScreen): Promise<void> {
  const { pairingCode } = await server.post<{ pairingCode: string }>(
    "/api/organisation/tills/1010-01/pairing-code",
    {},
  );
  await till.pair(pairingCode);
  const cashier = instance.access.people.find(({ role }) => role === "cashier");
  await till.signIn("Colin Barleyfield", cashier?.pin ?? "");
}

async function sell(till: TillScreen): Promise<string> {
  await till.scan(heart);
  await till.expectTotal("£2.95");
  const number = await till.payCash("5");
  await till.nextSale();
  return number;
}

const originOf = (url: string) => new URL(url).origin;
let first: Awaited<ReturnType<typeof openTill>>;
beforeAll(async () => {
  first = await openTill();
  await pairAndSignIn(first.till);
});

describe("one till on one device", () => {
  test("the browser can install it as an app", async () => {
    const { page } = first.till;
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    const protocol = await page.context().newCDPSession(page);
    expect(await protocol.send("Page.getInstallabilityErrors")).toEqual({ installabilityErrors: [] });
  });

  test("a second tab waits for the first", async () => {
    const second = await first.browser.newPage();
    await second.goto(`${first.line.url}/`);
    await second.getByRole("heading", { name: "The till is open in another tab" }).waitFor();
    await second.close();
  });

  test("a rehearsal cuts the line, what is sold waits, and goes when it is over", async () => {
    const { till } = first;
    await till.page.keyboard.press("F8");
    await expectAccessible(till.page);
    await till.page.getByRole("button", { name: "Rehearse offline for a minute" }).click();
    await till.page.getByText(/^Offline rehearsal/).waitFor();
    await till.page.getByText(/^\d+ seconds$/).waitFor();
    await expectAccessible(till.page);
    expect(await sell(till)).toBe("1010-01-000001");
    await till.expectLight("amber", /1 waiting/);
    await till.page.getByRole("button", { name: "End now" }).click();
    await till.expectLight("green", /all sent/);
    const kinds = async () =>
      (await server.get<{ items: { kind: string }[] }>("/api/journal/entries?limit=20")).items.map(({ kind }) => kind);
    await expect.poll(kinds, { timeout: 15_000 }).toEqual(expect.arrayContaining(["offlineBegun", "offlineEnded"]));
  });
});

describe("two devices on one till number", () => {
  let second: Awaited<ReturnType<typeof openTill>>;
  test("the first locks itself and keeps what it has not sent, whatever number that has", async () => {
    first.line.cut();
    expect(await sell(first.till)).toBe("1010-01-000002");
    second = await openTill();
    await pairAndSignIn(second.till);
    expect(await sell(second.till)).toBe("1010-01-000002");
    first.line.mend();
    await first.till.page
      .getByRole("heading", { name: "Another device has this till now" })
      .waitFor({ timeout: 60_000 });
    await expectAccessible(first.till.page);
    await first.till.page.reload();
    await first.till.page.getByText("1 transaction that was sold here is not sent.").waitFor();
    await first.till.page.getByRole("button", { name: "Show as QR codes" }).click();
    await first.till.page.getByText("Code 1 of 1").waitFor();
    await expectAccessible(first.till.page);
    await first.till.page.keyboard.press("Escape");
  });

  test("its export is tried and brought in at the back office, under the next number", async () => {
    const download = first.till.page.waitForEvent("download");
    await first.till.page.getByRole("button", { name: "Export 1 unsent as file" }).click();
    const file = join(folder, "unsent.json");
    await (await download).saveAs(file);
    const browser = await openBrowser();
    afterAll(() => browser.close());
    const office = new FioriScreen(await openPage(browser), instance.access.urls.backoffice);
    await office.signIn(
      instance.access.people.find(({ role }) => role === "administrator"),
      "Receipts",
    );
    await office.open("UnsentTransaction-import");
    await office.page.locator('input[type="file"]').setInputFiles(file);
    await office.expectText("Tried: 1 can be brought in");
    await office.expectText("on paper 1010-01-000002, which another one has");
    await office.expectAccessible();
    await office.page.getByRole("button", { name: "Bring 1 in" }).click();
    await office.expectText("Done: 1 brought in");
    const { items } = await server.get<{ items: { number: string }[] }>("/api/sales/receipts?tillId=1010-01");
    expect(
      items
        .map(({ number }) => number)
        .sort()
        .slice(-2),
    ).toEqual(["1010-01-000002", "1010-01-000003"]);
  });

  test("a memory that the browser cleared is missed: the till says what went, and its numbers go on", async () => {
    const { till, line } = second;
    // The mark beside the memory follows it within a moment.
    const mark = async () => {
      const kept = await till.page.evaluate(`localStorage.getItem("counterfoil-till")`);
      const { lastRunning, unsent } = JSON.parse(String(kept));
      return { lastRunning, unsent };
    };
    expect(await sell(till)).toBe("1010-01-000004");
    await expect.poll(mark, { timeout: 30_000 }).toEqual({ lastRunning: 4, unsent: 0 });
    line.cut();
    expect(await sell(till)).toBe("1010-01-000005");
    await expect.poll(mark, { timeout: 30_000 }).toEqual({ lastRunning: 5, unsent: 1 });
    const protocol = await till.page.context().newCDPSession(till.page);
    await protocol.send("Storage.clearDataForOrigin", { origin: originOf(line.url), storageTypes: "indexeddb" });
    line.mend();
    await till.page.getByRole("heading", { name: "This browser has lost the till's memory" }).waitFor();
    await till.page.getByText("1 sale had not been sent and is gone with it.").waitFor();
    await expectAccessible(till.page);
    await pairAndSignIn(till);
    expect(await sell(till)).toBe("1010-01-000006");
  });
});
