import type { Clock } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import type { CalculationContext } from "../calculation/index.ts";

export type Draft = { offerId: string; name: string; state: string; promotion: Promotion };

/** What the use cases of this folder work with. */
export type LabContext = {
  db: Db;
  clock: Clock;
  calculation: CalculationContext;
  /** The latest version of each offer, as the promotion it would become. Unknown ids are refused. */
  draftPromotions: (offerIds: readonly string[]) => Promise<Draft[]>;
};
