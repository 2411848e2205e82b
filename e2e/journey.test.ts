import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { articleElement } from "../tools/demo/erp-elements.ts";
import { expectAccessible, forgetBrowser, openBrowser, openPage, openRememberingBrowser } from "./support/browser.ts";
import { FioriScreen } from "./support/fiori-screen.ts";
import { layLine } from "./support/line.ts";
import { type Doors, enterDoors, stockOf } from "./support/proof.ts";
import { startSuite } from "./support/started-suite.ts";
import { TillScreen } from "./support/till-screen.ts";

// One till through a day: paired at the first start, sells, learns a new price, goes offline, is restarted, and sends.
const suite = await startSuite();
afterAll(suite.stop);
const doors: Doors = await enterDoors(suite);
const memory = mkdtempSync(join(tmpdir(), "counterfoil-till-"));
afterAll(() => forgetBrowser(memory));
let browser: BrowserContext = await openRememberingBrowser(memory);
afterAll(() => browser.close());

const line = await layLine(suite.access.urls.till);
afterAll(line.close);

const heart = { articleId: "85123A", gtin: "2908512300107", name: "White hanging heart T-light holder" };
const cashier = {
  name: "Colin Barleyfield",
  pin: suite.access.people.find(({ user }) => user === "cashier")?.pin ?? "",
};
const administrator = suite.access.people.find(({ role }) => role === "administrator");
const code = suite.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "";

async function openTill(): Promise<TillScreen> {
  const till = new TillScreen(browser.pages()[0] ?? (await browser.newPage()));
  await till.open(line.url);
  return till;
}
let till = await openTill();

type Row = { number: string; total: number; posting: string };
async function receiptsOnServer(): Promise<Row[]> {
  const { items } = await doors.server.get<{ items: Row[] }>("/api/sales/receipts?tillId=1010-01&limit=50");
  return items
    .map(({ number, total, posting }) => ({ number, total, posting }))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
}

describe("from the first start to the first sale", () => {
  test("start says where everything is and who may enter", () => {
    const said = suite.output.join("\n");
    for (const words of [
      suite.access.urls.till,
      suite.access.urls.backoffice,
      suite.access.urls.erp,
      "administrator",
      "cashier",
    ])
      expect(said).toContain(words);
  });

  test("the till is paired with its code and loads everything", async () => {
    await expectAccessible(till.page);
    await till.pair(code);
    await till.page.getByRole("radio", { name: cashier.name }).waitFor({ timeout: 60_000 });
    await expectAccessible(till.page);
    await till.signIn(cashier.name, cashier.pin);
    await expectAccessible(till.page);
  });

  test("a scan, a note, the change: sold, sent, posted, and the ERP's stock is one lower", async () => {
    const before = await stockOf(doors.erp, heart.articleId, "1010");
    await till.scan(heart.gtin);
    await till.expectTotal("£2.95");
    await expectAccessible(till.page);
    const number = await till.payCash("5");
    expect(number).toBe("1010-01-000001");
    expect(await till.change()).toBe("£2.05");
    await expectAccessible(till.page);
    await till.nextSale();
    await till.expectLight("green", /all sent/);
    await waitFor("posting", async () => ((await receiptsOnServer())[0]?.posting === "posted" ? true : undefined));
    expect(await receiptsOnServer()).toEqual([{ number, total: 295, posting: "posted" }]);
    expect(await stockOf(doors.erp, heart.articleId, "1010")).toBe(before - 1);
  });

  test("the till's stock view shows it", async () => {
    const now = await stockOf(doors.erp, heart.articleId, "1010");
    await till.scan(heart.gtin);
    await till.page.getByRole("button", { name: "Stock" }).click();
    const row = till.page.getByRole("row", { name: /London/ });
    await expect.poll(() => row.textContent(), { timeout: 15_000 }).toContain(now.toLocaleString("en-GB"));
    await expectAccessible(till.page);
    await till.page.keyboard.press("Escape");
  });
});

describe("the back office shows the sale", () => {
  const administrator = suite.access.people.find(({ role }) => role === "administrator") as {
    user: string;
    password: string;
  };
  let office: FioriScreen;

  test("the launchpad, after signing in", async () => {
    const screens = await openBrowser();
    afterAll(() => screens.close());
    office = new FioriScreen(await openPage(screens), suite.access.urls.backoffice);
    await office.signIn(administrator, "Master Data Results");
    await office.expectAccessible();
  });

  test("the receipt with its line, its payment, and the way to the ERP's documents", async () => {
    await office.open("Receipt-search");
    await office.expectText(/1010-01-000001/);
    await office.expectAccessible();
    await office.open("Receipt-display?number=1010-01-000001");
    await office.expectText(/White hanging heart T-light holder/);
    await office.expectText(/2\.95/);
    await office.expectText(/Posted/i);
    await office.expectAccessible();
  });

  test("the message that brought it there, and the calls that brought the articles", async () => {
    await office.open("OutboundMessage-search");
    await office.expectText(/1010-01-000001/);
    await office.expectAccessible();
    await office.open("MasterDataCall-search");
    await office.expectText("Material");
    await office.expectText("CFERP");
    await office.expectAccessible();
    const { items } = await doors.server.get<{ items: { id: string }[] }>("/api/hub/inbound-documents?query=85123A");
    await office.open(`MasterDataCall-display?id=${items[0]?.id}`);
    await office.expectText("Created");
    await office.expectAccessible();
  });

  test("the stock as channels see it", async () => {
    await office.open(`Stock-display?articleId=${heart.articleId}`);
    await office.expectText((await stockOf(doors.erp, heart.articleId, "1010")).toLocaleString("en-GB"));
    await office.expectAccessible();
  });
});

describe("the ERP's own screens show it", () => {
  const pages: [string, string, string | RegExp][] = [
    ["the article with its price", `Article-display?articleId=${heart.articleId}`, heart.name],
    ["its stock", `Stock-search?articleId=${heart.articleId}`, heart.articleId],
    ["the posted receipt", "Receipt-search", "1010-01-000001"],
    ["the IDoc it came in", "IDoc-search", "WPUBON"],
    ["the replication run", "ReplicationRun-search", /Article/],
    ["a customer", "BusinessPartner-display?partnerId=17850", /Greywillow/],
    ["all customers", "BusinessPartner-search", /Customer|Partner/],
  ];
  let screen: FioriScreen;

  test("after signing in", async () => {
    const screens = await openBrowser();
    afterAll(() => screens.close());
    screen = new FioriScreen(await openPage(screens), suite.access.urls.erp);
    await screen.signIn(administrator, "Articles");
    await screen.expectAccessible();
  });

  test.each(pages)("%s", async (_name, intent, words) => {
    await screen.open(intent);
    await screen.expectText(words);
    await screen.expectAccessible();
  });
});

describe("an article changed in the ERP", () => {
  test("reaches the open till without a reload, price and text", async () => {
    await till.expectTotal("£2.95");
    const opened = await till.page.evaluate(() => performance.timeOrigin);
    const price = {
      articleId: heart.articleId,
      unit: "PC",
      currency: "GBP",
      amount: 325,
      validFrom: "2010-01-01",
      validTo: "9999-12-31",
    };
    await doors.erp.post("/api/master-data/prices", { overlap: "cut", prices: [price] });
    await till.expectTotal("£3.25");
    await till.payCash("3.25");
    await till.nextSale();
    const texts = { en: "White heart with a new name", de: "Weißes Herz mit neuem Namen" };
    await doors.erp.post("/api/master-data/articles", {
      articles: [articleElement({ ...heart, type: "goods", texts, nodeId: "1010" })],
    });
    const search = till.page.getByRole("textbox", { name: "Article number, barcode or words" });
    await expect
      .poll(
        async () => {
          await till.page.keyboard.press("Escape");
          await search.fill("heart new name");
          await search.press("Enter");
          return till.page.getByText(texts.en).count();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBeGreaterThan(0);
    await till.page.keyboard.press("Escape");
    expect(await till.page.evaluate(() => performance.timeOrigin)).toBe(opened);
    await till.expectLight("green", /all sent/);
  });
});

describe("the till is offline, even through a restart of its browser", () => {
  test("it goes on selling, says what is unsent, and sends once when the network is back", async () => {
    line.cut();
    await till.scan(heart.gtin);
    await till.expectTotal("£3.25");
    const first = await till.payCash("5");
    await till.expectLight("amber", /offline.*1 waiting/);
    await expectAccessible(till.page);
    await browser.close();
    browser = await openRememberingBrowser(memory);
    till = await openTill();
    await till.signIn(cashier.name, cashier.pin);
    await till.expectLight("amber", /offline.*1 waiting/);
    await till.scan(heart.gtin);
    await till.expectTotal("£3.25");
    const second = await till.payCash("3.25");
    await till.nextSale();
    await till.expectLight("amber", /2 waiting/);
    expect(await receiptsOnServer()).toHaveLength(2);
    line.mend();
    await till.expectLight("green", /all sent/, 60_000);
    await waitFor("posting", async () =>
      (await receiptsOnServer()).every(({ posting }) => posting === "posted") ? true : undefined,
    );
    expect((await receiptsOnServer()).map(({ number }) => number)).toEqual([
      "1010-01-000001",
      "1010-01-000002",
      first,
      second,
    ]);
    expect([first, second]).toEqual(["1010-01-000003", "1010-01-000004"]);
  });
});
