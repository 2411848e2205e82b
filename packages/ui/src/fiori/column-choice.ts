import type { Column } from "./data-table.tsx";

/** The columns that a view shows, in its order; without a choice all as they come. What the list no longer has is left out. */
export function chosenColumns<Row>(columns: Column<Row>[], chosen: readonly string[] | undefined): Column<Row>[] {
  if (!chosen) return columns;
  const shown = chosen.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  return shown.length > 0 ? shown : columns;
}

export type ColumnRow = { id: string; title: string; shown: boolean };

/** All columns for choosing: first those shown, in their order, then the others. */
export function columnRows<Row>(columns: Column<Row>[], chosen: readonly string[] | undefined): ColumnRow[] {
  const shown = chosenColumns(columns, chosen);
  const rest = columns.filter((column) => !shown.includes(column));
  const row = (isShown: boolean) => (column: Column<Row>) => ({ id: column.id, title: column.title, shown: isShown });
  return [...shown.map(row(true)), ...rest.map(row(false))];
}

/** Moves a row by one place; at the end of the list it stays. */
export function movedBy(rows: readonly ColumnRow[], index: number, by: 1 | -1): ColumnRow[] {
  const [one, other] = [rows[index], rows[index + by]];
  if (!one || !other) return [...rows];
  return rows.map((row, at) => (at === index ? other : at === index + by ? one : row));
}

/** What is kept of a choice; undefined when it is what the list does by itself, so that new columns show up. */
export function chosenOf<Row>(rows: readonly ColumnRow[], columns: Column<Row>[]): string[] | undefined {
  const chosen = rows.filter(({ shown }) => shown).map(({ id }) => id);
  const usual = columns.map(({ id }) => id);
  return chosen.join() === usual.join() ? undefined : chosen;
}
