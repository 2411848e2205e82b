import { isDeepStrictEqual } from "node:util";
import { type Actor, addJob, inTransaction, recordChange } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import {
  correctionChangesNothing,
  correctionInvalid,
  receiptChanged,
  receiptNotCorrectable,
  receiptUnknown,
} from "../errors.ts";
import { POST_TASK } from "../intake/receive-document.ts";
import { readFacts } from "../judging/facts.ts";
import { judge } from "../judging/judge.ts";
import type { Modules } from "../posting/post-batch.ts";
import type { Content, PendingReceipt, ReceiptKind } from "../receipt.ts";
import { contentChecks } from "./content-schemas.ts";
import { replaceContents, type SetAsideReceipt, takeReceipts } from "./correction-store.ts";
import { asTried, withContent } from "./preview.ts";

export const CorrectionSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1, description: "The version that was corrected." }),
    why: Type.String({ minLength: 3, maxLength: 200, pattern: "\\S" }),
    content: Type.Unknown({ description: "The whole content, as the receipt has it." }),
  },
  { additionalProperties: false },
);
export type Correction = Static<typeof CorrectionSchema>;

/** What is wrong with a receipt as a whole stops a correction; what only master data can cure does not. */
const wrongInItself = new Set([
  "unbalanced",
  "amount-invalid",
  "quantity-invalid",
  "receipt-empty",
  "currency-differs",
  "posted-task-differs",
]);

/** A person puts another content in the place of a receipt's that is set aside. What it was stays beside it, with who and why. */
export async function correctReceipt(
  db: Db,
  modules: Modules,
  { receiptId, version, why, content: given }: Correction & { receiptId: number },
  actor: Actor,
): Promise<{ version: number }> {
  return inTransaction(db, async (transaction) => {
    const [receipt] = await takeReceipts(transaction, [receiptId]);
    if (!receipt) throw receiptUnknown(`There is no receipt ${receiptId}.`);
    requireCorrectable(receipt, version);
    const content = checkContent(receipt.kind, given);
    requireSameReceipt(receipt, content);
    if (isDeepStrictEqual(content, receipt.content)) throw correctionChangesNothing("Nothing is different.");
    const day = receipt.businessDate ?? (content as { day: string }).day;
    await requireSound(transaction, modules, { ...receipt, businessDate: day }, content);
    await replaceContents(transaction, [{ receipt, content }], { by: actor.name, how: "form", why });
    const { receiptNumber } = receipt;
    const detail = { receiptId, kind: receipt.kind, version: version + 1, why };
    const change = { actor, action: "receipt.corrected", objectType: "receipt", objectId: receiptNumber, detail };
    await recordChange(transaction, change);
    await addJob(transaction, POST_TASK, {}, { key: POST_TASK });
    return { version: version + 1 };
  });
}

function requireCorrectable({ state, version, receiptNumber }: SetAsideReceipt, seen: number): void {
  if (state !== "setAside")
    throw receiptNotCorrectable(`Receipt ${receiptNumber} is ${state}; only what is set aside can be corrected.`);
  if (version !== seen) throw receiptChanged(`Receipt ${receiptNumber} has been changed meanwhile.`);
}

export function checkContent(kind: ReceiptKind, content: unknown): Content {
  const checked = contentChecks[kind](content);
  if ("problem" in checked) throw correctionInvalid(checked.problem.detail, `/content${checked.problem.where ?? ""}`);
  return checked.value as Content;
}

type Key = { site?: string; till?: string; number?: string; day?: string };

/** By site, till, number and day a receipt is known; another one of these would be another receipt. */
function requireSameReceipt(receipt: SetAsideReceipt, content: Content): void {
  const before = receipt.content as Key;
  const after = content as Key;
  for (const field of ["site", "till", "number", "day"] as const) {
    if (before[field] === after[field] || (field === "day" && receipt.businessDate === null)) continue;
    throw correctionInvalid(`The ${field} of a receipt cannot be corrected.`, `/content/${field}`);
  }
}

async function requireSound(db: Db, modules: Modules, receipt: PendingReceipt, content: Content): Promise<void> {
  const tried = asTried(withContent(receipt, content));
  const { verdicts } = judge(tried, await readFacts(db, modules.masterData, [tried]));
  for (const verdict of verdicts)
    if ("fault" in verdict && wrongInItself.has(verdict.fault.code))
      throw correctionInvalid(verdict.fault.reason, "/content");
}
