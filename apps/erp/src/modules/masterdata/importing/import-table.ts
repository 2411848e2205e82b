import { readTable } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { ElementOutcome, ElementProblem, ElementResult } from "../../../elements.ts";
import { articleTable } from "./article-table.ts";
import { tryOrTake } from "./dry-run.ts";
import { takeUndoably } from "./import-store.ts";
import { priceTable } from "./price-table.ts";
import type { RowReading, TableForm } from "./table-form.ts";

const tableForms = { articles: articleTable, prices: priceTable } satisfies Record<string, TableForm>;
export type TableKind = keyof typeof tableForms;

type ImportedRow = { row: number; key: string; outcome: ElementOutcome; problem?: ElementProblem };
/** `leftOut`: columns of the file that such a table does not have. */
type ImportedTable = { rows: ImportedRow[]; leftOut: string[] };

/** A table from a spreadsheet, as the export writes it: good rows are taken, each wrong one says why. */
export async function importTable(
  db: Db,
  kind: TableKind,
  text: string,
  { dryRun, by }: { dryRun: boolean; by: string },
): Promise<ImportedTable> {
  const form: TableForm = tableForms[kind];
  const { rows, columns } = readTable(text, form.needed);
  const known = [...form.needed, ...form.columns].map((column) => column.toLowerCase());
  const leftOut = columns.filter((column) => column !== "" && !known.includes(column));
  return tryOrTake(db, dryRun, async (transaction) => {
    const readings = await form.read(transaction, rows);
    const good = readings.flatMap((reading, index) => ("element" in reading ? [{ index, ...reading }] : []));
    const elements = good.map(({ element }) => element);
    const keys = good.map(({ key }) => key);
    const results = await takeUndoably(transaction, { kind, keys, by }, () => form.take(transaction, elements, by));
    const resultOf = new Map(good.map(({ index }, place) => [index, results[place] as ElementResult]));
    return { rows: rows.map(({ line }, index) => outcomeOf(line, readings[index], resultOf.get(index))), leftOut };
  });
}

function outcomeOf(row: number, reading: RowReading | undefined, result: ElementResult | undefined): ImportedRow {
  const problem = result?.problem ?? (reading && "problem" in reading ? reading.problem : undefined);
  return { row, key: reading?.key ?? "", outcome: result?.outcome ?? "rejected", ...(problem && { problem }) };
}
