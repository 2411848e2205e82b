import type { SilenceSetting } from "@counterfoil/contracts";
import { type Actor, addJob, inTransaction, recordChange, type TaskList } from "@counterfoil/platform";
import { dayIn } from "../../catalog/index.ts";
import { WATCH_STUCK } from "../mending/index.ts";
import type { MonitorContext } from "./context.ts";
import {
  type CompletenessQuery,
  listCompleteness,
  type MonthQuery,
  readMonth,
  readSilence,
  writeSilence,
} from "./store.ts";
import { compareDay, findDifferences } from "./use-cases/compare-day.ts";
import { watchSilence } from "./use-cases/watch-silence.ts";
import { watchStuck } from "./use-cases/watch-stuck.ts";

export { registerMonitorRoutes } from "./routes.ts";

const DAY_MS = 86_400_000;
const COMPARE_DAYS = "hub:compare-days";
const HEAR_REVERSALS = "hub:hear-reversals";

/** Is all there that was sold, and does everybody speak who should. */
export function createMonitor(context: MonitorContext) {
  const { db, clock, log } = context;
  const hearReversals = () =>
    context.outbound
      .hearReversals()
      .catch((error) => log.warn({ err: error }, "the ERP did not tell what was reversed"));
  return {
    listCompleteness: (query: CompletenessQuery) => listCompleteness(db, query),
    readMonth: (query: MonthQuery) => readMonth(db, query),
    compareDay: async (storeId: string, businessDate: string) => {
      await hearReversals();
      return compareDay(context, storeId, businessDate);
    },
    /** What is done every hour, now: the last three days of all stores, in the background. */
    compareDays: () => addJob(db, COMPARE_DAYS, {}, { key: `${COMPARE_DAYS} now` }),
    findDifferences: (tillId: string, businessDate: string) => findDifferences(context, tillId, businessDate),
    readSilence: () => readSilence(db),
    saveSilence: (setting: SilenceSetting, actor: Actor) =>
      inTransaction(db, async (transaction) => {
        const before = await readSilence(transaction);
        await writeSilence(transaction, setting);
        const detail = { before, after: setting };
        const object = { objectType: "silenceSetting", objectId: "all" };
        await recordChange(transaction, { actor, action: "silenceSetting.changed", ...object, detail });
      }),
    tasks: {
      "hub:watch-silence": () => watchSilence(context),
      [WATCH_STUCK]: () => watchStuck(context),
      [HEAR_REVERSALS]: hearReversals,
      // Yesterday until it is equal; the day before, for what came late.
      [COMPARE_DAYS]: async () => {
        const now = clock.now().getTime();
        // Once for all: 500 stores on three days would read 1,500 tills 1,500 times.
        const [tills, stores] = [await context.readTills(), await context.readStores()];
        const comparing = { ...context, readTills: async () => tills, readStores: async () => stores };
        for (const { storeId, timeZone } of stores)
          for (const age of [0, 1, 2]) {
            const day = dayIn(new Date(now - age * DAY_MS), timeZone);
            await compareDay(comparing, storeId, day).catch((error) =>
              log.warn({ err: error, storeId, day }, "a day was not compared"),
            );
          }
      },
    } satisfies TaskList,
    crontab: `* * * * * hub:watch-silence\n* * * * * ${WATCH_STUCK}\n* * * * * ${HEAR_REVERSALS}\n13 * * * * ${COMPARE_DAYS}`,
  };
}

export type Monitor = ReturnType<typeof createMonitor>;
