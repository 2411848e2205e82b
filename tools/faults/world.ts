import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readAccess } from "../demo/access.ts";
import { type Door, openDoor } from "../demo/door.ts";
import { setUpDemo } from "../demo/set-up-demo.ts";
import { startBare } from "../instance/instance.ts";
import type { RunningProgram } from "../instance/program.ts";
import { openFaultyLine } from "./faulty-line.ts";
import { openHearer } from "./hearer.ts";
import { ShopTill } from "./shop-till.ts";

/** Three stores' worth of tills: enough that batches of several meet, few enough for two cores. */
const tillIds = ["1010-01", "1010-02", "1010-03", "1020-01", "1020-02", "1020-03"];

/** A retailer with both programs, two faulty lines between them, tills, and whoever is told of alerts. */
export async function buildWorld() {
  const clockFolder = mkdtempSync(join(tmpdir(), "counterfoil-clocks-"));
  const preload = join(import.meta.dirname, "shift-clock.ts");
  // As durable as a shop's: what was committed must outlive a killed database.
  const bare = await startBare("shop", { CLOCK_SHIFT_FOLDER: clockFolder, NODE_OPTIONS: `--import=${preload}` });
  const servers: RunningProgram[] = [bare.server];
  const up = () => servers.filter((program) => program.isUp).map(({ url }) => url);
  const toServer = await openFaultyLine(up);
  const toErp = await openFaultyLine(() => (bare.erp.isUp ? [bare.erp.url] : []));
  const context = { ...bare.context, serverUrl: toServer.url, erpUrl: toErp.url };
  await setUpDemo(context, (_name, work) => work());
  const access = readAccess(bare.dataDir);
  const administrator = access?.people.find(({ role }) => role === "administrator");
  const enter = async (url: string) => {
    const door = openDoor(url);
    await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
    return door;
  };
  // Past the faulty lines, as people's browsers are.
  const doors = { server: await enter(bare.server.url), erp: await enter(bare.erp.url) };
  const hearer = await openHearer(doors.server);
  const tills = await openTills(doors.server, up);
  const { items } = await doors.server.get<{ items: { articleId: string }[] }>("/api/catalog/articles?limit=60");
  const databases = { server: openPool(bare.databaseUrls.server), erp: openPool(bare.databaseUrls.erp) };
  return {
    bare,
    servers,
    up,
    toServer,
    toErp,
    doors,
    hearer,
    tills,
    /** How often the ERP was away for so long that people must be told. */
    outages: { count: 0 },
    articles: items.map(({ articleId }) => articleId).filter((id) => /^\d{5}/.test(id)),
    databases,
    stockBefore: await readStock(databases.erp),
    /** Numbers of receipts that a person sent again: they come when they come. */
    sentAgain: new Set<string>(),
    comparedDays: new Set<string>(),
    shiftClock: (program: RunningProgram, ms: number) => {
      writeFileSync(join(clockFolder, new URL(program.url).port), String(ms));
      if (program.isUp && program.pid !== undefined) process.kill(program.pid, "SIGUSR2");
    },
  };
}

export type World = Awaited<ReturnType<typeof buildWorld>>;

async function openTills(server: Door, up: () => string[]): Promise<ShopTill[]> {
  const tills: ShopTill[] = [];
  for (const tillId of tillIds) {
    const [storeId = "", number = ""] = tillId.split("-");
    if (number === "03" || tillId === "1020-02")
      await server.post("/api/organisation/tills", { storeId, number, kind: "regular" });
    tills.push(await ShopTill.open(server, tillId, up));
  }
  return tills;
}

export async function readStock(pool: pg.Pool): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ siteId: string; milli: string }>(
    'select site_id as "siteId", sum(quantity_milli) as milli from logistics.stock group by 1',
  );
  return new Map(rows.map(({ siteId, milli }) => [siteId, Number(milli)]));
}

/** For looking at what no door shows. A database that is killed under it is no fault of this. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

export async function leaveWorld({ tills, toServer, toErp, hearer, databases, bare }: World): Promise<void> {
  await Promise.all(tills.map((till) => till.stop()));
  await Promise.all(Object.values(databases).map((pool) => pool.end()));
  await bare.close();
  await Promise.all([toServer.close(), toErp.close(), hearer.close()]);
}
