import type { InboundDocument, InboundObject } from "@counterfoil/contracts";
import type { Tone } from "@counterfoil/ui/fiori";

export const callTones: Record<InboundDocument["state"], Tone> = {
  received: "information",
  applying: "information",
  applied: "positive",
  appliedWithErrors: "critical",
  duplicate: "neutral",
  rejected: "negative",
  failed: "negative",
};

export const outcomeTones: Record<InboundObject["outcome"], Tone> = {
  created: "positive",
  changed: "positive",
  unchanged: "neutral",
  stale: "critical",
  rejected: "negative",
};

export type Outcome = InboundObject["outcome"];
export const outcomes = Object.keys(outcomeTones) as Outcome[];
export const callStates = Object.keys(callTones) as InboundDocument["state"][];
