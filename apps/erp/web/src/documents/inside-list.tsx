import { useFormats } from "@counterfoil/ui";
import { DataTable, moneyColumn, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { DocumentState } from "./document-state.tsx";
import type { Flow } from "./documents.ts";
import { receiptHref } from "./receipt-list.tsx";

type Row = Flow["inside"][number];

/** The receipts that a sum stands for, or that a payment list was compared with. */
export function InsideList({ flow: { inside, insideCount } }: { flow: Flow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <DataTable<Row>
        name={t("flow.inside")}
        rows={inside}
        rowKey={({ receiptNumber }) => receiptNumber}
        nothing="–"
        columns={[
          textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
            importance: 9,
            cell: ({ receiptId, receiptNumber }) =>
              receiptId === undefined || receiptId === null ? (
                receiptNumber
              ) : (
                <Link href={receiptHref(receiptId)}>{receiptNumber}</Link>
              ),
          }),
          {
            id: "state",
            title: t("column.state"),
            importance: 6,
            cell: ({ state }) => (state ? <DocumentState state={state} /> : t("flow.inSum")),
            text: ({ state }) => (state ? t(`documents.state.${state}`) : t("flow.inSum")),
          },
          moneyColumn("amount", t("receipts.amount"), (row) => ({ ...row, currency: row.currency || "GBP" }), formats, {
            importance: 8,
          }),
        ]}
      />
      {insideCount > inside.length && (
        <p>{t("ui.shownOf", { shown: formats.count(inside.length), total: formats.count(insideCount) })}</p>
      )}
    </>
  );
}
