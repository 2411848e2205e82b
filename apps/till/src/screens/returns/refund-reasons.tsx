import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import type { PlannedReturn } from "../../selling/index.ts";
import { useModifierName } from "../sale/use-offer-words.ts";

/** Why the refund is what it is: what both policies come to, and which offers the kept goods no longer reach. */
export function RefundReasons({ plan, currency }: { plan: PlannedReturn; currency: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModifierName();
  const { policy, values, changes } = plan;
  if (values.reprice === undefined || values.reprice === values.prorated) return null;
  const rows: [string, number, boolean][] = [
    [t("return.prorated"), values.prorated, policy === "prorated"],
    [t("return.reprice"), values.reprice, policy === "reprice"],
  ];
  return (
    <section className="rounded-md border border-line bg-white p-3 text-sm" aria-live="polite">
      <dl className="space-y-1">
        {rows.map(([name, amount, counts]) => (
          <div key={name} className={`flex justify-between gap-3 ${counts ? "font-semibold" : "text-ink-soft"}`}>
            <dt>{counts ? t("return.counts", { name }) : name}</dt>
            <dd>{formats.money(amount, currency)}</dd>
          </div>
        ))}
      </dl>
      {changes.map((change) => (
        <p key={`${change.promotionId} ${change.ruleId}`} className="mt-2">
          {t(change.amount > 0 ? "return.lost" : "return.gained", {
            name: nameOf(change),
            amount: formats.money(Math.abs(change.amount), currency),
          })}
        </p>
      ))}
    </section>
  );
}
