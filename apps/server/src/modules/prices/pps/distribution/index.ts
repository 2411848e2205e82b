import { type Actor, addJob, deriveKey, type SecretKey, type TaskList } from "@counterfoil/platform";
import { currentBookNumber } from "../../books/index.ts";
import { type DistributionContext, distribute, plan } from "./distribute.ts";
import { readTargetDocuments, readTargets, readUntold } from "./read-targets.ts";
import { removeTarget, type SentTarget, saveTarget } from "./save-target.ts";
import { findDueTargets, findTarget, readDocumentText } from "./target-store.ts";

export { registerDistributionRoutes } from "./routes.ts";

export type DistributionOptions = Omit<DistributionContext, "key"> & {
  secretKey: SecretKey;
  ownSystem: string;
  /** Our own address, which is no target. */
  baseUrl: string | undefined;
};

const RUN = "prices:distribute-target";

/** Prices and promotions on their way to other makers' tills. */
export function createDistribution({ secretKey, ...options }: DistributionOptions) {
  const context = { ...options, key: deriveKey(secretKey, "server price targets") };
  const { db } = context;

  /** Jobs of one queue run one after another: a target's documents have an order. */
  const run = (targetId: string) =>
    addJob(db, RUN, { targetId }, { key: `${RUN}:${targetId}`, queue: `${RUN}:${targetId}`, maxAttempts: 3 });

  async function runDue(): Promise<void> {
    for (const targetId of await findDueTargets(db, await currentBookNumber(db))) await run(targetId);
  }

  return {
    list: async () => ({ items: await readTargets(db), currentBook: await currentBookNumber(db) }),
    async read(targetId: string) {
      const [target] = await readTargets(db, targetId);
      if (target === undefined) return undefined;
      const [documents, untold] = [await readTargetDocuments(db, targetId), await readUntold(db, targetId)];
      return { target, documents, untold, currentBook: await currentBookNumber(db) };
    },
    readDocument: (targetId: string, documentId: number) => readDocumentText(db, targetId, documentId),
    async save(targetId: string, sent: SentTarget, by: { isNew: boolean; actor: Actor }): Promise<void> {
      await saveTarget(context, targetId, sent, by);
      if (sent.active) await run(targetId);
    },
    remove: (targetId: string, actor: Actor) => removeTarget(context, targetId, actor),
    /** By a person, now: what it lacks, or everything again. */
    async send(targetId: string, mode: "delta" | "full"): Promise<{ documents: number; book: number } | undefined> {
      const target = await findTarget(db, context.key, targetId);
      if (target === undefined) return undefined;
      const planned = await plan(context, target, { mode, again: mode === "full" });
      await run(targetId);
      return planned;
    },
    /** After a publication. */
    booksChanged: runDue,
    tasks: {
      [RUN]: (payload) => distribute(context, (payload as { targetId: string }).targetId),
      "prices:distribute": runDue,
    } satisfies TaskList,
    crontab: "* * * * * prices:distribute",
  };
}

export type Distribution = ReturnType<typeof createDistribution>;
