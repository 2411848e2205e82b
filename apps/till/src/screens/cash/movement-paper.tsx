import type { CashMovement } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { Paper } from "../receipts/paper.tsx";

/** The slip that goes into the drawer with the money, or in its place. */
export function MovementPaper({ movement, duplicate }: { movement: CashMovement; duplicate: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { type, amount, currency, text } = movement;
  return (
    <Paper transaction={movement} duplicate={duplicate}>
      <div className="my-3 border-y border-dashed border-ink-soft py-2">
        <p className="flex justify-between gap-3 text-lg font-bold">
          <span>{t(`cash.${type}`)}</span>
          <span>{formats.money(amount, currency)}</span>
        </p>
        <p>{text}</p>
      </div>
      <p className="mt-8 border-t border-ink pt-1 text-xs">{t("receipt.signature")}</p>
    </Paper>
  );
}
