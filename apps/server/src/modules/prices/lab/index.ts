import type { LabRequest, NewLabTest } from "@counterfoil/contracts";
import type { Actor } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { LabContext } from "./context.ts";
import { readLabTests } from "./lab-test-store.ts";
import { runLabTests } from "./run-tests.ts";
import { removeLabTest, saveLabTest } from "./save-test.ts";
import { tryBasket } from "./try-basket.ts";

export type { Draft, LabContext } from "./context.ts";
export { registerLabRoutes } from "./routes.ts";

/** The basket lab: offers tried on baskets before they are active, and baskets kept as tests. */
export function createLab(context: LabContext) {
  return {
    tryBasket: (request: LabRequest) => tryBasket(context, request),
    listTests: () => readLabTests(context.db),
    saveTest: (test: NewLabTest, actor: Actor) => saveLabTest(context, test, actor),
    removeTest: (testId: string, actor: Actor) => removeLabTest(context, testId, actor),
    runTests: async ({ testIds, draftOfferIds = [] }: { testIds?: string[]; draftOfferIds?: string[] }) => {
      const drafts = draftOfferIds.length === 0 ? [] : await context.draftPromotions(draftOfferIds);
      const promotions = drafts.map(({ promotion }) => promotion);
      return runLabTests(context, { promotions, ...(testIds === undefined ? {} : { ids: testIds }) });
    },
    /** Before an activation: the saved tests as if these promotions were in the book already. */
    runSavedTests: (promotions: readonly Promotion[]) => runLabTests(context, { promotions }),
  };
}

export type Lab = ReturnType<typeof createLab>;
