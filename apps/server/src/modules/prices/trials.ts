import { createLab, type LabContext } from "./lab/index.ts";
import { createGuard } from "./margin-guard/index.ts";
import { createReplays, type ReplayOptions } from "./replay/index.ts";

/** Receipts as sales keep them, for replays. */
export type KeptReceipts = Pick<ReplayOptions, "readReceiptTexts" | "countReceipts">;

type TrialOptions = LabContext & Omit<ReplayOptions, keyof KeptReceipts> & { receipts: KeptReceipts };

/** Offers tried out before they are active: on baskets, on margins, on the receipts there were. */
export function createTrials({ receipts, ...context }: TrialOptions) {
  return { lab: createLab(context), guard: createGuard(context), replays: createReplays({ ...context, ...receipts }) };
}
