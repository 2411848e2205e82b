import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, figureColumn, StateTag, type Tone, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useTranslation } from "react-i18next";

const tones = {
  new: "positive",
  changed: "information",
  taken: "positive",
  same: "neutral",
  error: "negative",
} as const;
export type ImportedLine = { row: number; outcome: keyof typeof tones; what: string; problem: string };

/** Every row of a file with what becomes of it. */
export function ImportedLines({ lines, what }: { lines: ImportedLine[]; what: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const tone = ({ outcome }: ImportedLine): Tone => tones[outcome];
  const outcome = (line: ImportedLine) => t(`import.outcome.${line.outcome}`);
  const columns: Column<ImportedLine>[] = [
    figureColumn("row", t("import.row"), (line) => line.row, formats.count, { width: "4rem", minWidth: "4rem" }),
    {
      id: "outcome",
      title: t("column.state"),
      importance: 9,
      cell: (line) => <StateTag tone={tone(line)}>{outcome(line)}</StateTag>,
      text: outcome,
    },
    textColumn("what", what, (line) => line.what, { importance: 8, minWidth: "12rem" }),
    textColumn("problem", t("import.problem"), (line) => said(line.problem), { importance: 7, minWidth: "16rem" }),
  ];
  return (
    <DataTable
      name={t("import.rows")}
      columns={columns}
      rows={lines}
      rowKey={(line) => String(line.row)}
      nothing={t("import.noRows")}
    />
  );
}
