import { CsvError, parse } from "csv-parse/sync";
import { problemOf } from "../problems.ts";

const csvUnreadable = problemOf(400, "csv-unreadable", "The file cannot be read as a table");

/** A row by column name, as its cells were written. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };
export type Table = { columns: string[]; delimiter: string; rows: TableRow[] };

const ROWS_AT_MOST = 20_000;
const COLUMNS_AT_MOST = 200;

/**
 * Reads what a spreadsheet writes: `;`, `,` or tab, with or without BOM, columns in any order, their names in any case. A file without
 * the columns that are needed is another file than was meant.
 */
export function readTable(text: string, needed: readonly string[] = []): Table {
  const delimiter = delimiterOf(text);
  const records = parseRecords(text, delimiter);
  const [head, ...rows] = records;
  if (head === undefined) throw csvUnreadable("The file is empty.");
  if (rows.length > ROWS_AT_MOST)
    throw csvUnreadable(`The file has ${rows.length} rows; ${ROWS_AT_MOST} are taken at once.`);
  if (head.record.length > COLUMNS_AT_MOST)
    throw csvUnreadable(`The file has ${head.record.length} columns; it may have ${COLUMNS_AT_MOST}.`);
  const columns = head.record.map((name) => name.trim().toLowerCase());
  const missing = needed.find((name) => !columns.includes(name.toLowerCase()));
  if (missing !== undefined) throw csvUnreadable(`The column ${missing} is missing.`);
  const repeated = columns.find((name, index) => name !== "" && columns.indexOf(name) !== index);
  if (repeated !== undefined) throw csvUnreadable(`The column ${repeated} is there twice.`);
  return {
    columns,
    delimiter,
    rows: rows
      .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
      .map(({ record, line }) => ({
        line,
        cells: Object.fromEntries(columns.map((name, index) => [name, unescaped(record[index]?.trim() ?? "")])),
      })),
  };
}

function parseRecords(text: string, delimiter: string): { record: string[]; line: number }[] {
  try {
    const parsed = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, info: true });
    return (parsed as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (error instanceof CsvError) throw csvUnreadable(error.message);
    throw error;
  }
}

/** What the first line has most of. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [";", ",", "\t"].map((sign) => ({ sign, count: first.split(sign).length - 1 }));
  return counted.sort((one, other) => other.count - one.count)[0]?.sign ?? ";";
}

/** Our own files mark texts that a spreadsheet would run as formulas. */
function unescaped(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
