import type { PostingState } from "@counterfoil/contracts";
import { StateTag, type Tone } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { postingTones } from "../messages/posting.ts";

const ownTones: Record<string, Tone> = {
  accepted: "positive",
  pending: "information",
  error: "negative",
  reversed: "critical",
};

/** Steps carry posting states and the ERP's own task states; an unknown one is shown as it came. */
export function StepState({ state }: { state: string }) {
  const { t, i18n } = useTranslation();
  const tone = postingTones[state as PostingState] ?? ownTones[state] ?? "neutral";
  const key = [`posting.${state}`, `flow.state.${state}`].find((each) => i18n.exists(each));
  return <StateTag tone={tone}>{key ? t(key) : state}</StateTag>;
}
