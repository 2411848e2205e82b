import type { PostingState, Reversal } from "@counterfoil/contracts";
import type { Formats } from "@counterfoil/ui";
import type { Tone } from "@counterfoil/ui/fiori";
import i18next from "i18next";

export const postingTones: Record<PostingState, Tone> = {
  waiting: "neutral",
  sending: "information",
  delivered: "information",
  posted: "positive",
  setAside: "critical",
  failed: "critical",
  dead: "negative",
};
export const postingStates = Object.keys(postingTones) as PostingState[];
export const retryableStates = ["failed", "dead", "setAside"] as const;

/** The reason as a sentence in the reader's language; what the other side said follows it. */
export function reasonSentence(reasonCode: string | undefined): string | undefined {
  if (reasonCode === undefined) return undefined;
  const key = `reason.${reasonCode}`;
  return i18next.exists(key) ? i18next.t(key) : i18next.t("reason.other", { code: reasonCode });
}

/** "Reversed in the ERP by Ann on 22.11.2026, 10:31: wrong till". */
export function reversalSentence({ by, at, why }: Reversal, formats: Formats): string {
  return i18next.t("messages.reversed", { by, at: formats.instant(at), why });
}

/** What a document is, with SAP's name for it: "Receipt (WPUBON01)". */
export function documentText(type: string): string {
  const key = `messages.kind.${type}`;
  return i18next.exists(key) ? `${i18next.t(key)} (${type})` : type;
}
