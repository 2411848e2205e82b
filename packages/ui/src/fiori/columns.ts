import type { Money } from "@counterfoil/contracts";
import { type Formats, inMajorUnits } from "../formats.ts";
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

type Moment<Row> = (row: Row) => string | null | undefined;

/** A column of moments: shown on the reader's clock, exported and sorted as moments and not by the names of months. */
export function instantColumn<Row>(
  id: string,
  title: string,
  instant: Moment<Row>,
  formats: Formats,
  options: Partial<Column<Row>> = {},
): Column<Row> {
  const cell = (row: Row) => shown(instant(row), formats.instant);
  return { id, title, minWidth: "9rem", cell, text: (row) => instant(row) ?? "", ...options };
}

/** A column of calendar days; the same of them. */
export function dateColumn<Row>(
  id: string,
  title: string,
  date: Moment<Row>,
  formats: Formats,
  options: Partial<Column<Row>> = {},
): Column<Row> {
  const cell = (row: Row) => shown(date(row), formats.date);
  return { id, title, minWidth: "8rem", cell, text: (row) => date(row) ?? "", ...options };
}

const shown = (value: string | null | undefined, format: (value: string) => string) => (value ? format(value) : "–");

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

type Priced = { amount: Money; currency: string };

/** A column of amounts: shown with their currency, exported and sorted in pounds and not in pence. */
export function moneyColumn<Row>(
  id: string,
  title: string,
  priced: (row: Row) => Priced,
  formats: Formats,
  options: Partial<Column<Row>> = {},
): Column<Row> {
  const figure = (row: Row) => inMajorUnits(priced(row).amount, priced(row).currency);
  const show = (_: number, row: Row) => formats.money(priced(row).amount, priced(row).currency);
  return figureColumn(id, title, figure, show, options);
}
