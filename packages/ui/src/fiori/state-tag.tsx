import { ObjectStatus } from "@ui5/webcomponents-react/ObjectStatus";
import type { ReactNode } from "react";

export type Tone = "neutral" | "information" | "positive" | "critical" | "negative";

const valueStates = {
  neutral: "None",
  information: "Information",
  positive: "Positive",
  critical: "Critical",
  negative: "Negative",
} as const;

/** A state as SAP shows it: word, icon and colour together, never colour alone. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <ObjectStatus state={valueStates[tone]} showDefaultIcon={tone !== "neutral"}>
      {children}
    </ObjectStatus>
  );
}
