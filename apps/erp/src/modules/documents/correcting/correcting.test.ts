import type { Receipt } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../../tools/testing/erp-program.ts";
import { receipt, receiptIdoc, saleLine } from "../../../../../../tools/testing/idocs.ts";

const program = await erpProgram();
afterAll(program.stop);
const { masterData, documents } = program.erp;
const { admin } = program;
const auditor = await program.person("salesAuditor");
const reader = await program.person("auditor");
beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  await masterData.upsertArticles([article("CANDLE"), article("LAMP", { taxCode: "A2" })], "test");
});

const settled = async () => {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await documents.readSummary()).pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("still pending");
};
const send = async (...receipts: Parameters<typeof receiptIdoc>[0]) => {
  await documents.receiveIdoc(receiptIdoc(receipts), "pos");
  await settled();
};
const taxed = (taxCode: string, amountMinor = 100) => saleLine("CANDLE", 600, { taxes: [{ taxCode, amountMinor }] });
type Found = {
  receiptId: number;
  version: number;
  state: string;
  content: Receipt;
  versions: { version: number; how: string; why: string; replacedBy: string; content: Receipt }[];
};
const read = async (number: string): Promise<Found> => {
  const { items } = (await admin("GET", `/api/documents/receipts?query=${number}`)).json;
  return (await admin("GET", `/api/documents/receipts/${items[0].receiptId}`)).json;
};
const changed = (content: Receipt, change: (content: Receipt) => void): Receipt => {
  const copy = structuredClone(content);
  change(copy);
  return copy;
};
const setTax = (taxCode: string) => (content: Receipt) => {
  for (const item of content.items) for (const tax of item.taxes) tax.taxCode = taxCode;
};

describe("the preview", () => {
  it("shows what would be booked, by the same judging, and books nothing", async () => {
    await send(receipt("1010-01-000001", [taxed("X9")]));
    const found = await read("1010-01-000001");
    const path = `/api/documents/receipts/${found.receiptId}/preview`;
    const asItIs = (await reader("GET", path)).json;
    expect(asItIs).toMatchObject({ amount: 600, balance: { items: 600, payments: 600 }, postings: [], movements: [] });
    expect(asItIs.faults).toEqual([
      { task: "revenue", code: "tax-code-unknown", subject: "X9", reason: "Line 1: there is no tax code X9." },
    ]);
    const other = await auditor("POST", path, { content: changed(found.content, setTax("A1")) });
    expect(other.json.faults).toEqual([]);
    const bookings = ({ kind, items }: { kind: string; items: { account: string; amount: number }[] }) => [
      kind,
      ...items.map(({ account, amount }) => `${account} ${amount}`),
    ];
    expect(other.json.postings.map(bookings)).toEqual([["revenue", "194100 600", "800100 -500", "175100 -100"]]);
    expect((await read("1010-01-000001")).state).toBe("setAside");
    await auditor("POST", `/api/documents/receipts/${found.receiptId}/correction`, {
      version: 1,
      why: "X9 is the old till's A1",
      content: changed(found.content, setTax("A1")),
    });
    await settled();
    const { postings } = (await admin("GET", `/api/documents/receipts/${found.receiptId}`)).json;
    expect(postings.filter(({ kind }: { kind: string }) => kind === "revenue").map(bookings)).toEqual(
      other.json.postings.map(bookings),
    );
  });
});

describe("a correction", () => {
  it("posts, and the original stays beside it with who and why", async () => {
    await send(receipt("1010-01-000010", [taxed("X9")]));
    const found = await read("1010-01-000010");
    const path = `/api/documents/receipts/${found.receiptId}/correction`;
    const answer = await auditor("POST", path, {
      version: 1,
      why: "Old till",
      content: changed(found.content, setTax("A1")),
    });
    expect([answer.status, answer.json]).toEqual([200, { version: 2 }]);
    await settled();
    const after = await read("1010-01-000010");
    expect(after).toMatchObject({ state: "posted", version: 2, content: { items: [{ taxes: [{ taxCode: "A1" }] }] } });
    expect(after.versions).toMatchObject([
      { version: 1, how: "form", why: "Old till", replacedBy: "salesAuditor", content: found.content },
    ]);
    const list = (await admin("GET", "/api/documents/corrections?query=1010-01-000010")).json;
    expect(list.items).toMatchObject([
      { receiptNumber: "1010-01-000010", why: "Old till", how: "form", state: "posted" },
    ]);
  });

  it("is not undone by the sender's original, which comes once more", async () => {
    const original = receipt("1010-01-000011", [saleLine("NEVER", 600)]);
    await send(original);
    const found = await read("1010-01-000011");
    await auditor("POST", `/api/documents/receipts/${found.receiptId}/correction`, {
      version: 1,
      why: "Another wrong article",
      content: changed(found.content, ({ items }) => Object.assign(items[0] ?? {}, { article: "NEVER2" })),
    });
    await settled();
    await documents.receiveIdoc(receiptIdoc([original], "AGAIN-11"), "pos");
    await settled();
    expect(await read("1010-01-000011")).toMatchObject({
      state: "setAside",
      version: 2,
      content: { items: [{ article: "NEVER2" }] },
    });
  });

  it.each([
    [
      "unbalanced",
      (content: Receipt) => Object.assign(content.payments[0] ?? {}, { amountMinor: 599 }),
      422,
      "correction-invalid",
      /0\.01 GBP differ/,
    ],
    [
      "another number",
      (content: Receipt) => Object.assign(content, { number: "1010-01-000099" }),
      422,
      "correction-invalid",
      /number of a receipt/,
    ],
    [
      "another day",
      (content: Receipt) => Object.assign(content, { day: "2026-11-20" }),
      422,
      "correction-invalid",
      /day of a receipt/,
    ],
    [
      "a field that is none",
      (content: Receipt) => Object.assign(content.items[0] ?? {}, { colour: "red" }),
      422,
      "correction-invalid",
      /colour/,
    ],
    [
      "no article",
      (content: Receipt) => Object.assign(content.items[0] ?? {}, { article: undefined }),
      422,
      "correction-invalid",
      /./,
    ],
    [
      "what is posted already",
      (content: Receipt) => Object.assign(content.items[0] ?? {}, { quantityMilli: 2000 }),
      422,
      "correction-invalid",
      /stock of this receipt is posted/,
    ],
    ["nothing", () => {}, 422, "correction-changes-nothing", /./],
  ])("is refused when it would make it wrong: %s", async (name, change, status, code, detail) => {
    const number = `REFUSED-${name.length}`;
    await send(receipt(number, [taxed("X9")]));
    const found = await read(number);
    const answer = await auditor("POST", `/api/documents/receipts/${found.receiptId}/correction`, {
      version: 1,
      why: "Trying",
      content: changed(found.content, (content) => void change(content)),
    });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.json.detail).toMatch(detail);
    expect(await read(number)).toEqual(found);
  });

  it("is refused to who may not, without a reason, for what is posted, and for what changed meanwhile", async () => {
    await send(receipt("1010-01-000020", [taxed("X9")]), receipt("1010-01-000021", [taxed("A1")]));
    const found = await read("1010-01-000020");
    const posted = await read("1010-01-000021");
    const path = `/api/documents/receipts/${found.receiptId}/correction`;
    const body = { version: 1, why: "Old till", content: changed(found.content, setTax("A1")) };
    expect((await reader("POST", path, body)).status).toBe(403);
    expect((await program.ask("POST", path, { body })).status).toBe(401);
    expect((await auditor("POST", path, { ...body, why: "  " })).status).toBe(400);
    expect((await auditor("POST", path, { ...body, version: 2 })).json.code).toBe("receipt-changed");
    const other = `/api/documents/receipts/${posted.receiptId}/correction`;
    expect((await auditor("POST", other, { ...body, content: posted.content })).json.code).toBe(
      "receipt-not-correctable",
    );
    expect(await read("1010-01-000020")).toEqual(found);
  });

  it("makes a receipt whole whose fields could not be read", async () => {
    const xml = receiptIdoc([receipt("1010-01-000030", [saleLine("CANDLE", 600)])])
      .toString()
      .replace("<MENGE>1.000</MENGE>", "<MENGE>one</MENGE>");
    await documents.receiveIdoc(Buffer.from(xml), "pos");
    const found = await read("1010-01-000030");
    const content = { ...found.content, items: [{ ...saleLine("CANDLE", 600) }], conditions: [], extensions: [] };
    const answer = await auditor("POST", `/api/documents/receipts/${found.receiptId}/correction`, {
      version: 1,
      why: "One piece",
      content,
    });
    expect(answer.json).toEqual({ version: 2 });
    await settled();
    expect(await read("1010-01-000030")).toMatchObject({ state: "posted", amount: 600, pieces: 1, lines: 1 });
  });
});

describe("a mass correction", () => {
  const numbers = Array.from({ length: 38 }, (_, index) => `1010-02-${String(index + 1).padStart(6, "0")}`);
  const replacement = { what: "taxCode", from: "X8", to: "A2" };

  it("shows how many it changes and what would still stop them, and changes nothing", async () => {
    await send(
      ...numbers.map((number, index) =>
        receipt(number, [taxed("X8")], {
          till: "02",
          ...(index < 3 && { payments: [{ sign: "+" as const, method: "NONE", amountMinor: 600 }] }),
        }),
      ),
      receipt("1010-02-000099", [taxed("X7")], { till: "02" }),
    );
    const { causes } = (await admin("GET", "/api/documents/summary")).json;
    expect(causes.find(({ reasonSubject }: { reasonSubject: string }) => reasonSubject === "X8")).toMatchObject({
      reasonCode: "tax-code-unknown",
      count: 38,
      amount: 22_800,
      currency: "GBP",
    });
    const preview = (await auditor("POST", "/api/documents/mass-correction/preview", { replacement })).json;
    expect(preview).toMatchObject({
      receipts: 38,
      posts: 35,
      stopped: [{ code: "payment-method-unknown", subject: "NONE", count: 3 }],
    });
    expect(preview.sample.length).toBe(20);
    expect(preview.sample[0]).toMatchObject({
      before: { items: [{ taxes: [{ taxCode: "X8", amountMinor: 100 }] }] },
      after: { items: [{ taxes: [{ taxCode: "A2", amountMinor: 100 }] }] },
    });
    expect(await read(numbers[0] ?? "")).toMatchObject({ version: 1, state: "setAside" });
  });

  it.each([
    [
      "other receipts than the preview showed",
      { replacement, why: "Old code", expected: 37 },
      409,
      "mass-correction-changed",
    ],
    [
      "a code that is unknown too",
      { replacement: { ...replacement, to: "X6" }, why: "Old code", expected: 38 },
      422,
      "replacement-unknown",
    ],
    [
      "a code that stops nothing",
      { replacement: { ...replacement, from: "X5" }, why: "Old code", expected: 38 },
      422,
      "mass-correction-empty",
    ],
    ["no reason", { replacement, why: " ", expected: 38 }, 400, "invalid-request"],
  ])("is refused for %s, and changes nothing", async (_name, body, status, code) => {
    const answer = await auditor("POST", "/api/documents/mass-correction", body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(await read(numbers[37] ?? "")).toMatchObject({ version: 1, state: "setAside" });
  });

  it("is refused to who may not", async () => {
    const body = { replacement, why: "Old code", expected: 38 };
    expect((await reader("POST", "/api/documents/mass-correction", body)).status).toBe(403);
    expect((await reader("POST", "/api/documents/mass-correction/preview", { replacement })).status).toBe(403);
  });

  it("corrects all of them at once, works the tax out when asked, and each keeps its original", async () => {
    const body = { replacement: { ...replacement, tax: "workOut" }, why: "X8 was A2 until October", expected: 38 };
    expect((await auditor("POST", "/api/documents/mass-correction", body)).json).toEqual({ corrected: 38 });
    await settled();
    const { items } = (await admin("GET", "/api/documents/receipts?query=1010-02-&state=posted&limit=500")).json;
    expect(items.length).toBe(35);
    expect(await read(numbers[37] ?? "")).toMatchObject({
      state: "posted",
      content: { items: [{ taxes: [{ taxCode: "A2", amountMinor: 29 }] }] },
      versions: [
        {
          version: 1,
          how: "mass",
          why: "X8 was A2 until October",
          content: { items: [{ taxes: [{ taxCode: "X8", amountMinor: 100 }] }] },
        },
      ],
    });
    expect(await read(numbers[0] ?? "")).toMatchObject({
      state: "setAside",
      reasonCode: "payment-method-unknown",
      tasks: { revenue: "posted", payment: "error" },
    });
    const page = (await admin("GET", "/api/documents/corrections?how=mass&limit=20")).json;
    const rest = (await admin("GET", `/api/documents/corrections?how=mass&limit=20&next=${page.next}`)).json;
    expect(new Set([...page.items, ...rest.items].map(({ receiptNumber }) => receiptNumber)).size).toBe(38);
  });

  it("replaces articles and payment methods as well", async () => {
    const replace = async (what: string, from: string, to: string) =>
      (
        await auditor("POST", "/api/documents/mass-correction", {
          replacement: { what, from, to },
          why: "Old codes",
          expected: what === "article" ? 1 : 3,
        })
      ).json;
    await send(receipt("1010-03-000001", [saleLine("CANDEL", 600)], { till: "03" }));
    expect(await replace("article", "CANDEL", "CANDLE")).toEqual({ corrected: 1 });
    expect(await replace("paymentMethod", "NONE", "CASH")).toEqual({ corrected: 3 });
    await settled();
    expect(await read("1010-03-000001")).toMatchObject({
      state: "posted",
      content: { items: [{ article: "CANDLE" }] },
    });
    expect(await read(numbers[0] ?? "")).toMatchObject({ state: "posted", version: 3 });
  });
});
