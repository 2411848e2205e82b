import type { HubSummary, Receipt } from "@counterfoil/contracts";
import { type Door, waitFor } from "../tools/demo/door.ts";
import { demoFile } from "../tools/demo/retailer.ts";
import type { Instance } from "../tools/instance/instance.ts";
import { SimulatedTill, type SoldLine } from "../tools/instance/simulated-till.ts";
import { deriveArticles, readInvoices } from "../tools/retail-data/index.ts";
import { cpuDetail, cpuSeconds } from "./cpu-seconds.ts";
import type { Figure } from "./figure.ts";
import type { Doors } from "./loop.ts";
import { insertRate } from "./raw-rates.ts";

const RECEIPTS = 9000;
const PER_BATCH = 50;
const TILLS = ["1010-01", "1010-02", "1020-01"];
/** What a posted receipt is made of in the ERP's database; the opening stock of 2010 is not of it. */
const POSTED_TABLES = [
  "documents.receipt",
  "documents.posting",
  "documents.posting_item",
  "logistics.goods_movement",
  "logistics.goods_movement_item",
];
const SINCE = { "logistics.goods_movement": "year > 2010", "logistics.goods_movement_item": "year > 2010" };

/** Three tills empty their ledgers into one server program, which posts to the ERP meanwhile. */
export async function measureReceipts(instance: Instance, { server }: Doors): Promise<Figure[]> {
  const sold = await soldLines();
  const tills = await Promise.all(TILLS.map((tillId) => SimulatedTill.pair(server, tillId)));
  const ledgers = tills.map((till) =>
    batchesOf(Array.from({ length: RECEIPTS / TILLS.length }, (_none, index) => till.sell(sold(index), 1))),
  );
  const cpuBefore = cpuSeconds(instance);
  const startMs = performance.now();
  await Promise.all(tills.map((till, index) => sendAll(till, instance.server.url, ledgers[index] ?? [])));
  const acceptedSeconds = (performance.now() - startMs) / 1000;
  await waitUntilPosted(server);
  const postedSeconds = (performance.now() - startMs) / 1000;
  const cpu = cpuDetail(cpuBefore, cpuSeconds(instance));
  const inserted = await insertRate(instance.databaseUrls.erp, POSTED_TABLES, SINCE);
  const detail = { receipts: RECEIPTS, linesEach: 3, tills: TILLS.length, batch: PER_BATCH };
  return [
    { figure: "receipts accepted", value: RECEIPTS / acceptedSeconds, unit: "1/s", aim: 1000, detail },
    {
      figure: "receipts posted",
      value: RECEIPTS / postedSeconds,
      unit: "1/s",
      against: "INSERT of the same rows",
      raw: RECEIPTS / inserted.seconds,
      detail: { ...detail, rows: inserted.rows, ...cpu },
    },
  ];
}

/** Asked rarely: counting what waits costs the server some milliseconds each time. */
async function waitUntilPosted(server: Door): Promise<void> {
  const posted = async () => {
    const { outbound } = await server.get<HubSummary>("/api/hub/summary");
    if (outbound.dead + outbound.setAside > 0) throw new Error(`${outbound.dead} dead, ${outbound.setAside} set aside`);
    return outbound.waiting + outbound.failed === 0 && outbound.postedToday >= RECEIPTS ? true : undefined;
  };
  await waitFor("posting", posted, { timeoutMs: 600_000, everyMs: 500 });
}

async function sendAll(till: SimulatedTill, serverUrl: string, batches: Receipt[][]): Promise<void> {
  for (const batch of batches) {
    const results = await till.send(serverUrl, batch);
    const refused = results.find((result) => result.outcome !== "accepted");
    if (refused) throw new Error(`refused: ${refused.problem?.code} ${refused.problem?.detail}`);
  }
}

function batchesOf(receipts: Receipt[]): Receipt[][] {
  return Array.from({ length: Math.ceil(receipts.length / PER_BATCH) }, (_none, index) =>
    receipts.slice(index * PER_BATCH, (index + 1) * PER_BATCH),
  );
}

/** Three articles a receipt, at their regular prices, ever other ones. */
async function soldLines(): Promise<(index: number) => SoldLine[]> {
  const goods = deriveArticles(await readInvoices(demoFile)).filter(
    (article) => article.type === "goods" && article.regularPriceMinor,
  );
  return (index) =>
    [0, 1, 2].map((step) => {
      const article = goods[(index * 3 + step) % goods.length];
      return { articleId: article?.articleId ?? "", quantity: step + 1, unitPrice: article?.regularPriceMinor ?? 0 };
    });
}
