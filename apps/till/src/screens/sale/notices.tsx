import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import type { PriceStep } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";

/** What the cashier is told, and the way back from the last step. None of it hinders the next scan. */
export function Notices() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { notices, undo } = useWatch(sale.state);
  const currency = configuration.get()?.currency ?? "GBP";
  const spoken = (values: Record<string, string | number>) => ({
    ...values,
    before: formats.money(Number(values.before ?? 0), currency),
    after: formats.money(Number(values.after ?? 0), currency),
    ...(values.unit && { unit: unitWord(String(values.unit), t) }),
    reason: t([`couponReason.${values.reason}`, "couponReason.other"]),
  });
  return (
    <div className="space-y-2">
      {notices.map(({ id, tone, key, values, steps = [] }) => (
        <div
          key={id}
          role={tone === "wrong" ? "alert" : "status"}
          className={`flex items-center justify-between gap-3 rounded-md border px-3 py-1 ${tone === "wrong" ? "border-error bg-error-soft font-medium" : "border-amber bg-amber-soft"}`}
        >
          <div className="min-w-0 flex-1">
            <p>{t(key, spoken(values))}</p>
            {steps.length > 0 && <PriceSteps steps={steps} />}
          </div>
          <Button look="quiet" onClick={() => sale.dismiss(id)} aria-label={t("notice.dismiss")}>
            ×
          </Button>
        </div>
      ))}
      {undo?.key && (
        <div role="status" className="flex items-center justify-between gap-3 rounded-md bg-ink px-3 py-1 text-white">
          <p>{t(undo.key, undo.values ?? {})}</p>
          <button
            type="button"
            onClick={sale.undo}
            className="min-h-11 px-3 font-semibold underline focus-visible:outline-white"
            aria-keyshortcuts="Control+Z"
          >
            {t("undo")}
          </button>
        </div>
      )}
    </div>
  );
}

function PriceSteps({ steps }: { steps: readonly PriceStep[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useTill().configuration.get()?.currency ?? "GBP";
  return (
    <details>
      <summary className="min-h-8 cursor-pointer font-medium">{t("notice.which", { count: steps.length })}</summary>
      <ul className="max-h-40 overflow-auto text-sm">
        {steps.map(({ text, before, after }) => (
          <li key={`${text} ${before} ${after}`} className="flex justify-between gap-3">
            <span className="truncate">{text}</span>
            <span className="whitespace-nowrap">
              {formats.money(before, currency)} → {formats.money(after, currency)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
