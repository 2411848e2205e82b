import type { GuardResult } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange, type TaskList } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { listTableImports } from "../table-imports/index.ts";
import { createGuardRuns } from "./guard-runs.ts";
import { importPurchasePrices, undoPurchasePrices } from "./import-purchase-prices.ts";
import {
  deleteOtherPurchasePrices,
  listPurchasePrices,
  type PurchasePriceRow,
  readThreshold,
  saveThreshold,
  upsertPurchasePrices,
} from "./purchase-price-store.ts";
import { type GuardContext, runGuard } from "./run-guard.ts";

export type { PurchasePriceRow } from "./purchase-price-store.ts";
export { registerGuardRoutes } from "./routes.ts";

/** Nobody waits longer than some seconds for a check. */
const ARTICLES_IN_A_CHECK = 60;

/** What offers can do to the margin together, found before they are active. */
export function createGuard(context: GuardContext) {
  const { db } = context;
  const runs = createGuardRuns(context);
  return {
    runs,
    /** For the check of drafts: the articles that have the least to lose, on one thread. */
    check: async (promotions: readonly Promotion[]): Promise<GuardResult> =>
      (await runGuard(context, { promotions }, { articles: ARTICLES_IN_A_CHECK, threads: 1 })) as GuardResult,
    threshold: () => readThreshold(db),
    saveThreshold: (percent: number, actor: Actor) =>
      inTransaction(db, async (transaction) => {
        const detail = { before: { percent: await readThreshold(transaction) }, after: { percent } };
        const change = { actor, objectType: "marginGuard", objectId: "threshold", detail };
        await saveThreshold(transaction, percent, actor.name);
        await recordChange(transaction, { ...change, action: "marginThreshold.changed" });
      }),
    purchasePrices: async ({ query, next, limit = 50 }: { query?: string; next?: string; limit?: number }) => {
      const after = next === undefined ? [] : Buffer.from(next, "base64url").toString().split("|");
      const rows = await listPurchasePrices(db, { query, after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      if (rows.length <= limit || last === undefined) return { items };
      const place = [last.articleId, last.store ?? "", last.unit, last.validFrom].join("|");
      return { items, next: Buffer.from(place).toString("base64url") };
    },
    importPurchasePrices: (file: Parameters<typeof importPurchasePrices>[1], actor: Actor) =>
      importPurchasePrices(db, file, actor),
    purchasePriceImports: () => listTableImports(db, "purchasePrices"),
    undoPurchasePrices: (importId: string, actor: Actor) => undoPurchasePrices(db, importId, actor),
    /** From the ERP or an upload, in its transaction; `complete`: of these articles nothing else holds. Answers what changed. */
    applyPurchasePrices: async (
      { db: transaction }: Pick<Bulk, "db">,
      rows: readonly PurchasePriceRow[],
      { complete = [], by = "ERP" }: { complete?: readonly string[]; by?: string } = {},
    ): Promise<Set<string>> => {
      const ended = complete.length === 0 ? [] : await deleteOtherPurchasePrices(transaction, complete, rows);
      const written = rows.length === 0 ? [] : await upsertPurchasePrices(transaction, rows, by);
      return new Set([...ended, ...written]);
    },
    tasks: { "prices:fail-lost-guards": () => runs.failLost() } satisfies TaskList,
    crontab: "* * * * * prices:fail-lost-guards",
  };
}

export type Guard = ReturnType<typeof createGuard>;
