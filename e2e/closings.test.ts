import { join } from "node:path";
import type { Closing, OutboundMessage, Receipt, ReceiptDetail } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually } from "../apps/server/src/testing/suite.ts";
import { type Door, openDoor } from "../tools/demo/door.ts";
import { type Instance, startInstance } from "../tools/instance/instance.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";
import { replay } from "../tools/replay/replay.ts";

/* What a closing tells, one receipt at a time, summed and in our SOAP form, with both programs as they run in a shop. */

// Programs are killed and started again and again: a machine that is busy with other things takes minutes for it.
vi.setConfig({ testTimeout: 400_000 });
let instance: Instance;
let server: Door;
let articles: string[];

beforeAll(async () => {
  instance = await startInstance();
  const administrator = instance.access.people.find(({ role }) => role === "administrator");
  server = openDoor(instance.access.urls.server);
  await server.signIn(administrator?.user ?? "", administrator?.password ?? "");
  const { items } = await server.get<{ items: { articleId: string }[] }>("/api/catalog/articles?limit=5");
  articles = items.map(({ articleId }) => articleId);
}, 240_000);
afterAll(() => instance.stop());

const december = join(import.meta.dirname, "../data/online-retail/2010-12.csv.gz");
const LONGEST_MS = 120_000;
const url = () => instance.access.urls.server;
const pair = (tillId: string) => SimulatedTill.pair(server, tillId);
const sellTo = (till: SimulatedTill, count: number): Receipt[] =>
  Array.from({ length: count }, (_, position) =>
    till.sell(
      [
        { articleId: articles[position % 3] ?? "", quantity: 2, unitPrice: 295 },
        { articleId: articles[3] ?? "", quantity: 1, unitPrice: 1050 },
      ],
      1,
    ),
  );
const send = async (till: SimulatedTill, transactions: unknown[]) => {
  const results = await till.send(url(), transactions);
  expect(results.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual(transactions.map(() => "accepted"));
};

/** The head of a receipt that the till would have made next; what was counted differs by so much. */
function closingOf(till: SimulatedTill, receipts: readonly Receipt[], difference = 0): Closing {
  const { lines: _lines, payments, totals: _totals, priceBook, ...head } = till.sell([], 1);
  const total = receipts.reduce((sum, receipt) => sum + receipt.totals.total, 0);
  const method = receipts[0]?.payments[0]?.method ?? payments[0]?.method ?? "CASH";
  return {
    ...head,
    kind: "closing",
    openedAt: receipts[0]?.occurredAt ?? head.occurredAt,
    from: receipts[0]?.number ?? "",
    to: receipts.at(-1)?.number ?? "",
    countedBy: "Ada",
    priceBook,
    payments: [{ method, expected: total, counted: total + difference, difference }],
    receipts: { count: receipts.length, total },
  };
}

const read = (number: string) => server.get<ReceiptDetail>(`/api/sales/receipts/${number}`);
const posted = (number: string) =>
  eventually(
    () => read(number),
    ({ posting }) => posting === "posted",
    LONGEST_MS,
  );
const documentsOf = ({ flow }: ReceiptDetail) => flow.map(({ document }) => document);
const sendSales = (settings: object) =>
  server.put("/api/hub/communication-arrangements/ERP/SAP_COM_0652", {
    services: {
      salesTransactions: { active: true, settings },
      financialTransactions: { active: true },
      goodsMovements: { active: true },
      postingStatus: { active: true },
    },
  });

test("a real day, sold and closed by the till's own program without a network, is the same at till, server and ERP", async () => {
  const told: string[] = [];
  const day = { from: "2010-12-22", to: "2010-12-22" };
  const options = { file: december, dataDir: instance.dataDir, through: "till" as const, ...day };
  const { result } = await replay(options, instance.access, (line) => told.push(line));
  const sold = { receipts: 22, transactions: 22, lines: 291, pieces: 3_192, valueMinor: 613_457 };
  expect(result).toMatchObject({ differences: [], ...sold, server: sold, erp: sold });
  expect(told).toContain("waiting: 23");
  expect(told).toContain("sent 23, refused 0");
});

describe("a closing", () => {
  test("of receipts that went one by one: the ERP compares its payments and books the difference", async () => {
    const till = await pair("1010-01");
    const receipts = sellTo(till, 4);
    await send(till, receipts);
    const closing = closingOf(till, receipts, -10);
    await send(till, [closing]);
    const detail = await posted(closing.number);
    expect(documentsOf(detail).filter((document) => document === "idoc")).toHaveLength(2);
    for (const { number } of receipts) await posted(number);
  });

  test("summed: its receipts are posted with it, though the server dies when it has them all", async () => {
    await sendSales({ collect: "closing" });
    const till = await pair("1010-02");
    const receipts = sellTo(till, 5);
    await send(till, receipts);
    const closing = closingOf(till, receipts);
    await send(till, [closing]);
    await instance.server.kill();
    await instance.server.start();
    await posted(closing.number);
    for (const { number } of receipts) {
      const detail = await posted(number);
      expect(documentsOf(detail)).toContain("sumOfClosing");
      expect(documentsOf(detail)).toContain("revenueDocument");
    }
    const { items } = await server.get<{ items: OutboundMessage[] }>(
      `/api/hub/outbound-messages?query=${closing.number}`,
    );
    expect(items.map(({ service, state }) => `${service} ${state}`).sort()).toEqual([
      "WPUTAB01 posted",
      "WPUUMS01 posted",
    ]);
    await sendSales({ collect: "single" });
  });

  test("in our SOAP form is the same to the ERP", async () => {
    await sendSales({ form: "soap" });
    const till = await pair("1020-01");
    const receipts = sellTo(till, 2);
    await send(till, receipts);
    const closing = closingOf(till, receipts);
    await send(till, [closing]);
    for (const { number } of [...receipts, closing]) await posted(number);
    await sendSales({ form: "idoc" });
  });
});

test("a tax code that the ERP does not know: one code in the lookup, and all receipts of it post", async () => {
  await server.post("/api/organisation/tills", { storeId: "1020", number: "02", kind: "regular" });
  const till = await pair("1020-02");
  const receipts = sellTo(till, 3);
  for (const { lines, totals } of receipts)
    for (const taxed of [...lines.map(({ tax }) => tax), ...totals.byTaxCode])
      if (taxed.code === "A1") taxed.code = "X9";
  await send(till, receipts);
  for (const { number } of receipts)
    await eventually(
      async () => (await read(number)).posting,
      (posting) => posting === "setAside",
      LONGEST_MS,
    );
  await server.post("/api/hub/field-mappings/salesTransactions/lookups", { lookup: "tax", from: "X9", to: "A1" });
  await server.post("/api/hub/outbound-messages/retry", { state: "setAside" });
  for (const { number } of receipts) await posted(number);
});
