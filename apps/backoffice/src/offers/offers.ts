import type { GuardResult, OfferProblem, OfferRow, OfferState, Words } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { intentHref } from "@counterfoil/ui";
import type { Tone } from "@counterfoil/ui/fiori";

export type Overlap = { offerId: string; name: string; why: Words };
export type OfferChange = {
  at: string;
  by: string;
  action: string;
  version: number;
  comment?: string;
  changes: { field: string; from?: unknown; to?: unknown }[];
};

type TestOutcome = { testId: string; name: string; passed: boolean; failsAnyway?: boolean; detail?: string };

/** `offer` is what is worked on, else what is sold by; promotions of other systems have none. */
export type OfferDetail = OfferRow & {
  offer?: Offer;
  deleted?: boolean;
  problems: OfferProblem[];
  overlaps: Overlap[];
  history: OfferChange[];
  approvals: { at: string; by: string; comment?: string }[];
  book?: number;
};

/** What a check has tried out: the saved baskets, and the margins. */
export type Trial = { version: number; tests: TestOutcome[]; guard?: GuardResult };
export const trialKey = (offerId: string) => ["offer-trial", offerId];

export const tones: Record<OfferState, Tone> = {
  draft: "neutral",
  checked: "information",
  approved: "information",
  scheduled: "information",
  active: "positive",
  ended: "neutral",
};

export const offerHref = (offerId: string) => intentHref("Offer-display", { offerId });
export const offerPath = (offerId: string, what = "") =>
  `/api/prices/offers/${encodeURIComponent(offerId)}${what === "" ? "" : `/${what}`}`;
