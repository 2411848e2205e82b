import type { GuardRequest, GuardRun } from "@counterfoil/contracts";
import type { Actor } from "@counterfoil/platform";
import { guardBusy, guardRunUnknown } from "./errors.ts";
import { type GuardContext, runGuard } from "./run-guard.ts";
import { cancelRun, endRun, failLostRuns, insertRun, keepRun, readRuns } from "./run-store.ts";

/** A search over all of them takes some minutes on two cores; those with the least to lose come first. */
const ARTICLES_AT_MOST = 2000;

/** Searches that somebody has asked for: started, looked at, cancelled; what they found is kept. */
export function createGuardRuns(context: GuardContext) {
  const { db } = context;
  let running = 0;

  async function search(runId: string, request: GuardRequest): Promise<void> {
    running += 1;
    try {
      const drafts = request.offerIds?.length ? await context.draftPromotions(request.offerIds) : [];
      const keep = (progress: { done: number; total: number }) => keepRun(db, runId, progress);
      const promotions = drafts.map(({ promotion }) => promotion);
      const result = await runGuard(context, { ...request, promotions }, { articles: ARTICLES_AT_MOST, keep });
      if (result === undefined) return;
      await keepRun(db, runId, { done: result.searched, total: result.searched });
      await endRun(db, runId, { result });
    } catch (error) {
      context.log.error({ err: error, runId }, "the margin guard has failed");
      await endRun(db, runId, { failure: error instanceof Error ? error.message : String(error) });
    } finally {
      running -= 1;
    }
  }

  return {
    start: async (request: GuardRequest, actor: Actor): Promise<string> => {
      if (running > 0) throw guardBusy("One search uses all cores. Cancel it, or wait.");
      if (request.offerIds?.length) await context.draftPromotions(request.offerIds);
      const runId = await insertRun(db, actor.name);
      search(runId, request).catch((error) => context.log.error({ err: error, runId }, "a search could not end"));
      return runId;
    },
    list: () => readRuns(db, { limit: 50 }),
    read: async (runId: string): Promise<GuardRun> => {
      const [run] = await readRuns(db, { runId, limit: 1 });
      if (run === undefined) throw guardRunUnknown(`There is no run ${runId}.`);
      return run;
    },
    cancel: (runId: string) => cancelRun(db, runId),
    failLost: () => failLostRuns(db),
  };
}
