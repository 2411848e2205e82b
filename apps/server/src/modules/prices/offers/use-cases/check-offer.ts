import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { assessOffers } from "../assess.ts";
import { offerStateWrong } from "../errors.ts";
import type { OfferContext, SavedTestResult } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { findOverlaps, type Overlap } from "../overlaps/find-overlaps.ts";
import { toPromotion } from "./activate-offer.ts";
import { type Call, withOffer, writeOffer } from "./with-offer.ts";

export type Check = {
  record: OfferRecord;
  problems: OfferProblem[];
  overlaps: Overlap[];
  tests: SavedTestResult[];
  guard?: unknown;
};

/**
 * Looks at everything that can be known before a person approves; checked when nothing of it is blocking. The trials take a second
 * or two, in which nobody is kept waiting: if the draft changes meanwhile, what was found is of no use and is refused.
 */
export async function checkOffer(context: OfferContext, { offerId, version, actor }: Call): Promise<Check> {
  const seen = await withOffer(context, { offerId, version }, async (_transaction, record) => record);
  const { draft } = seen;
  if (draft === undefined) throw offerStateWrong("There is no draft to check.");
  const [problems = []] = await assessOffers(context, [draft]);
  const isBlocked = problems.some(({ blocking }) => blocking);
  const trial = isBlocked ? { tests: [] } : await tryOut(context, draft);
  const overlaps = await findOverlaps(context, draft);
  const result = { ...trial, problems: [...problems, ...failuresOf(trial.tests)], overlaps };
  if (isBlocked || seen.draftState !== "draft") return { record: seen, ...result };
  const record = await withOffer(context, { offerId, version: seen.version }, (transaction, same) =>
    writeOffer(transaction, same, { draftState: "checked" }, { actor, action: "checked" }),
  );
  return { record, ...result };
}

/** On the saved tests and on the margins, as the promotion it would become. */
async function tryOut(context: OfferContext, draft: Offer): Promise<Pick<Check, "tests" | "guard">> {
  const promotions = [toPromotion(draft, context.hooks)];
  return { tests: await context.runSavedTests(promotions), guard: await context.guardOffers(promotions) };
}

/** A test that it breaks is told now and stops the activation; who approves may still want to change the test. */
function failuresOf(tests: readonly SavedTestResult[]): OfferProblem[] {
  return tests
    .filter(({ passed, failsAnyway }) => !passed && !failsAnyway)
    .map(({ name, detail }) => ({
      field: "",
      code: "saved-test-failed",
      detail: `The saved test “${name}” would not be true any more. ${detail ?? ""}`.trim(),
      blocking: false,
    }));
}
