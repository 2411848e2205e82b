import type { MasterDataPage, PairingAnswer } from "@counterfoil/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  appendTransaction,
  listUnsent,
  type MasterRows,
  readMasterRows,
  readSetting,
  summariseUnsent,
  TillDatabase,
} from "../ledger/index.ts";
import { backoffMs } from "./backoff.ts";
import { createEventParser, type ServerSentEvent } from "./event-stream.ts";
import { runMasterDataRound } from "./master-data-round.ts";
import { keepPairing, OtherTillUnsent, unpairTill } from "./pair-till.ts";
import { sendTransactions } from "./send-transactions.ts";
import { type Call, type Server, ServerRefusal, ServerUnreachable } from "./server.ts";

let database: TillDatabase;
let made = 0;
beforeEach(() => {
  made += 1;
  database = new TillDatabase(`sync-${made}`);
});
afterEach(() => database.delete());

/** The network's other end: what it answers to each call is written in the test. */
const serverThat = (answer: (call: Call) => unknown): Server => ({
  call: async <Answer>(call: Call) => (await answer(call)) as Answer,
  open: () => Promise.reject(new Error("not in this test")),
});

type Sent = { transactions: { id: string; number: string }[] };
const idsOf = (call: Call) => (call.body as Sent).transactions.map(({ id }) => id);
const acceptAll = (call: Call) => ({ results: idsOf(call).map((id) => ({ id, outcome: "accepted" })) });

const payIn = () =>
  appendTransaction(database, {
    kind: "cashMovement",
    storeId: "1010",
    tillId: "1010-01",
    cashierId: "p1",
    cashierName: "Carla",
    occurredAt: "2026-11-21T10:00:00.000Z",
    businessDate: "2026-11-21",
    currency: "GBP",
    type: "cashIn",
    amount: 5000,
    method: "CASH",
    reasonCode: "FLOAT",
    text: "Opening float",
  });

describe("sending", () => {
  it("sends in order, 50 at a time, until nothing waits", async () => {
    for (let count = 0; count < 120; count += 1) await payIn();
    const batches: string[][] = [];
    const server = serverThat((call) => {
      batches.push((call.body as Sent).transactions.map(({ number }) => number));
      return acceptAll(call);
    });
    expect(await sendTransactions(database, server, "t")).toBe(120);
    expect(batches.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(batches.flat()).toEqual(batches.flat().toSorted());
    expect(await summariseUnsent(database)).toEqual({ waiting: 0, needsYou: 0 });
  });

  it("sends the same ids again after an answer that was lost", async () => {
    const row = await payIn();
    const seen: string[] = [];
    const lost = serverThat((call) => {
      seen.push(...idsOf(call));
      throw new ServerUnreachable("connection reset");
    });
    await expect(sendTransactions(database, lost, "t")).rejects.toThrow(ServerUnreachable);
    const back = serverThat((call) => {
      seen.push(...idsOf(call));
      return acceptAll(call);
    });
    await sendTransactions(database, back, "t");
    expect(seen).toEqual([row.id, row.id]);
  });

  it.each([401, 403, 429, 500, 503])("keeps everything waiting on HTTP %i", async (status) => {
    await payIn();
    await payIn();
    const server = serverThat(() => {
      throw new ServerRefusal(status, { code: "x" });
    });
    await expect(sendTransactions(database, server, "t")).rejects.toThrow(ServerRefusal);
    expect(await summariseUnsent(database)).toMatchObject({ waiting: 2, needsYou: 0 });
  });

  it("halves a refused request until the one that the server cannot take stands aside", async () => {
    const rows = [await payIn(), await payIn(), await payIn(), await payIn(), await payIn()];
    const bad = rows[3]?.id ?? "";
    const server = serverThat((call) => {
      if (idsOf(call).includes(bad)) throw new ServerRefusal(400, { code: "body-invalid", detail: "bad", where: "/x" });
      return acceptAll(call);
    });
    expect(await sendTransactions(database, server, "t")).toBe(4);
    const unsent = await listUnsent(database);
    expect(unsent.map(({ id, state, problem }) => [id, state, problem])).toEqual([
      [bad, "needsYou", { code: "body-invalid", detail: "bad", where: "/x" }],
    ]);
  });
});

const page = (cursor: string, more: boolean, articleIds: string[], priceBook?: number): MasterDataPage => ({
  cursor,
  more,
  articles: articleIds.map((articleId) => ({
    articleId,
    type: "goods",
    texts: {},
    baseUnit: "PC",
    units: [],
    taxCode: "A1",
  })),
  categories: [],
  customers: [],
  prices: { upserts: [], removals: [] },
  taxes: [],
  serverTime: "2026-11-21T10:00:00.000Z",
  ...(priceBook === undefined ? {} : { priceBook }),
});

const rowsOf = async <Table extends keyof MasterRows>(table: Table) => (await readMasterRows(database)).rows[table];

describe("a round of master data", () => {
  it("is applied whole or not at all, and only its last page names the book", async () => {
    const pages = [page("1", true, ["A"]), page("2", true, ["B"])];
    const broken = serverThat(() => pages.shift() ?? Promise.reject(new ServerUnreachable("cut")));
    await expect(runMasterDataRound(database, broken, "t", () => {})).rejects.toThrow("cut");
    expect(await database.masterPages.count()).toBe(0);
    expect(await readSetting(database, "masterData")).toBeUndefined();

    const asked: string[] = [];
    const whole = [page("1", true, ["A"]), page("2", false, ["B"], 12)];
    const server = serverThat((call) => {
      asked.push(call.path);
      return whole.shift();
    });
    expect(await runMasterDataRound(database, server, "t", () => {})).toMatchObject({ changed: true, priceBook: 12 });
    expect(asked).toEqual(["/api/tills/master-data", "/api/tills/master-data?cursor=1"]);
    expect([...(await rowsOf("articles")).keys()]).toEqual(["A", "B"]);
    expect(await readSetting(database, "masterData")).toMatchObject({ cursor: "2", priceBook: 12 });
  });

  it("brings promotions, groups, coupons and policies with the prices, and takes away what a later book has not", async () => {
    const promotion = (promotionId: string) => ({ promotionId, rules: [] });
    const run = (more: Partial<MasterDataPage>, cursor: string, book: number) => {
      const server = serverThat(() => ({ ...page(cursor, false, [], book), ...more }));
      return runMasterDataRound(database, server, "t", () => {});
    };
    const coupon = { couponId: "C", kind: "single", name: "C", code: "C1", offline: "accept" } as const;
    await run(
      {
        promotions: { upserts: [promotion("P1"), promotion("P2")], removals: [] },
        groups: { upserts: [{ groupId: "G", articleIds: ["A"] }], removals: [] },
        categoryNodes: { upserts: [{ categoryId: "N1" }, { categoryId: "N2", parentId: "N1" }], removals: [] },
        coupons: [coupon],
        policies: { returns: "reprice" },
      },
      "1",
      4,
    );
    expect(await readSetting(database, "masterData")).toMatchObject({ priceBook: 4, policies: { returns: "reprice" } });
    const changes = {
      promotions: { upserts: [promotion("P3")], removals: ["P1"] },
      groups: { upserts: [{ groupId: "G", articleIds: ["A", "B"] }], removals: [] },
      categoryNodes: { upserts: [], removals: ["N2"] },
      coupons: [{ ...coupon, withdrawn: true }],
    };
    expect(await run(changes, "2", 5)).toMatchObject({ changed: true, priceBook: 5 });
    expect([...(await rowsOf("promotions")).keys()]).toEqual(["P2", "P3"]);
    expect([...(await rowsOf("groups")).values()]).toEqual(changes.groups.upserts);
    expect([...(await rowsOf("categoryNodes")).values()]).toEqual([{ categoryId: "N1" }]);
    expect([...(await rowsOf("coupons")).values()]).toEqual(changes.coupons);
    // Policies that did not come are the ones that were there.
    expect(await readSetting(database, "masterData")).toMatchObject({ priceBook: 5, policies: { returns: "reprice" } });
  });

  it("says that nothing changed when nothing came, and takes prices away that a later book has not", async () => {
    const price = {
      priceId: "p",
      articleId: "A",
      unit: "PC",
      validFrom: "2010-01-01",
      validTo: "9999-12-31",
      amount: 1,
    };
    const first = { ...page("1", false, ["A"], 3), prices: { upserts: [price], removals: [] } };
    await runMasterDataRound(
      database,
      serverThat(() => first),
      "t",
      () => {},
    );
    const idle = await runMasterDataRound(
      database,
      serverThat(() => page("2", false, [], 3)),
      "t",
      () => {},
    );
    expect(idle).toMatchObject({ changed: false, priceBook: 3 });
    const removal = { ...page("3", false, [], 4), prices: { upserts: [], removals: ["p"] } };
    const after = await runMasterDataRound(
      database,
      serverThat(() => removal),
      "t",
      () => {},
    );
    expect(after).toMatchObject({ changed: true, priceBook: 4 });
    expect((await rowsOf("prices")).size).toBe(0);
  });
});

const answerFor = (tillId: string, lastRunningNumber = 0): PairingAnswer => ({
  deviceToken: `token of ${tillId}`,
  configuration: {
    tillId,
    tillNumber: tillId.slice(-2),
    store: { storeId: "1010", name: "London", addressLines: [], timeZone: "Europe/London", language: "en" },
    company: { name: "Counterfoil Gifts Ltd" },
    currency: "GBP",
    paymentMethods: [],
    people: [],
    lastRunningNumber,
    serverTime: "2026-11-21T10:00:00.000Z",
  },
});

describe("pairing", () => {
  it("keeps unsent sales and numbers when the same till is paired again", async () => {
    await keepPairing(database, answerFor("1010-01"));
    await payIn();
    await keepPairing(database, { ...answerFor("1010-01"), deviceToken: "new" });
    expect(await summariseUnsent(database)).toMatchObject({ waiting: 1 });
    expect((await payIn()).number).toBe("1010-01-000002");
    expect(await readSetting(database, "deviceToken")).toBe("new");
  });

  it("refuses to become another till while sales of the first are unsent", async () => {
    await keepPairing(database, answerFor("1010-01"));
    await payIn();
    await expect(keepPairing(database, answerFor("1010-02", 40))).rejects.toThrow(OtherTillUnsent);
    expect(await readSetting(database, "deviceToken")).toBe("token of 1010-01");
    expect(await readSetting(database, "lastRunning")).toBe(1);
  });

  it("starts anew as another till, after that till's last number, when all is sent", async () => {
    await keepPairing(database, answerFor("1010-01", 7));
    await payIn();
    await sendTransactions(database, serverThat(acceptAll), "t");
    await keepPairing(database, answerFor("1010-02", 40));
    expect([await database.transactions.count(), await readSetting(database, "lastRunning")]).toEqual([0, 40]);
  });

  it("goes on after the number that the mark beside a lost memory remembers, and says what was lost", async () => {
    const mark = { tillId: "1010-01", lastRunning: 58, unsent: 3 };
    expect(await keepPairing(database, answerFor("1010-01", 55), mark)).toEqual({ lost: mark });
    expect((await payIn()).number).toBe("1010-01-000059");
  });

  it("takes a mark of another till for nothing, and tells of the device that had the till", async () => {
    const before = { deviceName: "Firefox/140", unsent: 2 };
    const mark = { tillId: "1010-02", lastRunning: 58, unsent: 3 };
    expect(await keepPairing(database, { ...answerFor("1010-01", 7), before }, mark)).toEqual({ before });
    expect((await payIn()).number).toBe("1010-01-000008");
    // The same device again: it knows what it has not sent.
    expect(await keepPairing(database, { ...answerFor("1010-01", 7), before }, mark)).toEqual({});
  });

  it("is not given up while something waits", async () => {
    await keepPairing(database, answerFor("1010-01"));
    await payIn();
    expect(await unpairTill(database)).toEqual({ refused: 1 });
    expect(await database.transactions.count()).toBe(1);
    await sendTransactions(database, serverThat(acceptAll), "t");
    expect(await unpairTill(database)).toBeUndefined();
    expect(await database.settings.count()).toBe(0);
  });
});

describe("events and waiting", () => {
  it("reads events out of text in any pieces and skips comments", () => {
    const text =
      ': hi\r\n\r\nevent: changed\r\ndata: {"masterData":true}\r\n\r\n: keep\n\nevent: changed\ndata: {}\n\n';
    for (const size of [1, 2, 3, 7, 1000]) {
      const events: ServerSentEvent[] = [];
      const parse = createEventParser((event) => events.push(event));
      for (let at = 0; at < text.length; at += size) parse(text.slice(at, at + size));
      expect(events).toEqual([
        { event: "changed", data: '{"masterData":true}' },
        { event: "changed", data: "{}" },
      ]);
    }
  });

  it("waits longer after each failure, up to half a minute", () => {
    expect([1, 2, 3, 4, 7, 50].map((failures) => backoffMs(failures, () => 0))).toEqual([
      1000, 2000, 4000, 8000, 30_000, 30_000,
    ]);
    expect(backoffMs(1, () => 1)).toBe(750);
  });
});
