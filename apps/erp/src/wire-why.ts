import type { Db } from "./database.ts";
import type { Communication } from "./modules/communication/index.ts";
import type { MasterData } from "./modules/masterdata/index.ts";
import type { Replication } from "./modules/replication/index.ts";
import { createWhy } from "./modules/why/index.ts";

type Asked = {
  db: Db;
  masterData: MasterData;
  replication: Pick<Replication, "readModels" | "whyNotMatched" | "searchObjects" | "searchRuns">;
  communication: Pick<Communication, "openWay">;
};

/** "Why is it not in the store?" asks the modules that the way leads through. */
export function wireWhy({ db, masterData, replication, communication }: Asked) {
  return createWhy({
    db,
    masterData,
    readModels: replication.readModels,
    whyNotMatched: replication.whyNotMatched,
    openWay: async (systemId, type) => {
      const opened = await communication.openWay(systemId, type);
      return "closed" in opened ? { closed: opened.closed } : {};
    },
    readSent: async (receiverId, objectType, objectKey) =>
      (await replication.searchObjects({ receiverId, objectType, objectKey, limit: 1 })).items[0],
    readWaiting: async (modelId, objectType) =>
      (await replication.searchRuns({ modelId, objectType, state: "waiting", limit: 1 })).items[0],
  });
}
