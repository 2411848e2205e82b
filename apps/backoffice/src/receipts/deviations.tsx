import type { Deviation } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { deviationValue } from "./deviation-value.ts";

/** What the server computed differently. The customer has paid: it is shown, and never corrected by itself. */
export function Deviations({ deviations, currency }: { deviations: Deviation[]; currency: string }) {
  const { t } = useTranslation();
  if (deviations.length === 0) return null;
  return (
    <MessageStrip design="Critical" hideCloseButton>
      <strong>{t("receipts.deviationsFound", { count: deviations.length })}</strong>
      <ul className="deviations">
        {deviations.map((deviation) => (
          <li key={`${deviation.code} ${deviation.lineId ?? ""} ${deviation.expected ?? ""}`}>
            <DeviationText deviation={deviation} currency={currency} />
          </li>
        ))}
      </ul>
    </MessageStrip>
  );
}

/** In the reader's words where we know the code; else what the server says about it. */
function DeviationText({ deviation, currency }: { deviation: Deviation; currency: string }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { code, lineId, expected, actual, detail } = deviation;
  const key = `deviation.${code}`;
  if (!i18n.exists(key)) return detail;
  const show = (value: string) => deviationValue(code, value, currency, formats);
  const values = [
    expected !== undefined && `${t("receipts.expected")} ${show(expected)}`,
    actual !== undefined && `${t("receipts.actual")} ${show(actual)}`,
  ].filter(Boolean);
  const line = lineId === undefined ? "" : `${t("receipts.line")} ${lineId}, `;
  return `${line}${t(key)}${values.length > 0 ? `: ${values.join(", ")}` : ""}`;
}
