import type { TableRow } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { ElementProblem, ElementResult } from "../../../elements.ts";

/** What a row says: an object to take, or why it says none. */
export type RowReading = { key: string } & ({ element: unknown } | { problem: ElementProblem });
/** How tables of one kind are read and taken. */
export type TableForm = {
  needed: readonly string[];
  /** What else it may have. */
  columns: readonly string[];
  read: (transaction: DbTransaction, rows: readonly TableRow[]) => Promise<RowReading[]>;
  take: (transaction: DbTransaction, elements: unknown[], by: string) => Promise<ElementResult[]>;
};

/** An empty cell says nothing. */
export const cellOf = ({ cells }: TableRow, column: string): string | undefined =>
  cells[column.toLowerCase()] || undefined;

export const wrongRow = (key: string, detail: string): RowReading => ({
  key,
  problem: { code: "row-invalid", detail },
});
