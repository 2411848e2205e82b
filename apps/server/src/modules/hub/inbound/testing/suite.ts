import { createLog, openDatabase, systemClock } from "@counterfoil/platform";
import type { DB } from "../../../../database.gen.ts";
import { type MasterDataOptions, wireMasterData } from "../../../../wire-master-data.ts";
import { createCommunication } from "../../communication/index.ts";
import { bodyOf } from "./messages.ts";

const store = (storeId: string) => ({
  storeId,
  name: storeId,
  addressLines: [],
  timeZone: "Europe/London",
  currency: "GBP",
  language: "en" as const,
  salesOrganisation: "1000",
  distributionChannel: "10",
  storageLocations: [],
  openingHours: [],
  closedDays: [],
});
export const stores = [store("1010"), store("1020")];

/** The modules that master data flows through, wired as the server wires them, on a database of the test's own. */
export async function openSuite(url: string, options: Partial<MasterDataOptions> = {}) {
  const database = openDatabase<DB>({ url, applicationName: "test", max: 10 });
  const { db, pool } = database;
  const secretKey = Buffer.alloc(32, 7);
  const log = createLog({ name: "test", level: process.env.LOG_LEVEL ?? "silent" });
  const told: string[] = [];
  const organisation: MasterDataOptions["organisation"] = {
    readStores: async () => stores,
    announceMasterDataChanged: async (_within, to) => void told.push(to === "all" ? "all" : to.join()),
  };
  const nothing = async () => undefined;
  const communication = createCommunication({ db, clock: systemClock, secretKey, judgeUser: async () => undefined });
  // Nobody is made here: customers come by messages.
  const making = {
    readPlace: nothing,
    readTerms: communication.readCreationSettings,
    tellErp: nothing,
    retry: nothing,
    withdraw: async () => false,
    renew: async () => true,
    wake: () => undefined,
    numberKnown: nothing,
  };
  const receipts = { readReceiptTexts: async () => [], countReceipts: async () => 0 };
  const masterData = wireMasterData({
    communication,
    receipts,
    making,
    db,
    pool,
    log,
    clock: systemClock,
    secretKey,
    organisation,
    ...options,
  });
  const { inbound, catalog } = masterData;
  for (const [code, rate] of [
    ["A0", 0],
    ["A1", 20],
    ["A2", 5],
  ] as const)
    await catalog.putTax({ code, rate, names: {} }, { kind: "system", id: "test", name: "Test" });

  async function send(object: "article" | "businessPartner" | "relationship", text: string) {
    const service = inbound.services.find(({ objectType }) => objectType === object);
    if (service === undefined) throw new Error(object);
    const received = await inbound.receive(service, "erp", bodyOf(text));
    await inbound.whenIdle();
    return received;
  }
  return { db, pool, told, ...masterData, send, close: () => database.close() };
}

export type Suite = Awaited<ReturnType<typeof openSuite>>;
