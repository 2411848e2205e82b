import type { ClassifiedInvoice } from "../retail-data/index.ts";

/** One transaction as one of the three sides knows it. Cash movements have no lines and no pieces. */
export type Entry = { number: string; kind: string; lines: number; pieces: number; valueMinor: number };
export type Side = { receipts: number; transactions: number; lines: number; pieces: number; valueMinor: number };
export type Difference = {
  number: string;
  field: string;
  dataSet?: number | string;
  server?: number | string;
  erp?: number | string;
};

/** The data set's side, summed from its own lines, not from what was sent. */
export function entriesOfDataSet(invoices: ClassifiedInvoice[], numberOf: (invoice: string) => string): Entry[] {
  return invoices
    .filter(({ kind }) => kind !== "none")
    .map(({ invoice, kind, lines }) => {
      const counted = kind === "cashMovement" ? [] : lines.filter((line) => line.class !== "withoutEffect");
      return {
        number: numberOf(invoice),
        kind,
        lines: counted.length,
        pieces: counted.reduce((sum, line) => sum + line.quantity, 0),
        valueMinor: lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0),
      };
    });
}

export function sumUp(entries: Entry[]): Side {
  const sum = (pick: (entry: Entry) => number) => entries.reduce((total, entry) => total + pick(entry), 0);
  return {
    receipts: entries.filter((entry) => entry.kind === "receipt").length,
    transactions: entries.length,
    lines: sum((entry) => entry.lines),
    pieces: sum((entry) => entry.pieces),
    valueMinor: sum((entry) => entry.valueMinor),
  };
}

/** Receipt by receipt and field by field; a receipt that a side does not have, or has in addition, is a difference as well. */
export function compareSides(dataSet: Entry[], server: Entry[], erp: Entry[]): Difference[] {
  const sides = [dataSet, server, erp].map((entries) => new Map(entries.map((entry) => [entry.number, entry])));
  const numbers = [...new Set(sides.flatMap((side) => [...side.keys()]))].sort();
  return numbers.flatMap((number) => {
    const found = sides.map((side) => side.get(number));
    if (found.some((entry) => entry === undefined)) {
      const [inDataSet, onServer, inErp] = found.map((entry) => (entry ? "present" : "missing"));
      return [{ number, field: "transaction", dataSet: inDataSet, server: onServer, erp: inErp } as Difference];
    }
    return compareEntry(number, found as Entry[]);
  });
}

const fields = ["kind", "lines", "pieces", "valueMinor"] as const;

function compareEntry(number: string, [dataSet, server, erp]: Entry[]): Difference[] {
  return fields.flatMap((field) => {
    const values = [dataSet?.[field], server?.[field], erp?.[field]];
    if (values.every((value) => value === values[0])) return [];
    return [{ number, field, dataSet: values[0], server: values[1], erp: values[2] } as Difference];
  });
}
