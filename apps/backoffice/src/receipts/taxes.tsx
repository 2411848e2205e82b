import type { Receipt } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, type Fact, Facts } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

type TaxRow = Receipt["totals"]["byTaxCode"][number];

export function Taxes({ receipt: { totals, currency } }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fact = (key: "regular" | "discount" | "net" | "tax" | "total"): Fact => ({
    label: t(`receipts.sum.${key}`),
    value: <span className="amount">{formats.money(totals[key], currency)}</span>,
  });
  return (
    <>
      <Facts facts={[fact("regular"), fact("discount"), fact("net"), fact("tax"), fact("total")]} />
      <DataTable
        name={t("receipts.taxes")}
        columns={useColumns(currency)}
        rows={totals.byTaxCode}
        rowKey={(row) => row.code}
        nothing={t("receipts.noTaxes")}
      />
    </>
  );
}

function useColumns(currency: string): Column<TaxRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    { id: "code", title: t("receipts.taxCode"), cell: (row) => row.code, text: (row) => row.code },
    {
      id: "rate",
      title: t("receipts.rate"),
      end: true,
      cell: (row) => formats.percent(row.rate),
      text: (row) => row.rate,
    },
    {
      id: "base",
      title: t("receipts.taxBase"),
      end: true,
      cell: (row) => formats.amount(row.base, currency),
      text: (row) => row.base,
    },
    {
      id: "amount",
      title: t("receipts.taxAmount"),
      end: true,
      cell: (row) => formats.amount(row.amount, currency),
      text: (row) => row.amount,
    },
  ];
}
