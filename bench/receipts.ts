import type { HubSummary, Receipt } from "@counterfoil/contracts";
import { type Door, waitFor } from "../tools/demo/door.ts";
import type { Instance } from "../tools/instance/instance.ts";
import { cpuDetail, cpuSeconds } from "./cpu-seconds.ts";
import type { Figure } from "./figure.ts";
import type { Doors } from "./loop.ts";
import { insertRate } from "./raw-rates.ts";
import { patience } from "./replication.ts";
import { openTill, type SellingTill } from "./selling-tills.ts";

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
export async function measureReceipts(instance: Instance, { server }: Doors, count: number): Promise<Figure[]> {
  const tills = await Promise.all(TILLS.map((tillId) => openTill(server, tillId)));
  const ledgers = tills.map((till) =>
    batchesOf(Array.from({ length: count / TILLS.length }, (_none, index) => till.sell(index))),
  );
  const cpuBefore = cpuSeconds(instance);
  const startMs = performance.now();
  await Promise.all(tills.map((till, index) => sendAll(till, ledgers[index] ?? [])));
  const acceptedSeconds = (performance.now() - startMs) / 1000;
  await waitUntilPosted(server);
  const postedSeconds = (performance.now() - startMs) / 1000;
  const cpu = cpuDetail(cpuBefore, cpuSeconds(instance));
  const inserted = await insertRate(instance.databaseUrls.erp, POSTED_TABLES, SINCE);
  const detail = { receipts: count, linesEach: 3, tills: TILLS.length, batch: PER_BATCH };
  return [
    { figure: "receipts accepted", value: count / acceptedSeconds, unit: "1/s", aim: 1000, detail },
    {
      figure: "receipts posted",
      value: count / postedSeconds,
      unit: "1/s",
      against: "INSERT of the same rows",
      raw: count / inserted.seconds,
      detail: { ...detail, rows: inserted.rows, ...cpu },
    },
  ];
}

/** All were accepted, and wait since then. Asked rarely: counting costs the server some milliseconds each time. */
async function waitUntilPosted(server: Door): Promise<void> {
  const posted = async () => {
    const { outbound } = await server.get<HubSummary>("/api/hub/summary");
    if (outbound.dead + outbound.setAside > 0) throw new Error(`${outbound.dead} dead, ${outbound.setAside} set aside`);
    return outbound.waiting + outbound.failed === 0 ? true : undefined;
  };
  await waitFor("posting", posted, { ...patience, everyMs: 500 });
}

async function sendAll(till: SellingTill, batches: Receipt[][]): Promise<void> {
  for (const batch of batches) await till.send(batch);
}

function batchesOf(receipts: Receipt[]): Receipt[][] {
  return Array.from({ length: Math.ceil(receipts.length / PER_BATCH) }, (_none, index) =>
    receipts.slice(index * PER_BATCH, (index + 1) * PER_BATCH),
  );
}
