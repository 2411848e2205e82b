import type { CashMovement } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { footParts, headParts, type PaperGround, type PaperPart } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";

/** The slip that goes into the drawer with the money, or in its place. */
export function useMovementParts(): (movement: CashMovement, ground: PaperGround) => PaperPart[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return (movement, ground) => {
    const { type, amount, currency, text } = movement;
    const right = formats.money(amount, currency);
    return [
      ...headParts(ground),
      { kind: "rule" },
      { kind: "row", left: t(`cash.${type}`), right, strong: true, size: "large" },
      { kind: "text", text },
      { kind: "rule" },
      { kind: "gap" },
      { kind: "gap" },
      { kind: "rule" },
      { kind: "text", text: t("receipt.signature"), size: "small" },
      ...footParts(movement, ground),
    ];
  };
}
