import type { CashMovement, GoodsMovement } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { DataTable, Facts } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { usePaymentMethodName } from "../organisation/payment-methods.ts";
import type { NameOf } from "./line-facts.tsx";

/** Money or goods that moved without a sale. */
export function MovementLines({ movement, nameOf }: { movement: CashMovement | GoodsMovement; nameOf: NameOf }) {
  const { t } = useTranslation();
  return (
    <>
      <Facts
        facts={[
          { label: t("receipts.movementReason"), value: movement.reasonCode },
          { label: t("receipts.movementText"), value: movement.text },
        ]}
      />
      {movement.kind === "cashMovement" ? (
        <CashFacts movement={movement} nameOf={nameOf} />
      ) : (
        <GoodsLines movement={movement} />
      )}
    </>
  );
}

function CashFacts({ movement, nameOf }: { movement: CashMovement; nameOf: NameOf }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const methodName = usePaymentMethodName();
  return (
    <Facts
      facts={[
        { label: t("receipts.kind"), value: t(`receipts.cash.${movement.type}`) },
        { label: t("receipts.amount"), value: formats.money(movement.amount, movement.currency) },
        { label: t("receipts.method"), value: methodName(movement.method) },
        { label: t("tillSettings.cash.account"), value: movement.account },
        { label: t("receipts.closing.approvedBy"), value: movement.approvedBy && nameOf(movement.approvedBy) },
      ]}
    />
  );
}

function GoodsLines({ movement }: { movement: GoodsMovement }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <DataTable
      name={t("receipts.lines")}
      columns={[
        {
          id: "article",
          title: t("receipts.article"),
          cell: (line) => `${line.text} (${line.articleId})`,
          text: (line) => line.articleId,
        },
        {
          id: "quantity",
          title: t("receipts.quantity"),
          end: true,
          cell: (line) => `${formats.quantity(line.quantity)} ${line.unit}`,
          text: (line) => line.quantity,
        },
      ]}
      rows={movement.lines}
      rowKey={(line) => line.lineId}
      nothing={t("receipts.noLines")}
    />
  );
}
