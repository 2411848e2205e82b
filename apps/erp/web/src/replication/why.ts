import { said } from "@counterfoil/ui/sentences";
import { useTranslation } from "react-i18next";
import type { Facts, Why } from "./replication.ts";

/** Where what the receiver said is the point. */
const quoted = new Set(["refused", "receiver-reported", "error-inside", "answered"]);

/** Why something is as it is, in words; what the receiver said itself stands behind it. */
export function useWhyText(): (why: Why) => string {
  const { t } = useTranslation();
  return ({ reason, reasonCode, reasonFacts }) => {
    if (reasonCode === null) return said(reason) ?? "";
    const words = t(`replicationReason.${reasonCode}`, { ...reasonFacts, defaultValue: "" });
    if (words === "") return said(reason) ?? reasonCode;
    const saysMore = reason !== null && quoted.has(reasonCode);
    return saysMore ? `${words} ${said(reason)}` : words;
  };
}

export function useFindingText(): (finding: { code: string; facts: Facts }) => string {
  const { t } = useTranslation();
  return ({ code, facts }) => t(`replicationFinding.${code}`, { ...facts, defaultValue: code });
}
