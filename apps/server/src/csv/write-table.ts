import { type CsvValue, csvLine } from "@counterfoil/platform";

/** Lines of a table as spreadsheets read them: UTF-8 with BOM, so that umlauts stay, and semicolons, which work in both languages. */
export function writeTable(columns: readonly string[], rows: Iterable<Readonly<Record<string, CsvValue>>>): string {
  let text = `\uFEFF${csvLine(columns)}`;
  for (const row of rows) text += csvLine(columns.map((column) => row[column]));
  return text;
}
