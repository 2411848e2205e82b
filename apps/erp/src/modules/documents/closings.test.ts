import type { PaymentListDraft, SalesSumDraft } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site, tester } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import {
  cashIdoc,
  closingFacts,
  listIdoc,
  receipt,
  receiptIdoc,
  saleLine,
  sumIdoc,
} from "../../../../../tools/testing/idocs.ts";

const erp = await erpModules();
const { masterData, logistics, documents } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([{ ...site("1010"), customerNumber: "R1010" }], "test");
  await masterData.upsertArticles([article("CANDLE"), article("LAMP", { taxCode: "A0" })], "test");
});

const post = async (body: Buffer) => {
  const { idocNumber } = await documents.receiveIdoc(body, "pos");
  await documents.postReceipts();
  return idocNumber;
};
const find = async (query: string, kind?: "salesSum" | "paymentList" | "receipt" | "cashMovement") =>
  (await documents.searchReceipts({ query, ...(kind && { kind }) })).items[0];
const stockOf = async (articleId: string) => (await logistics.searchStock({ articleId })).items[0]?.quantity ?? 0;
const booked = async (query: string, kind: "salesSum" | "paymentList" | "cashMovement") => {
  const detail = await documents.readReceipt((await find(query, kind))?.receiptId ?? 0);
  return detail?.postings.map((posting) =>
    posting?.items.map(({ account, amount, articleId, taxCode }) =>
      [account, amount, articleId ?? taxCode].filter((each) => each !== null).join(" "),
    ),
  );
};

type Item = NonNullable<SalesSumDraft["items"]>[number];
const sold = (name: string, pieces: number, amountMinor: number, taxCode: string, tax: number): Item => ({
  articleQualifier: "article",
  article: name,
  quantitySign: pieces < 0 ? "-" : "+",
  quantityMilli: Math.abs(pieces) * 1000,
  sign: amountMinor < 0 ? "-" : "+",
  amountMinor: Math.abs(amountMinor),
  discounts: [],
  taxes: [{ sign: tax < 0 ? "-" : "+", taxCode, amountMinor: Math.abs(tax) }],
});
const sum = (till: string, number: string, items: Item[], summed: Record<string, string> = {}): SalesSumDraft => ({
  day: "2026-11-21",
  currency: "GBP",
  items,
  extensions: closingFacts({ till, number }, summed),
});
const paid = (method: string, amountMinor: number) => ({
  sign: amountMinor < 0 ? ("-" as const) : ("+" as const),
  method,
  amountMinor: Math.abs(amountMinor),
});
const list = (
  till: string,
  number: string,
  items: PaymentListDraft["items"],
  facts = {},
  inside: Record<string, string> = {},
): PaymentListDraft => ({
  day: "2026-11-21",
  currency: "GBP",
  items,
  extensions: closingFacts({ till, number, ...facts }, inside),
});
const single = (till: string, number: string, amountMinor = 600) =>
  receipt(number, [saleLine("CANDLE", amountMinor)], { till });

describe("a closing that comes as sums", () => {
  it("posts revenue by article and tax, the stock, and the payments by method, and clears itself", async () => {
    const [candles, lamps] = [await stockOf("CANDLE"), await stockOf("LAMP")];
    const items = [
      { ...sold("CANDLE", 5, 3600, "A1", 500), discounts: [{ sign: "-" as const, type: "DISC", amountMinor: 600 }] },
      sold("CANDLE", -1, -600, "A1", -100),
      sold("LAMP", 2, 2000, "A0", 0),
    ];
    await post(sumIdoc([sum("11", "1010-11-000009", items)]));
    expect(await find("1010-11-000009", "salesSum")).toMatchObject({
      state: "posted",
      siteId: "1010",
      till: "11",
      amount: 4400,
      pieces: 6,
      tasks: { revenue: "posted", payment: "notNeeded", stock: "posted" },
    });
    expect(await booked("1010-11-000009", "salesSum")).toEqual([
      ["194100 4400", "800100 -2000 CANDLE", "800000 -2000 LAMP", "175100 -400 A1"],
    ]);
    expect([await stockOf("CANDLE"), await stockOf("LAMP")]).toEqual([candles - 4, lamps - 2]);

    await post(listIdoc([list("11", "1010-11-000009", [paid("CASH", 3000), paid("CARD", 2000), paid("CASH", -600)])]));
    expect(await find("1010-11-000009", "paymentList")).toMatchObject({
      state: "posted",
      tasks: { revenue: "notNeeded", payment: "posted", stock: "notNeeded" },
    });
    expect(await booked("1010-11-000009", "paymentList")).toEqual([["100000 2400", "113100 2000", "194100 -4400"]]);
  });

  it("has its payment list wait for the sum, and takes none that differs from it", async () => {
    await post(listIdoc([list("12", "1010-12-000009", [paid("CASH", 600)])]));
    expect(await find("1010-12-000009", "paymentList")).toMatchObject({
      state: "setAside",
      reasonCode: "payment-list-alone",
      reasonSubject: "1010-12",
      reason: "Neither receipts nor a sum of till 1010-12 on 2026-11-21 are posted yet.",
    });
    await post(sumIdoc([sum("12", "1010-12-000009", [sold("CANDLE", 1, 600, "A1", 100)])]));
    expect(await find("1010-12-000009", "paymentList")).toMatchObject({ state: "posted", reason: null });

    await post(sumIdoc([sum("12", "1010-12-000019", [sold("CANDLE", 1, 600, "A1", 100)])]));
    await post(listIdoc([list("12", "1010-12-000019", [paid("CASH", 595)])]));
    expect(await find("1010-12-000019", "paymentList")).toMatchObject({
      state: "setAside",
      reasonCode: "unbalanced",
      reason: "The payments come to 5.95 GBP, the sum of the closing to 6.00 GBP: -0.05 GBP differ.",
      tasks: { payment: "error" },
    });
  });

  it("books its payments although a receipt that was late came singly; its sum is posted again beside them", async () => {
    const inside = { "1010-18-000001": "6.00", "1010-18-000003": "3.00" };
    const range = { first: "1010-18-000001", last: "1010-18-000003" };
    await post(receiptIdoc([single("18", "1010-18-000002", 100)]));
    await post(sumIdoc([sum("18", "1010-18-000009", [sold("CANDLE", 2, 900, "A1", 150)], inside)]));
    await post(listIdoc([list("18", "1010-18-000009", [paid("CASH", 900)], range, inside)]));
    expect((await find("1010-18-000002", "receipt"))?.state).toBe("posted");
    expect(await booked("1010-18-000009", "paymentList")).toEqual([["100000 900", "194100 -900"]]);

    const { receiptId = 0, version = 0 } = (await find("1010-18-000009", "salesSum")) ?? {};
    await documents.reverseReceipt({ receiptId, version, why: "Wrong day" }, tester);
    await documents.repost({ receiptIds: [receiptId] });
    await documents.postReceipts();
    expect(await find("1010-18-000009", "salesSum")).toMatchObject({ state: "posted", reason: null });
  });

  it("is the sum of the receipts that it names, or is set aside", async () => {
    const stock = await stockOf("CANDLE");
    const inside = { "1010-13-000001": "6.00", "1010-13-000002": "-2.99" };
    await post(sumIdoc([sum("13", "1010-13-000009", [sold("CANDLE", 1, 300, "A1", 50)], inside)]));
    expect(await find("1010-13-000009", "salesSum")).toMatchObject({
      state: "setAside",
      reasonCode: "unbalanced",
      reason: "The sum comes to 3.00 GBP, its receipts to 3.01 GBP: -0.01 GBP differ.",
    });
    expect(await stockOf("CANDLE")).toBe(stock);
  });
});

describe("a sale that comes in a sum and as a receipt", () => {
  it("is posted by what came first: the receipt is set aside when the sum is posted", async () => {
    const inside = { "1010-14-000001": "6.00", "1010-14-000002": "6.00" };
    await post(sumIdoc([sum("14", "1010-14-000009", [sold("CANDLE", 2, 1200, "A1", 200)], inside)]));
    const stock = await stockOf("CANDLE");
    await post(receiptIdoc([single("14", "1010-14-000002"), single("14", "1010-14-000003")]));
    expect(await find("1010-14-000002", "receipt")).toMatchObject({
      state: "setAside",
      reasonCode: "summed-and-single",
      reasonSubject: "1010-14",
      reason: "This receipt is in the sum 1010-14-000009, which is posted.",
      documents: { revenue: null, payment: null, stock: null },
    });
    expect((await find("1010-14-000003", "receipt"))?.state).toBe("posted");
    expect(await stockOf("CANDLE")).toBe(stock - 1);
  });

  it("is posted by what came first: the sum is set aside when a receipt is posted, or another sum has it", async () => {
    await post(receiptIdoc([single("15", "1010-15-000001")]));
    const stock = await stockOf("CANDLE");
    const inside = { "1010-15-000001": "6.00", "1010-15-000002": "6.00" };
    await post(sumIdoc([sum("15", "1010-15-000009", [sold("CANDLE", 2, 1200, "A1", 200)], inside)]));
    expect(await find("1010-15-000009", "salesSum")).toMatchObject({
      state: "setAside",
      reasonCode: "summed-and-single",
      reason: "1 receipts in this sum are posted one by one, 1010-15-000001 among them.",
    });
    const rest = [sold("CANDLE", 1, 600, "A1", 100)];
    await post(sumIdoc([sum("15", "1010-15-000019", rest, { "1010-15-000002": "6.00" })]));
    await post(sumIdoc([sum("15", "1010-15-000029", rest, { "1010-15-000002": "6.00" })]));
    expect((await find("1010-15-000019", "salesSum"))?.state).toBe("posted");
    expect(await find("1010-15-000029", "salesSum")).toMatchObject({
      reasonCode: "summed-and-single",
      reason: "1 receipts in this sum are in the sum 1010-15-000019 too, which is posted.",
    });
    expect(await stockOf("CANDLE")).toBe(stock - 1);
  });

  it("by a sender who names no receipts: the numbers from first to last count, or the whole day", async () => {
    const facts = { till: "16", number: "1010-16-000009", first: "1010-16-000001", last: "1010-16-000003" };
    const ranged = {
      ...sum("16", "1010-16-000009", [sold("CANDLE", 1, 600, "A1", 100)]),
      extensions: closingFacts(facts),
    };
    await post(sumIdoc([ranged]));
    await post(receiptIdoc([single("16", "1010-16-000003"), single("16", "1010-16-000004")]));
    expect((await find("1010-16-000003", "receipt"))?.reasonCode).toBe("summed-and-single");
    expect((await find("1010-16-000004", "receipt"))?.state).toBe("posted");
    await post(sumIdoc([sum("17", "1010-17-000009", [sold("CANDLE", 1, 600, "A1", 100)])]));
    await post(receiptIdoc([single("17", "1010-17-000001"), { ...single("17", "1010-17-000002"), day: "2026-11-22" }]));
    expect((await find("1010-17-000001", "receipt"))?.reasonCode).toBe("summed-and-single");
    expect((await find("1010-17-000002", "receipt"))?.state).toBe("posted");
  });

  it("is posted once when both arrive at the same time, many times over", async () => {
    const stock = await stockOf("CANDLE");
    const tills = Array.from({ length: 12 }, (_, index) => String(30 + index));
    await Promise.all(
      tills.flatMap((till) => [
        documents.receiveIdoc(receiptIdoc([single(till, `1010-${till}-000001`)]), "pos"),
        documents.receiveIdoc(
          sumIdoc([
            sum(till, `1010-${till}-000009`, [sold("CANDLE", 1, 600, "A1", 100)], { [`1010-${till}-000001`]: "6.00" }),
          ]),
          "pos",
        ),
      ]),
    );
    await Promise.all([documents.postReceipts(), documents.postReceipts(), documents.postReceipts()]);
    expect(await stockOf("CANDLE")).toBe(stock - 12);
    const { items } = await documents.searchReceipts({ reasonCode: "summed-and-single", query: "1010-3", limit: 500 });
    expect(items.filter(({ till }) => Number(till) >= 30).length).toBe(10);
  });
});

describe("a receipt and its sum that are being posted at the same moment", () => {
  const waiting = async (count: number) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows } = await erp.pool.query(
        "select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (Number(rows[0].count) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("nobody waits");
  };

  it.each([
    ["the receipt first", "44"],
    ["the sum first", "45"],
  ])("are booked once: %s", async (_name, till) => {
    const [one, number] = [`1010-${till}-000001`, `1010-${till}-000009`];
    const stock = await stockOf("CANDLE");
    const bodies = [
      receiptIdoc([single(till, one)]),
      sumIdoc([sum(till, number, [sold("CANDLE", 1, 600, "A1", 100)], { [one]: "6.00" })]),
    ];
    if (till === "45") bodies.reverse();
    const holder = await erp.pool.connect();
    await holder.query("begin");
    // The first posting has judged and waits here for its numbers, not yet committed, while the second judges.
    await holder.query("lock table documents.document_number");
    const postings: Promise<unknown>[] = [];
    for (const body of bodies) {
      postings.push(documents.receiveIdoc(body, "pos").then(() => documents.postReceipts()));
      await waiting(postings.length);
    }
    await holder.query("rollback");
    holder.release();
    await Promise.all(postings);
    expect(await stockOf("CANDLE")).toBe(stock - 1);
    const states = [(await find(one, "receipt"))?.state, (await find(number, "salesSum"))?.state];
    expect(states).toEqual(till === "44" ? ["posted", "setAside"] : ["setAside", "posted"]);
  });
});

describe("a closing whose receipts came one by one", () => {
  it("has a payment list that books nothing and is compared, method by method", async () => {
    await post(receiptIdoc([single("21", "1010-21-000001"), single("21", "1010-21-000002", 300)]));
    await post(listIdoc([list("21", "1010-21-000003", [paid("CASH", 900)])]));
    expect(await find("1010-21-000003", "paymentList")).toMatchObject({
      state: "posted",
      tasks: { payment: "notNeeded" },
      documents: { payment: null },
    });
    expect(await booked("1010-21-000003", "paymentList")).toEqual([]);
  });

  it("says which method differs, and is looked at again by itself when the missing receipt is posted", async () => {
    await post(
      receiptIdoc([single("22", "1010-22-000001"), receipt("1010-22-000002", [saleLine("SOON", 250)], { till: "22" })]),
    );
    const late = { payments: [{ sign: "+" as const, method: "NEXT", amountMinor: 100 }], till: "22" };
    await post(receiptIdoc([receipt("1010-22-000003", [saleLine("CANDLE", 100)], late)]));
    await post(listIdoc([list("22", "1010-22-000004", [paid("CASH", 850), paid("NEXT", 100)])]));
    expect(await find("1010-22-000004", "paymentList")).toMatchObject({
      reasonCode: "payment-method-unknown",
      reasonSubject: "NEXT",
    });
    await documents.saveCode({ purpose: "payment", code: "NEXT", account: "113400", texts: { en: "Next" } }, tester);
    await documents.repost({
      reasonCode: "payment-method-unknown",
      receiptIds: [(await find("1010-22-000004", "paymentList"))?.receiptId ?? 0],
    });
    await documents.postReceipts();
    expect(await find("1010-22-000004", "paymentList")).toMatchObject({
      reasonCode: "payment-list-differs",
      reasonSubject: "NEXT",
      reason:
        "NEXT: the list says 1.00 GBP, the posted receipts come to 0.00 GBP: 1.00 GBP differ. 1 receipts of that day are not posted yet.",
    });
    await documents.repost({ reasonCode: "payment-method-unknown", reasonSubject: "NEXT" });
    await documents.postReceipts();
    expect(await find("1010-22-000004", "paymentList")).toMatchObject({
      state: "posted",
      tasks: { payment: "notNeeded" },
    });
  });
});

describe("a posting that is killed", () => {
  const counted = async () => {
    const { rows } = await erp.pool.query(
      "select (select count(*) from documents.posting) as postings, (select count(*) from logistics.goods_movement) as movements, (select coalesce(sum(quantity_milli), 0)::bigint from logistics.stock) as stock",
    );
    return rows[0];
  };
  /** Ends the posting's connection where it waits for what this statement locks, then lets it go. */
  const killAt = async (lock: string) => {
    const holder = await erp.pool.connect();
    await holder.query("begin");
    await holder.query(lock);
    let ended = "";
    const posting = documents.postReceipts().then(
      () => (ended = "posted"),
      () => (ended = "killed"),
    );
    // A batch that breaks is tried receipt by receipt: that is killed too.
    while (ended === "") {
      await erp.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()",
      );
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await posting).toBe("killed");
    await holder.query("rollback");
    holder.release();
  };

  it.each([
    ["before anything", "51", "select from documents.till_day for update"],
    ["before its numbers", "52", "lock table documents.document_number"],
    ["after its numbers", "53", "lock table documents.posting in access exclusive mode"],
    ["between accounts and stock", "54", "lock table logistics.movement_number"],
    ["after its stock", "55", "lock table logistics.stock"],
  ])("%s leaves nothing, and the next one posts receipts, sum and payment list once", async (_name, till, lock) => {
    const number = `1010-${till}-000009`;
    const inside = { [`1010-${till}-000002`]: "6.00" };
    await documents.receiveIdoc(sumIdoc([sum(till, number, [sold("CANDLE", 1, 600, "A1", 100)], inside)]), "pos");
    const facts = { first: `1010-${till}-000002`, last: `1010-${till}-000002` };
    await documents.receiveIdoc(listIdoc([list(till, number, [paid("CASH", 600)], facts)]), "pos");
    // After its closing, or it would be posted with its document.
    await documents.receiveIdoc(receiptIdoc([single(till, `1010-${till}-000001`)]), "pos");
    const before = await counted();
    await killAt(lock);
    expect(await counted()).toEqual(before);
    await Promise.all([documents.postReceipts(), documents.postReceipts()]);
    const after = await counted();
    expect(after).toEqual({
      postings: before.postings + 4,
      movements: before.movements + 2,
      stock: before.stock - 2000,
    });
    for (const kind of ["receipt", "salesSum", "paymentList"] as const)
      expect((await find(`1010-${till}`, kind))?.state).toBe("posted");
    await documents.postReceipts();
    expect(await counted()).toEqual(after);
  });
});

describe("the difference of a count", () => {
  it("goes to its account, more and less", async () => {
    const difference = (number: string, sign: "+" | "-", amountMinor: number) => ({
      day: "2026-11-21",
      number,
      transactionType: "DIFF",
      items: [{ sequence: 1, method: "CASH", sign, amountMinor, currency: "GBP" }],
    });
    await post(cashIdoc([difference("1010-23-000001", "-", 150), difference("1010-23-000002", "+", 20)]));
    expect(await booked("1010-23-000001", "cashMovement")).toEqual([["100000 -150", "480900 150"]]);
    expect(await booked("1010-23-000002", "cashMovement")).toEqual([["100000 20", "480900 -20"]]);
  });
});
