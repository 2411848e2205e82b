import { createHash, createHmac } from "node:crypto";
import { type JournalEntry, type Receipt, signedText } from "@counterfoil/contracts";
import { Dexie, type Transaction } from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  appendTransaction,
  continueAfter,
  countPrint,
  countUnsent,
  exportUnsent,
  forgetOldHistory,
  forgetSetting,
  isStorageFull,
  listUnsent,
  type NewCustomerRow,
  nextWaiting,
  type ParkedRow,
  readMasterRows,
  readSetting,
  returnedHere,
  sendAgain,
  settleResults,
  summariseUnsent,
  TillDatabase,
  type TransactionDraft,
  UnfittingAnswer,
  writeSetting,
} from "./index.ts";
import { migrations } from "./migrations.ts";

let database: TillDatabase;
let made = 0;

beforeEach(() => {
  made += 1;
  database = new TillDatabase(`till-${made}`);
});
afterEach(() => database.delete());

const line = (quantity: number): Receipt["lines"][number] => ({
  lineId: "0001",
  articleId: "85123A",
  text: "WHITE HANGING HEART T-LIGHT HOLDER",
  quantity,
  unit: "PC",
  unitPrice: 255,
  regularAmount: quantity * 255,
  amount: quantity * 255,
  modifiers: [],
  tax: { code: "A1", rate: 20, base: 0, amount: 0 },
});

const sale = (occurredAt = "2026-11-21T10:00:00.000Z", quantity = 6): TransactionDraft => ({
  kind: "receipt",
  storeId: "1010",
  tillId: "1010-01",
  cashierId: "p1",
  cashierName: "Carla",
  occurredAt,
  businessDate: "2026-11-21",
  currency: "GBP",
  priceBook: 7,
  lines: [line(quantity)],
  payments: [{ paymentId: "1", method: "CASH", amount: quantity * 255 }],
  totals: { regular: 1530, discount: 0, total: 1530, net: 1275, tax: 255, byTaxCode: [] },
});

const accepted = (id: string) => ({ id, outcome: "accepted" as const, acceptedAt: "2026-11-21T10:01:00.000Z" });

describe("the ledger", () => {
  it("gives numbers without gaps and ids that sort by time", async () => {
    const rows = [];
    for (let count = 0; count < 3; count += 1) rows.push(await appendTransaction(database, sale()));
    expect(rows.map(({ number }) => number)).toEqual(["1010-01-000001", "1010-01-000002", "1010-01-000003"]);
    expect(rows.map(({ transaction }) => transaction.number)).toEqual(rows.map(({ number }) => number));
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
    for (const { id } of rows) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  });

  it("never gives a number twice, also to two that write at once through connections of their own", async () => {
    const other = new TillDatabase(database.name);
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, count) => appendTransaction(count % 2 ? other : database, sale())),
    );
    expect(all.map(({ running }) => running).toSorted((one, two) => one - two)).toEqual(
      Array.from({ length: 40 }, (_, count) => count + 1),
    );
    other.close();
  });

  it("says that the disk is full, and leaves no trace of the receipt", async () => {
    await writeSetting(database, "openSale", { basket: { lines: [], nextLine: 5 } });
    database.transactions.hook("creating", () => {
      throw new DOMException("no room", "QuotaExceededError");
    });
    const failure = await appendTransaction(database, sale()).catch((error) => error);
    expect([isStorageFull(failure), isStorageFull(new Error("no room")), isStorageFull("x")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await readSetting(database, "lastRunning"), await database.transactions.count()]).toEqual([undefined, 0]);
    expect(await readSetting(database, "openSale")).toBeDefined();
  });

  it("leaves neither row nor number nor an emptied basket when the write fails", async () => {
    await writeSetting(database, "openSale", { basket: { lines: [], nextLine: 5 } });
    await appendTransaction(database, { ...sale(), kind: "goodsMovement" } as unknown as TransactionDraft);
    const broken = { ...sale(), note: (() => "") as unknown as string };
    await expect(appendTransaction(database, broken)).rejects.toThrow();
    expect(await database.transactions.count()).toBe(1);
    expect(await readSetting(database, "lastRunning")).toBe(1);
    expect(await readSetting(database, "openSale")).toEqual({ basket: { lines: [], nextLine: 5 } });
    expect((await appendTransaction(database, sale())).running).toBe(2);
    expect(await readSetting(database, "openSale")).toBeUndefined();
  });

  it("goes on after the server's number when its memory was lost, and never back", async () => {
    await continueAfter(database, 122);
    expect((await appendTransaction(database, sale())).number).toBe("1010-01-000123");
    await continueAfter(database, 5);
    expect((await appendTransaction(database, sale())).number).toBe("1010-01-000124");
  });

  it("opens from the first shape on: migrations are numbered without gaps", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, position) => position + 1));
  });
});

describe("a till that comes from the version without promotions", () => {
  it("keeps its sales and sells on by what it has; the next round starts anew", async () => {
    const old = new Dexie(`old-${made}`);
    old.version(1).stores((migrations[0] as (typeof migrations)[number]).stores);
    const row = { id: "i", running: 7, number: "1010-01-000007", state: "waiting", transaction: {}, prints: 0 };
    await old.table("transactions").add(row);
    const paying = { priced: { at: "x", priceBook: 3, lines: [], problems: [], totals: {} }, payments: [] };
    await old.table("settings").bulkAdd([
      { key: "masterData", value: { cursor: "c", priceBook: 3, appliedAt: "x" } },
      { key: "openSale", value: { basket: { lines: [], nextLine: 1 }, paying } },
      { key: "lastRunning", value: 7 },
    ]);
    old.close();
    const opened = new TillDatabase(`old-${made}`);
    expect(await nextWaiting(opened, 10)).toEqual([row]);
    expect(await readSetting(opened, "masterData")).toEqual({ priceBook: 3, appliedAt: "x" });
    expect(await readSetting(opened, "lastRunning")).toBe(7);
    expect((await readSetting(opened, "openSale"))?.paying?.priced).toMatchObject({
      priceBook: 3,
      deal: { modifiers: [], points: 0 },
      coupons: [],
      discounts: [],
    });
    await opened.delete();
  });
});

describe("a till that comes from the version with a record for each article", () => {
  it("sells on by all that it has, and keeps its sales", async () => {
    const old = new Dexie(`old-${made}`);
    for (const { number, stores } of migrations.slice(0, 6)) old.version(number).stores(stores);
    const row = { id: "i", running: 7, number: "1010-01-000007", state: "waiting", transaction: {}, prints: 0 };
    await old.table("transactions").add(row);
    const articles = Array.from({ length: 4001 }, (_none, count) => ({ articleId: `A${10_000 + count}` }));
    await old.table("articles").bulkAdd(articles);
    await old.table("categoryNodes").bulkAdd([{ categoryId: "N1" }, { categoryId: "N2", parentId: "N1" }]);
    await old.table("settings").bulkAdd([
      { key: "masterData", value: { cursor: "c", priceBook: 3, appliedAt: "x" } },
      { key: "lastRunning", value: 7 },
    ]);
    old.close();
    const opened = new TillDatabase(`old-${made}`);
    const { rows, pages } = await readMasterRows(opened);
    expect([...rows.articles.values()]).toEqual(articles);
    expect([...rows.categoryNodes.keys()]).toEqual(["N1", "N2"]);
    expect([pages, rows.prices.size]).toEqual([3, 0]);
    expect(await nextWaiting(opened, 10)).toEqual([row]);
    expect(await readSetting(opened, "masterData")).toEqual({ cursor: "c", priceBook: 3, appliedAt: "x" });
    expect([...(opened.backendDB()?.objectStoreNames ?? [])]).not.toContain("articles");
    await opened.delete();
  });
});

describe("a version that cannot move the till's data", () => {
  it("has changed nothing: the version before opens them again, and so does it after a later version was there", async () => {
    const row = await appendTransaction(database, sale());
    const next = (move: (moving: Transaction) => Promise<unknown>) => {
      const later = new Dexie(database.name);
      for (const { number, stores } of migrations) later.version(number).stores(stores);
      later
        .version(migrations.length + 1)
        .stores({ receipts: "id" })
        .upgrade(move);
      return later;
    };
    database.close();
    const fails = async (moving: Transaction) => {
      await moving.table("transactions").clear();
      throw new Error("a row that nobody thought of");
    };
    await expect(next(fails).open()).rejects.toThrow("a row that nobody thought of");
    const again = new TillDatabase(database.name);
    expect(await nextWaiting(again, 10)).toEqual([row]);
    again.close();
    const later = next(async () => undefined);
    await later.open();
    later.close();
    database = new TillDatabase(database.name);
    expect(await nextWaiting(database, 10)).toEqual([row]);
  });
});

describe("what the server answered", () => {
  it("confirms only the very ids it names, and keeps what was refused with its reason", async () => {
    const [first, second, third] = [
      await appendTransaction(database, sale("2026-11-21T10:00:00.000Z")),
      await appendTransaction(database, sale("2026-11-21T10:05:00.000Z")),
      await appendTransaction(database, sale("2026-11-21T10:06:00.000Z")),
    ];
    const problem = { code: "article-unknown", detail: "Line 0001: article 85123A is not known.", where: "/lines/0" };
    const sent = await nextWaiting(database, 2);
    expect(sent.map(({ id }) => id)).toEqual([first.id, second.id]);
    await settleResults(database, sent, [accepted(first.id), { id: second.id, outcome: "rejected", problem }]);
    expect(await summariseUnsent(database)).toEqual({ waiting: 1, needsYou: 1, oldestAt: "2026-11-21T10:06:00.000Z" });
    expect((await database.transactions.get(second.id))?.problem).toEqual(problem);
    await sendAgain(database, second.id);
    await sendAgain(database, first.id);
    expect((await nextWaiting(database, 10)).map(({ id }) => id)).toEqual([second.id, third.id]);
  });

  it.each([
    ["fewer results than were sent", (ids: string[]) => [accepted(ids[0] as string)]],
    ["another order", (ids: string[]) => [accepted(ids[1] as string), accepted(ids[0] as string)]],
    ["a foreign id", (ids: string[]) => [accepted(ids[0] as string), accepted("another")]],
  ])("believes nothing of an answer with %s", async (_, answer) => {
    await appendTransaction(database, sale());
    await appendTransaction(database, sale());
    const sent = await nextWaiting(database, 10);
    const results = answer(sent.map(({ id }) => id));
    await expect(settleResults(database, sent, results)).rejects.toThrow(UnfittingAnswer);
    expect(await summariseUnsent(database)).toMatchObject({ waiting: 2, needsYou: 0 });
  });

  it("writes all that is unsent into the emergency file, with the reasons", async () => {
    const row = await appendTransaction(database, sale());
    const refused = await appendTransaction(database, sale());
    const problem = { code: "x", detail: "y" };
    await settleResults(database, [refused], [{ id: refused.id, outcome: "rejected", problem }]);
    await writeSetting(database, "deviceToken", "token");
    await database.newCustomers.add({ id: "ann", request: { id: "ann" }, state: "waiting" } as NewCustomerRow);
    const entry = { id: "e1", sequence: 1, kind: "locked" } as JournalEntry;
    await database.journal.add(entry);
    await database.parked.bulkAdd([
      { id: "1", state: "waiting", sale: { id: "1", name: "Waits" } },
      { id: "2", state: "lettingGo", sale: { id: "2", name: "Is at the server" } },
    ] as ParkedRow[]);
    const file = await exportUnsent(database, new Date("2026-11-21T12:00:00Z"));
    expect(file.transactions).toEqual([row.transaction, refused.transaction]);
    expect([file.customers, file.parked, file.journal]).toEqual([
      [{ id: "ann" }],
      [{ id: "1", name: "Waits" }],
      [entry],
    ]);
    expect(await countUnsent(database)).toEqual({ count: 4, journal: 1 });
    const again = JSON.parse(JSON.stringify(file, null, 2)) as typeof file;
    expect(again.digest).toBe(createHash("sha256").update(signedText(again)).digest("hex"));
    const key = createHash("sha256").update("token").digest();
    expect(again.signature).toBe(createHmac("sha256", key).update(signedText(again)).digest("hex"));
  });
});

describe("history", () => {
  it("drops confirmed transactions after eight weeks, and unsent ones never", async () => {
    const old = await appendTransaction(database, sale("2026-09-01T10:00:00.000Z"));
    const unsent = await appendTransaction(database, sale("2026-09-01T10:00:00.000Z"));
    const young = await appendTransaction(database, sale("2026-11-20T10:00:00.000Z"));
    await settleResults(database, [old, young], [accepted(old.id), accepted(young.id)]);
    // To make room; but the day of all three is not closed.
    expect(await forgetOldHistory(database, new Date("2026-11-21T00:00:00Z"), 1)).toBe(0);
    expect(await forgetOldHistory(database, new Date("2026-11-21T00:00:00Z"))).toBe(1);
    expect((await database.transactions.orderBy("running").toArray()).map(({ id }) => id)).toEqual([
      unsent.id,
      young.id,
    ]);
    expect((await listUnsent(database)).map(({ id }) => id)).toEqual([unsent.id]);
  });

  it("keeps fewer weeks where room is short, of closed days", async () => {
    const old = await appendTransaction(database, sale("2026-11-01T10:00:00.000Z"));
    await settleResults(database, [old], [accepted(old.id)]);
    await forgetSetting(database, "day");
    const unsent = await appendTransaction(database, sale("2026-11-02T10:00:00.000Z"));
    expect(await forgetOldHistory(database, new Date("2026-11-21T00:00:00Z"), 4)).toBe(0);
    expect(await forgetOldHistory(database, new Date("2026-11-21T00:00:00Z"), 1)).toBe(1);
    expect((await database.transactions.toArray()).map(({ id }) => id)).toEqual([unsent.id]);
  });

  it("knows a disk that is full by what the browser says", () => {
    const wrapped = new Error("AbortError", { cause: new Error("DataError Failed to write blobs (IOError)") });
    const closing = new Error("Connection is closing because of: IO error: 000003.log: FILE_ERROR_NO_SPACE");
    expect([wrapped, closing, new Error("Key already exists")].map(isStorageFull)).toEqual([true, true, false]);
  });

  it("adds up what came back of a receipt, all of it or what the server does not know", async () => {
    const back = (quantity: number) => {
      const draft = sale() as Extract<TransactionDraft, { kind: "receipt" }>;
      const returnOf = { receiptNumber: "1010-01-000001", lineId: "0001", points: quantity };
      const { tax, ...sold } = line(-quantity);
      return { ...draft, lines: [{ ...sold, tax: { ...tax, amount: -40 * quantity }, returnOf }] };
    };
    const first = await appendTransaction(database, back(2));
    const second = await appendTransaction(database, back(1));
    await settleResults(database, [first], [accepted(first.id)]);
    expect(await returnedHere(database, "1010-01-000001")).toEqual([
      { lineId: "0001", quantity: 3, amount: 765, tax: 120, points: 3, receiptNumbers: [first.number, second.number] },
    ]);
    expect(await returnedHere(database, "1010-01-000001", "unsent")).toEqual([
      { lineId: "0001", quantity: 1, amount: 255, tax: 40, points: 1, receiptNumbers: [second.number] },
    ]);
  });

  it("counts prints, so that the second says duplicate", async () => {
    const row = await appendTransaction(database, sale());
    expect([await countPrint(database, row.id), await countPrint(database, row.id)]).toEqual([1, 2]);
  });
});
