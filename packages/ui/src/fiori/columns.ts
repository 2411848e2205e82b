import type { Column } from "./data-table.tsx";

/** A column of plain text: what it shows is what it exports and sorts by. */
export function textColumn<Row>(
  id: string,
  title: string,
  text: (row: Row) => string | number | null | undefined,
  options: Partial<Column<Row>> = {},
): Column<Row> {
  return { id, title, cell: (row) => text(row) || "–", text: (row) => text(row) ?? "", ...options };
}

/** A column of figures: aligned at their end, shown as people read them, exported and sorted as numbers. */
export function figureColumn<Row>(
  id: string,
  title: string,
  figure: (row: Row) => number,
  show: (value: number, row: Row) => string,
  options: Partial<Column<Row>> = {},
): Column<Row> {
  return { id, title, end: true, cell: (row) => show(figure(row), row), text: figure, ...options };
}
