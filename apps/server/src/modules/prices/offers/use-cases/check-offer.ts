import type { OfferProblem } from "@counterfoil/contracts";
import { convertOffer } from "@counterfoil/pricing";
import { assessOffers } from "../assess.ts";
import { offerStateWrong } from "../errors.ts";
import type { OfferContext, SavedTestResult } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { findOverlaps, type Overlap } from "../overlaps/find-overlaps.ts";
import { type Call, withOffer, writeOffer } from "./with-offer.ts";

export type Check = { record: OfferRecord; problems: OfferProblem[]; overlaps: Overlap[]; tests: SavedTestResult[] };

/** Looks at everything that can be known before a person approves; checked when nothing of it is blocking. */
export async function checkOffer(context: OfferContext, call: Call): Promise<Check> {
  return withOffer(context, call, async (transaction, record) => {
    const { draft } = record;
    if (draft === undefined) throw offerStateWrong("There is no draft to check.");
    const [problems = []] = await assessOffers(context, [draft], transaction);
    const isBlocked = problems.some(({ blocking }) => blocking);
    const tests = isBlocked ? [] : await context.runSavedTests([convertOffer(draft)]);
    const result = {
      problems: [...problems, ...failuresOf(tests)],
      overlaps: await findOverlaps(context, draft),
      tests,
    };
    if (isBlocked || record.draftState !== "draft") return { record, ...result };
    const note = { actor: call.actor, action: "checked" };
    return { record: await writeOffer(transaction, record, { draftState: "checked" }, note), ...result };
  });
}

/** A test that breaks is told now and stops the activation; who approves may still want to change the test. */
function failuresOf(tests: readonly SavedTestResult[]): OfferProblem[] {
  return tests
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => ({
      field: "",
      code: "saved-test-failed",
      detail: `The saved test “${name}” would not be true any more. ${detail ?? ""}`.trim(),
      blocking: false,
    }));
}
