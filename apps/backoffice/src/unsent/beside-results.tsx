import type { ImportedBeside } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { OutcomeTag, useOutcomeText } from "./import-results.tsx";

type Row = Pick<ImportedBeside, "what"> & ImportedBeside["lines"][number] & { position: number };

/** What the export has beside its transactions: customers, parked sales, and how much of the journal. */
export function BesideResults({ beside, done }: { beside: ImportedBeside[]; done: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const outcomeText = useOutcomeText(done);
  const rows = beside.flatMap(({ what, lines }) => lines.map((line, position) => ({ what, position, ...line })));
  const journal = beside.find(({ what }) => what === "journalEntry");
  const nameOf = ({ name, similar = [] }: Row) =>
    similar.length > 0 ? t("unsent.similar", { name, similar: similar.join(", ") }) : name;
  const columns: Column<Row>[] = [
    { id: "what", title: t("unsent.what"), importance: 9, cell: ({ what }) => t(`unsent.what.${what}`) },
    { id: "name", title: t("unsent.name"), importance: 8, minWidth: "14rem", cell: nameOf, text: nameOf },
    {
      id: "outcome",
      title: t("unsent.outcome"),
      importance: 8,
      minWidth: "14rem",
      cell: (row) => <OutcomeTag of={row} text={outcomeText(row)} />,
      text: outcomeText,
    },
  ];
  return (
    <>
      {journal && journal.taken + journal.known > 0 && (
        <p>
          {t(done ? "unsent.journalDone" : "unsent.journalTried", {
            taken: formats.count(journal.taken),
            known: formats.count(journal.known),
          })}
        </p>
      )}
      {rows.length > 0 && (
        <DataTable
          name={t("unsent.beside")}
          columns={columns}
          rows={rows}
          rowKey={({ what, position }) => `${what} ${position}`}
          nothing=""
        />
      )}
    </>
  );
}
