import { createLog, openDatabase, systemClock } from "@counterfoil/platform";
import type { DB } from "../../../../database.gen.ts";
import { createCatalog } from "../../../catalog/index.ts";
import { createCustomers } from "../../../customers/index.ts";
import { createPrices } from "../../../prices/index.ts";
import { createInbound, type InboundOptions } from "../index.ts";
import { bodyOf } from "./messages.ts";

/** The modules that master data flows through, wired as the server wires them, on a database of the test's own. */
export async function openSuite(url: string, options: Partial<InboundOptions> = {}) {
  const database = openDatabase<DB>({ url, applicationName: "test", max: 10 });
  const { db, pool } = database;
  const log = createLog({ name: "test", level: process.env.LOG_LEVEL ?? "silent" });
  const told: string[] = [];
  const announceMasterDataChanged = async () => void told.push("masterData");
  const catalog = createCatalog({ db });
  const customers = createCustomers({ db });
  const prices = createPrices({ db, clock: systemClock, readTaxes: catalog.readTaxes, announceMasterDataChanged });
  const common = { db, pool, log, clock: systemClock, catalog, customers, prices, announceMasterDataChanged };
  const inbound = createInbound({ ...common, ...options });
  for (const [code, rate] of [
    ["A0", 0],
    ["A1", 20],
    ["A2", 5],
  ] as const)
    await catalog.putTax({ code, rate, names: {} });

  async function send(object: "article" | "businessPartner", text: string) {
    const service = inbound.services.find(({ objectType }) => objectType === object);
    if (service === undefined) throw new Error(object);
    const received = await inbound.receive(service, "erp", bodyOf(text));
    await inbound.whenIdle();
    return received;
  }
  return { ...common, told, inbound, send, close: () => database.close() };
}

export type Suite = Awaited<ReturnType<typeof openSuite>>;
