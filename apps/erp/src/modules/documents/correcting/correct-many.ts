import { type Actor, addJob, inTransaction, recordChange, sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { massCorrectionChanged, massCorrectionEmpty, replacementUnknown } from "../errors.ts";
import { POST_TASK } from "../intake/receive-document.ts";
import { readFacts } from "../judging/facts.ts";
import { judge } from "../judging/judge.ts";
import type { Facts } from "../judging/judgement.ts";
import type { Modules } from "../posting/post-batch.ts";
import { hasFault } from "../queries/filters.ts";
import type { Fault } from "../receipt.ts";
import { type NewContent, replaceContents, takeReceipts } from "./correction-store.ts";
import { asTried, withContent } from "./preview.ts";
import { isKnown, ReplacementSchema, replaceIn } from "./replacement.ts";

const MAX_RECEIPTS = 10_000;
const SAMPLE = 20;
const BATCH = 500;

const receiptIds = Type.Optional(
  Type.Array(Type.Integer({ minimum: 1 }), {
    minItems: 1,
    maxItems: MAX_RECEIPTS,
    description: "Left out: all that have it.",
  }),
);
export const MassPreviewSchema = Type.Object(
  { replacement: ReplacementSchema, receiptIds },
  { additionalProperties: false },
);
export const MassCorrectionSchema = Type.Object(
  {
    replacement: ReplacementSchema,
    receiptIds,
    why: Type.String({ minLength: 3, maxLength: 200, pattern: "\\S" }),
    expected: Type.Integer({ minimum: 1, description: "How many the preview has found." }),
  },
  { additionalProperties: false },
);
export type MassPreview = Static<typeof MassPreviewSchema>;
export type MassCorrection = Static<typeof MassCorrectionSchema>;

/** How many receipts a replacement would change, how many would then post, and what would stop the others. */
export async function previewMany(db: Db, modules: Modules, choice: MassPreview) {
  return inTransaction(db, async (transaction) => {
    const { changes } = await findChanges(transaction, modules, choice);
    const stopped = new Map<string, { code: string; subject: string; count: number }>();
    const sample: object[] = [];
    let posts = 0;
    for (let from = 0; from < changes.length; from += BATCH) {
      const tried = changes
        .slice(from, from + BATCH)
        .map(({ receipt, content }) => asTried(withContent(receipt, content)));
      const facts = await readFacts(transaction, modules.masterData, tried);
      for (const [index, receipt] of tried.entries()) {
        const faults = judge(receipt, facts).verdicts.flatMap((verdict) => ("fault" in verdict ? [verdict.fault] : []));
        const { receiptId, receiptNumber } = receipt;
        if (faults.length === 0) posts += 1;
        countOnce(stopped, faults);
        if (sample.length < SAMPLE)
          sample.push({
            receiptId,
            receiptNumber,
            before: changes[from + index]?.receipt.content,
            after: receipt.content,
            faults,
          });
      }
    }
    return { receipts: changes.length, posts, stopped: [...stopped.values()], sample };
  });
}

function countOnce(all: Map<string, { code: string; subject: string; count: number }>, faults: Fault[]): void {
  for (const key of new Set(faults.map(({ code, subject }) => `${code}\n${subject}`))) {
    const [code = "", subject = ""] = key.split("\n");
    const known = all.get(key) ?? { code, subject, count: 0 };
    all.set(key, { ...known, count: known.count + 1 });
  }
}

/** All or none: each receipt keeps what it was, with who and why. */
export async function correctMany(
  db: Db,
  modules: Modules,
  { why, expected, ...choice }: MassCorrection,
  actor: Actor,
): Promise<{ corrected: number }> {
  return inTransaction(db, async (transaction) => {
    const { changes } = await findChanges(transaction, modules, choice);
    if (changes.length !== expected) {
      const reason = `${changes.length} receipts have it now, the preview showed ${expected}.`;
      throw massCorrectionChanged(reason, "/expected");
    }
    await replaceContents(transaction, changes, { by: actor.name, how: "mass", why });
    const { what, from, to } = choice.replacement;
    const detail = { ...choice.replacement, why, receipts: changes.length };
    const objectId = `${what} ${from} → ${to}`;
    await recordChange(transaction, { actor, action: "receipts.corrected", objectType: "receipts", objectId, detail });
    await addJob(transaction, POST_TASK, {}, { key: POST_TASK });
    return { corrected: changes.length };
  });
}

type Found = { changes: NewContent[]; facts: Facts };

/** Receipts that are set aside with this code at fault, each with its content as it would be. */
async function findChanges(
  transaction: Parameters<typeof takeReceipts>[0],
  modules: Modules,
  { replacement, receiptIds: chosen }: MassPreview,
): Promise<Found> {
  const facts = await readFacts(transaction, modules.masterData, []);
  if (replacement.what === "article")
    facts.articles = await modules.masterData.articleFacts(transaction, [replacement.to], []);
  if (!isKnown(replacement, facts)) throw replacementUnknown(`${replacement.to} is not known here.`, "/replacement/to");
  const conditions = [sql`state = 'setAside' and business_date is not null`, hasFault({ subject: replacement.from })];
  if (chosen) conditions.push(sql`receipt_id = any(${chosen})`);
  const { rows } = await sql<{ receiptId: number }>`
    select receipt_id as "receiptId" from documents.receipt where ${sql.join(conditions, sql` and `)}
    order by receipt_id limit ${MAX_RECEIPTS}`.execute(transaction);
  const receipts = await takeReceipts(
    transaction,
    rows.map(({ receiptId }) => receiptId),
  );
  const changes = receipts.flatMap((receipt): NewContent[] => {
    if (receipt.state !== "setAside" || isUnreadable(receipt.faults)) return [];
    const content = replaceIn(receipt, replacement, facts);
    return content === receipt.content ? [] : [{ receipt, content }];
  });
  if (changes.length === 0) throw massCorrectionEmpty(`No receipt is set aside for ${replacement.from}.`);
  return { changes, facts };
}

const isUnreadable = (faults: Fault[] | null) => faults?.some(({ code }) => code === "receipt-unreadable") ?? false;
