import { type Column, DataTable, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type ImportOutcome, outcomeTones } from "../common/file-import.tsx";
import { partnerHref } from "./partner-list.tsx";

export type ImportedPartner = {
  number: string;
  name: string;
  outcome: ImportOutcome;
  partnerId?: string;
  problem?: { detail: string };
  leftOut: string[];
};
/** Two rows of a bad file may have one number. */
type Row = ImportedPartner & { row: number };

/** Every partner of a file with what becomes of it. A trial takes its numbers back, so they lead nowhere. */
export function ImportedPartners({ partners, isTrial }: { partners: ImportedPartner[]; isTrial: boolean }) {
  const { t } = useTranslation();
  const outcome = (partner: ImportedPartner) => t(`fileImport.outcome.${partner.outcome}`);
  const columns: Column<Row>[] = [
    textColumn("number", t("partners.import.number"), ({ number }) => number, { importance: 9, minWidth: "7rem" }),
    textColumn("name", t("partners.partner"), ({ name }) => name, {
      importance: 9,
      minWidth: "12rem",
      cell: ({ name, partnerId }) =>
        partnerId && !isTrial ? <Link href={partnerHref(partnerId)}>{`${name} (${partnerId})`}</Link> : name,
    }),
    {
      id: "outcome",
      title: t("column.state"),
      importance: 8,
      cell: (partner) => <StateTag tone={outcomeTones[partner.outcome]}>{outcome(partner)}</StateTag>,
      text: outcome,
    },
    textColumn("problem", t("fileImport.problem"), ({ problem }) => said(problem?.detail), {
      importance: 7,
      minWidth: "14rem",
    }),
    textColumn("leftOut", t("partners.import.leftOut"), ({ leftOut }) => leftOut.join(", "), { minWidth: "14rem" }),
  ];
  return (
    <DataTable
      name={t("partners.title")}
      columns={columns}
      rows={partners.map((partner, index) => ({ ...partner, row: index }))}
      rowKey={({ row }) => String(row)}
      nothing={t("partners.import.nothing")}
    />
  );
}
