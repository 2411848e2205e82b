import type { Deviation } from "@counterfoil/contracts";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";

/** What the server computed differently. The customer has paid: it is shown, and never corrected by itself. */
export function Deviations({ deviations }: { deviations: Deviation[] }) {
  const { t, i18n } = useTranslation();
  if (deviations.length === 0) return null;
  return (
    <MessageStrip design="Critical" hideCloseButton>
      <strong>{t("receipts.deviationsFound", { count: deviations.length })}</strong>
      <ul className="deviations">
        {deviations.map((deviation) => (
          <li key={`${deviation.code} ${deviation.lineId ?? ""} ${deviation.expected ?? ""}`}>
            {deviation.lineId !== undefined && `${t("receipts.line")} ${deviation.lineId}: `}
            {i18n.exists(`deviation.${deviation.code}`) ? `${t(`deviation.${deviation.code}`)} ` : ""}
            {deviation.detail}
            {deviation.expected !== undefined &&
              ` (${t("receipts.expected")} ${deviation.expected}, ${t("receipts.actual")} ${deviation.actual ?? "–"})`}
          </li>
        ))}
      </ul>
    </MessageStrip>
  );
}
