import { type ClassifiedInvoice, classifyInvoice } from "./classify.ts";
import { readRetailLines } from "./read-lines.ts";
import { RetailFileError, type RetailLine } from "./retail-line.ts";

/** Days as in the file, `2010-12-01`; both ends belong to the range. */
export type DayRange = { from?: string; to?: string };

/** The invoices of a file in the order of their first line. */
export async function readInvoices(path: string): Promise<ClassifiedInvoice[]> {
  const byInvoice = new Map<string, RetailLine[]>();
  for await (const line of readRetailLines(path)) {
    const lines = byInvoice.get(line.invoice);
    if (lines) lines.push(line);
    else byInvoice.set(line.invoice, [line]);
  }
  const invoices = [...byInvoice.values()].map(classifyInvoice);
  checkNumbers(invoices);
  return invoices;
}

/** An invoice belongs to the day of its first line. */
export function withinDays(invoices: ClassifiedInvoice[], { from, to }: DayRange): ClassifiedInvoice[] {
  return invoices.filter((invoice) => {
    const day = dayOf(invoice);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  });
}

export function dayOf({ lines }: ClassifiedInvoice): string {
  return lines[0]?.at.slice(0, 10) ?? "";
}

/** The digits become the running number of the receipt, so `C536379` beside `536379` would be one number twice. */
function checkNumbers(invoices: ClassifiedInvoice[]): void {
  const seen = new Map<string, string>();
  for (const { invoice } of invoices) {
    const digits = invoice.slice(-6);
    const other = seen.get(digits);
    if (other) throw new RetailFileError(`invoices ${other} and ${invoice} have the same digits`);
    seen.set(digits, invoice);
  }
}
