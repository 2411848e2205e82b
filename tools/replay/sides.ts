import type { Page, ReceiptSummary } from "@counterfoil/contracts";
import type { Door } from "../demo/door.ts";
import type { Playing } from "./playing.ts";
import type { Entry } from "./reconcile.ts";

type TillPlace = Playing["till"];

/** What the server keeps of a till for these days, and where each stands on its way into the ERP. */
export async function readServerSide(server: Door, till: TillPlace, days: string[]): Promise<ReceiptSummary[]> {
  const query = new URLSearchParams({
    tillId: till.tillId,
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    limit: "500",
  });
  const all: ReceiptSummary[] = [];
  for (let next: string | undefined = ""; next !== undefined; ) {
    if (next) query.set("next", next);
    const page: Page<ReceiptSummary> = await server.get(`/api/sales/receipts?${query}`);
    all.push(...page.items);
    next = page.next;
  }
  return all;
}

export function toEntry({ number, kind, lines, pieces, total }: ReceiptSummary): Entry {
  return { number, kind, lines: linesOf(kind, lines), pieces, valueMinor: total };
}

/** Money that moves has no lines to compare. */
const linesOf = (kind: string, lines: number) => (kind === "cashMovement" ? 0 : lines);

type Posted = { receiptNumber: string; kind: string; state: string; lines: number; pieces: number; amount: number };

/** What the ERP has posted: it is asked day by day, as a bookkeeper would. */
export async function readErpSide(erp: Door, till: TillPlace, days: string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const businessDate of days) {
    const query = new URLSearchParams({ siteId: till.storeId, till: till.number, businessDate });
    const { items } = await erp.get<{ items: Posted[] }>(`/api/documents/receipt-totals?${query}`);
    for (const { receiptNumber, kind, state, lines, pieces, amount } of items)
      if (state === "posted")
        entries.push({ number: receiptNumber, kind, lines: linesOf(kind, lines), pieces, valueMinor: amount });
  }
  return entries;
}
