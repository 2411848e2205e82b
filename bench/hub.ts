import { type Instance, startInstance } from "../tools/instance/instance.ts";
import { type Figure, print } from "./figure.ts";
import { type DaySize, fillDay } from "./hub/day-of-messages.ts";
import { measureSearches } from "./hub/searches.ts";
import { measureTillsMeanwhile } from "./hub/tills-meanwhile.ts";
import { type Doors, enter } from "./loop.ts";
import { forgetPeak, memoryFigure } from "./memory.ts";
import { measureReceipts } from "./receipts.ts";
import { measureReplication } from "./replication.ts";

type Size = { objects: number; receipts: number; hugeArticles: number; day: DaySize };

const full: Size = {
  objects: 100_000,
  receipts: 50_001,
  hugeArticles: 75_000,
  day: { stores: 500, receiptsOfTill: 700, calls: 5000, objectsOfCall: 40 },
};
/** To see within a minute or two whether everything still runs. */
const small: Size = {
  objects: 5000,
  receipts: 3000,
  hugeArticles: 4000,
  day: { stores: 20, receiptsOfTill: 200, calls: 300, objectsOfCall: 20 },
};

const MOST_MEGABYTES = 400;

/** The hub at the size of a chain: master data in bulk, a day's receipts, and what people search afterwards. */
export async function measureHub(options: readonly string[]): Promise<Figure[]> {
  const size = options.includes("--small") ? small : full;
  const instance = await startInstance("shop");
  try {
    const doors = await enter(instance);
    const figures: Figure[] = [];
    for (const part of [posting, sellingMeanwhile, replicating, searching])
      for await (const figure of part(instance, doors, size)) figures.push(print(figure));
    return figures;
  } finally {
    await instance.stop();
  }
}

type Part = (instance: Instance, doors: Doors, size: Size) => AsyncGenerator<Figure>;

const replicating: Part = async function* (instance, doors, { objects: count }) {
  for (const kind of ["article", "businessPartner"] as const) {
    forgetPeak(instance.server.pid);
    yield await measureReplication(instance, doors, { kind, count });
    const what = kind === "article" ? "articles" : "business partners";
    yield await memoryFigure(`memory of the server while ${what} are replicated`, instance.server, MOST_MEGABYTES);
  }
};

const posting: Part = async function* (instance, doors, { receipts }) {
  forgetPeak(instance.server.pid);
  yield* await measureReceipts(instance, doors, receipts);
  yield await memoryFigure("memory of the server while receipts are posted", instance.server, MOST_MEGABYTES);
};

const sellingMeanwhile: Part = (instance, doors, { hugeArticles }) =>
  measureTillsMeanwhile(instance, doors, hugeArticles);

const searching: Part = async function* (instance, doors, { day }) {
  await stopSending(doors);
  const seconds = await fillDay(instance.databaseUrls.server, day);
  const messages = day.stores * 3 * day.receiptsOfTill;
  console.error(`${messages.toLocaleString("en")} messages of a day written in ${Math.round(seconds)} s`);
  forgetPeak(instance.server.pid);
  yield* measureSearches(doors, instance.databaseUrls.server);
  yield await memoryFigure("memory of the server while people search", instance.server, MOST_MEGABYTES);
};

/** The day that is written into the database waits, fails and is set aside only to be looked at. */
async function stopSending({ server }: Doors): Promise<void> {
  const off = { active: false };
  const services = { salesTransactions: off, financialTransactions: off, goodsMovements: off, postingStatus: off };
  await server.put("/api/hub/communication-arrangements/ERP/SAP_COM_0652", { services });
}
