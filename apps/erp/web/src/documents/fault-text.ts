import { currentLanguage } from "@counterfoil/ui";
import { isOurs, said } from "@counterfoil/ui/sentences";
import i18next from "i18next";

/** As rows carry the first of their faults. */
export type RowFault = { reasonCode: string | null; reasonSubject: string | null; reason: string | null };
type FaultFacts = { code: string | null; subject: string | null; reason: string | null };

/**
 * Why something is set aside, in the reader's language: from its code and what is at fault. The ERP keeps the reason in English, with
 * figures that only it knows; who reads English reads that.
 */
export function faultText({ code, subject, reason }: FaultFacts): string | undefined {
  if (reason !== null && isOurs(reason)) return said(reason);
  const key = `cause.${code ?? ""}`;
  if (reason === null || currentLanguage() === "en" || !i18next.exists(key)) return reason ?? undefined;
  const line = /^Line (\d+)/.exec(reason)?.[1];
  const cause = i18next.t(key);
  const sentence = `${cause[0]?.toUpperCase()}${cause.slice(1)}${subject ? `: ${subject}` : ""}`;
  return line === undefined ? sentence : i18next.t("fault.inLine", { line, said: sentence });
}

/** Of a row that carries the first of its faults. */
export const rowFaultText = (row: RowFault): string | undefined =>
  faultText({ code: row.reasonCode, subject: row.reasonSubject, reason: row.reason });
