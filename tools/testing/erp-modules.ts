import { randomBytes } from "node:crypto";
import { createLog, openDatabase, systemClock } from "@counterfoil/platform";
import type { DB } from "../../apps/erp/src/database.gen.ts";
import { createAccess } from "../../apps/erp/src/modules/access/index.ts";
import { createCommunication } from "../../apps/erp/src/modules/communication/index.ts";
import { createDocuments } from "../../apps/erp/src/modules/documents/index.ts";
import { createLogistics } from "../../apps/erp/src/modules/logistics/index.ts";
import { createMasterData } from "../../apps/erp/src/modules/masterdata/index.ts";
import { createReplication } from "../../apps/erp/src/modules/replication/index.ts";
import { testDatabase } from "./database.ts";

/** The ERP's modules on a database of this test file, without HTTP and without the worker: a test runs the jobs itself. */
export async function erpModules() {
  const database = await testDatabase("erp");
  const { db, pool, close } = openDatabase<DB>({
    url: database.url,
    applicationName: "erp-test",
    max: 10,
  });
  const log = createLog({ name: "erp-test", level: "silent" });
  const masterData = createMasterData(db);
  const logistics = createLogistics({ db, masterData, clock: systemClock });
  const access = createAccess({ db, clock: systemClock });
  const communication = createCommunication({ db, key: randomBytes(32), clock: systemClock, access });
  const newReplication = () => createReplication({ db, pool, masterData, communication, log });
  return {
    db,
    pool,
    masterData,
    logistics,
    communication,
    documents: createDocuments({ db, masterData, logistics, log }),
    replication: newReplication(),
    /** As after a restart: nothing but the database is left. */
    newReplication,
    async stop() {
      await close();
      await database.drop();
    },
  };
}
