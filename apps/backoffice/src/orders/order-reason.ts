import type { OrderSummary } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { causeText } from "../mending/mending.ts";

type Standing = Pick<OrderSummary, "reason" | "reasonCode" | "reasonSubject" | "since">;

/** Why it waits or is refused, in the reader's language; what the ERP says of one order is quoted where we have no words for it. */
export function useOrderReason(): (standing: Standing) => string | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ reason, reasonCode, reasonSubject: subject = "", since }) => {
    const key = `salesOrders.because.${reasonCode}${since === undefined ? "" : "-since"}`;
    if (i18next.exists(key)) return t(key, { subject, since: since && formats.instant(since) });
    const known = reasonCode !== undefined && i18next.exists(`cause.${reasonCode}`);
    if (known && (currentLanguage() !== "en" || reason === undefined))
      return causeText({ causeCode: reasonCode, causeSubject: subject });
    return said(reason);
  };
}
