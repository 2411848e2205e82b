import { minorToDecimal } from "@counterfoil/contracts";
import { type ClassifiedInvoice, lineClasses } from "../retail-data/index.ts";
import type { Difference, Side } from "./reconcile.ts";

const meanings: Record<(typeof lineClasses)[number], string> = {
  sale: "sold goods",
  return: "goods taken back",
  service: "postage and carriage",
  openPrice: "articles with open price",
  discount: "discounts granted later",
  voucher: "gift vouchers",
  freeGoods: "goods at price 0",
  fee: "fees, charges, samples",
  stockCorrection: "stock corrections",
  withoutEffect: "without goods or money",
};

/** Money alone: they become cash movements, which have no lines and no pieces on any side. */
const hasPieces = (line: { class: (typeof lineClasses)[number] }) =>
  line.class !== "fee" && line.class !== "withoutEffect";

/** Every line of the days, by what it is: the counts add up to the lines of the file. */
export function classTable(invoices: ClassifiedInvoice[]): string[] {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const rows = lineClasses.map((name) => {
    const ofClass = lines.filter((line) => line.class === name);
    const pieces = ofClass.filter(hasPieces).reduce((sum, line) => sum + line.quantity, 0);
    const valueMinor = ofClass.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
    return row(meanings[name], ofClass.length, pieces, valueMinor);
  });
  const pieces = lines.filter(hasPieces).reduce((sum, line) => sum + line.quantity, 0);
  const valueMinor = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
  return [heading("what the lines are", "lines"), ...rows, row("all lines", lines.length, pieces, valueMinor)];
}

export function sideTable(sides: Record<string, Side>): string[] {
  return [
    heading("reconciled", "transactions"),
    ...Object.entries(sides).map(([name, side]) => row(name, side.transactions, side.pieces, side.valueMinor)),
  ];
}

export function differenceLines(differences: Difference[]): string[] {
  const show = (value: unknown) => (value === undefined ? "-" : String(value));
  return differences
    .slice(0, 50)
    .map(
      ({ number, field, dataSet, server, erp }) =>
        `  ${number}  ${field}: data set ${show(dataSet)}, server ${show(server)}, ERP ${show(erp)}`,
    );
}

const heading = (name: string, counted: string) =>
  `\n  ${name.padEnd(28)}${counted.padStart(14)}${"pieces".padStart(12)}${"value".padStart(16)}`;

function row(name: string, counted: number, pieces: number, valueMinor: number): string {
  const value = minorToDecimal(valueMinor, 2);
  return `  ${name.padEnd(28)}${String(counted).padStart(14)}${String(pieces).padStart(12)}${value.padStart(16)}`;
}
