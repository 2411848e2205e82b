import type { HubSummary, InboundDocument, Receipt } from "@counterfoil/contracts";
import { afterAll, describe, expect, test, vi } from "vitest";
import { sendElements } from "../tools/demo/bulk.ts";
import { putDestination } from "../tools/demo/communication.ts";
import { waitFor } from "../tools/demo/door.ts";
import { articleElement } from "../tools/demo/erp-elements.ts";
import { putModel, sendAll, waitUntilApplied } from "../tools/demo/replicate.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";
import { gtinOf } from "../tools/retail-data/gtins.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { FioriScreen } from "./support/fiori-screen.ts";
import { intercept } from "./support/interceptor.ts";
import { enterDoors, expectPostedOnce, outbound, type Sold, stockOf, waitUntilAllPosted } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// Programs are killed and started again and again: a machine that is busy with other things takes minutes for it.
vi.setConfig({ testTimeout: 400_000 });
const instance = await startInstance();
afterAll(instance.stop);
const doors = await enterDoors(instance);
const lantern = { articleId: "71053", unitPrice: 339, gtin: gtinOf("71053") };
const sold = new Map<string, Sold[]>();
const browser = await openBrowser();
afterAll(() => browser.close());
const office = new FioriScreen(await openPage(browser), instance.access.urls.backoffice);
await office.signIn(
  instance.access.people.find(({ role }) => role === "administrator"),
  "Master Data Results",
);

async function pairTill(tillId: string): Promise<SimulatedTill> {
  sold.set(tillId, sold.get(tillId) ?? []);
  return SimulatedTill.pair(doors.server, tillId);
}

function sellSome(till: SimulatedTill, count: number): Receipt[] {
  const receipts = Array.from({ length: count }, (_none, index) =>
    till.sell([{ articleId: lantern.articleId, unitPrice: lantern.unitPrice, quantity: 1 + (index % 3) }], 1),
  );
  sold.get(till.configuration.tillId)?.push(...receipts);
  return receipts;
}

const pieces = (receipts: Receipt[]) =>
  receipts.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0);

/** Every receipt of the till so far, once on the server and once in the ERP, and the stock lower by just these pieces. */
async function expectNothingLostNothingTwice(
  till: SimulatedTill,
  stockBefore: number,
  receipts: Receipt[],
): Promise<void> {
  const { tillId, store } = till.configuration;
  await waitUntilAllPosted(doors.server);
  await expectPostedOnce(doors, tillId, sold.get(tillId) ?? []);
  expect(await stockOf(doors.erp, lantern.articleId, store.storeId)).toBe(stockBefore - pieces(receipts));
}

describe("the ERP is down while tills sell", () => {
  test("the server takes every receipt, says that the ERP does not answer, and posts each once when it is back", async () => {
    const till = await pairTill("1010-01");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1010");
    await instance.erp.kill();
    const receipts = sellSome(till, 12);
    const results = await till.send(instance.server.url, receipts);
    expect(results.map((result) => [result.outcome, result.repeated ?? false])).toEqual(
      receipts.map(() => ["accepted", false]),
    );
    const summary = await waitFor("the hub notices", async () => {
      const now = await doors.server.get<HubSummary>("/api/hub/summary");
      return now.erp.reachable ? undefined : now;
    });
    expect(summary.outbound.waiting + summary.outbound.failed).toBe(12);
    expect(summary.erp.reason).toBeTruthy();
    await office.open("CommunicationSystem-search");
    await office.expectText("Not reachable");
    await office.open("OutboundMessage-search");
    await office.expectText("The ERP cannot be reached.");
    await office.expectAccessible();
    await instance.erp.start();
    await expectNothingLostNothingTwice(till, stockBefore, receipts);
  });
});

describe("the server is killed between accepting and answering", () => {
  test("the till sends again and gets the first answer; nothing is there twice", async () => {
    const till = await pairTill("1010-02");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1010");
    const line = await intercept(instance.server.url, async ({ method }) => {
      if (method !== "POST") return "pass";
      await instance.server.kill();
      return "break";
    });
    const receipts = sellSome(till, 5);
    await expect(till.send(line.url, receipts)).rejects.toThrow("does not answer");
    expect(instance.server.isUp).toBe(false);
    await line.close();
    await instance.server.start();
    const results = await till.send(instance.server.url, receipts);
    expect(results.map((result) => [result.outcome, result.repeated])).toEqual(receipts.map(() => ["accepted", true]));
    await expectNothingLostNothingTwice(till, stockBefore, receipts);
  });
});

describe("the server is killed between accepting and answering a till with a screen", () => {
  test("the light says what waits, and goes green when the server is back; the receipt is there once", async () => {
    const tillId = "1020-01";
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1020");
    const line = await intercept(instance.server.url, async ({ method, path }) => {
      if (method !== "POST" || path !== "/api/sales/transactions" || !instance.server.isUp) return "pass";
      await instance.server.kill();
      return "break";
    });
    const screen = new TillScreen(await openPage(browser));
    await screen.open(`${line.url}/till`);
    await screen.pair(instance.access.tills.find((till) => till.tillId === tillId)?.pairingCode ?? "");
    const cashier = instance.access.people.find(({ user }) => user === "cashier");
    await screen.signIn("Colin Barleyfield", cashier?.pin ?? "");
    await screen.scan(lantern.gtin);
    await screen.expectTotal("£3.39");
    const number = await screen.payCash("10");
    await instance.server.ended();
    await screen.expectLight("amber", /1 waiting/);
    line.watch(() => "pass");
    await instance.server.start();
    await screen.expectLight("green", /all sent/, 60_000);
    await waitUntilAllPosted(doors.server);
    await expectPostedOnce(doors, tillId, [{ number, totals: { total: 339 }, businessDate: today() }]);
    expect(await stockOf(doors.erp, lantern.articleId, "1020")).toBe(stockBefore - 1);
    sold.set(tillId, [{ number, totals: { total: 339 }, businessDate: today() }]);
    await screen.page.close();
    await line.close();
  });
});

const today = () => new Date().toISOString().slice(0, 10);

describe("the ERP is killed when it has taken a document and not answered yet", () => {
  test("the hub sends the same document again; the ERP posts each receipt once", async () => {
    const till = await pairTill("1020-01");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1020");
    let killed = 0;
    const line = await intercept(instance.erp.url, async ({ path }) => {
      if (killed > 0 || !path.startsWith("/sap/bc/idoc_xml")) return "pass";
      killed += 1;
      await instance.erp.kill();
      return "break";
    });
    await pointServerAt(line.url);
    const receipts = sellSome(till, 8);
    await till.send(instance.server.url, receipts);
    await instance.erp.ended();
    await waitFor("the kill", async () => (killed === 1 && !instance.erp.isUp ? true : undefined));
    expect((await outbound(doors.server)).postedToday).toBeLessThan(12 + 5 + 8);
    await instance.erp.start();
    await expectNothingLostNothingTwice(till, stockBefore, receipts);
    await pointServerAt(instance.erp.url);
    await line.close();
  });
});

const pointServerAt = (erpUrl: string) => putDestination(doors.server, { ...instance.access.erp, erpUrl });

describe("the ERP is killed after it has posted, when the hub asks what became of it", () => {
  test("the hub asks again; nothing is sent or posted a second time", async () => {
    const till = await pairTill("1020-01");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1020");
    const idocsBefore = await idocs();
    let killed = 0;
    const line = await intercept(instance.erp.url, async ({ path }) => {
      if (killed > 0 || !path.includes("ReceiptStatusSet")) return "pass";
      killed += 1;
      await instance.erp.kill();
      return "break";
    });
    await pointServerAt(line.url);
    const receipts = sellSome(till, 6);
    await till.send(instance.server.url, receipts);
    await waitFor("the kill", async () => (killed === 1 && !instance.erp.isUp ? true : undefined));
    await instance.erp.start();
    await expectNothingLostNothingTwice(till, stockBefore, receipts);
    expect(await idocs()).toBe(idocsBefore + 1);
    await pointServerAt(instance.erp.url);
    await line.close();
  });
});

async function idocs(): Promise<number> {
  return (await doors.erp.get<{ idocsToday: number }>("/api/documents/summary")).idocsToday;
}

describe("the server is killed while it applies master data", () => {
  test("after the restart every object is there, applied once", async () => {
    await putModel(doors.erp, { active: false });
    const articles = Array.from({ length: 3000 }, (_none, index) => killArticle(index));
    await sendElements(doors.erp, "articles", "articles", articles);
    await putModel(doors.erp, { active: true });
    const sending = sendAll(doors.erp, "article");
    await waitFor("the first ones", () => known(killArticle(0).articleId));
    await instance.server.kill();
    await instance.server.start();
    await sending;
    for (const index of [0, 999, 1000, 1999, 2999])
      await waitFor(`article ${index}`, () => known(killArticle(index).articleId));
    await waitUntilApplied(doors.server);
    const { items } = await doors.server.get<{ items: InboundDocument[] }>(
      "/api/hub/inbound-documents?objectType=article&limit=100",
    );
    const created = items.reduce((sum, document) => sum + document.counts.created, 0);
    // Those of the real data, those of the counter, and these.
    expect(created).toBe(2762 + 11 + 3000);
    expect(items.filter(({ state }) => !["applied", "duplicate"].includes(state))).toEqual([]);
  });
});

function killArticle(index: number) {
  const texts = { en: `Article in a crash ${index}`, de: `Artikel im Absturz ${index}` };
  return articleElement({ articleId: `KILL-${String(index).padStart(4, "0")}`, type: "goods", texts, nodeId: "8010" });
}

async function known(articleId: string): Promise<true | undefined> {
  try {
    await doors.server.get(`/api/catalog/articles/${articleId}`);
    return true;
  } catch {
    return undefined;
  }
}

describe("two servers on one database", () => {
  test("the same receipts sent to both at once are taken once, and posted once", async () => {
    const till = await pairTill("1010-01");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1010");
    const second = await instance.secondServer();
    const receipts = sellSome(till, 40);
    const answers = await Promise.all([
      till.send(instance.server.url, receipts),
      till.send(second.url, receipts),
      till.send(second.url, receipts.toReversed()),
    ]);
    const repeated = answers.flat().filter((result) => result.repeated);
    expect(answers.flat().every((result) => result.outcome === "accepted")).toBe(true);
    expect(repeated.length).toBe(80);
    await expectNothingLostNothingTwice(till, stockBefore, receipts);
    await second.kill("SIGTERM");
  });
});

describe("kill -9 at moments nobody has chosen", () => {
  test("a till that goes on sending until it has an answer loses nothing and doubles nothing", async () => {
    const till = await pairTill("1010-02");
    const stockBefore = await stockOf(doors.erp, lantern.articleId, "1010");
    const all: Receipt[] = [];
    for (const [round, victim] of [instance.server, instance.erp, instance.server, instance.erp].entries()) {
      const receipts = sellSome(till, 20);
      all.push(...receipts);
      // 3, 10, 17, 24 ms after sending has begun: before, while and after the server writes.
      const killing = new Promise<void>((done) => setTimeout(() => void victim.kill().then(done), 3 + round * 7));
      await till.send(instance.server.url, receipts).catch(() => undefined);
      await killing;
      await victim.start();
      const results = await till.send(instance.server.url, receipts);
      expect(results.map((result) => result.outcome)).toEqual(receipts.map(() => "accepted"));
    }
    await expectNothingLostNothingTwice(till, stockBefore, all);
  });
});
