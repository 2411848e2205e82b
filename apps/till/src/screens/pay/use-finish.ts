import type { Payment } from "@counterfoil/contracts";
import { useRef } from "react";
import { appendTransaction, isStorageFull } from "../../ledger/index.ts";
import { buildReceipt, remaining } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { usePrintSold } from "../receipts/use-print-sold.ts";

/** Takes payments over, and when nothing is left to pay writes the receipt. Only what the ledger holds is shown as sold. */
export function useFinish() {
  const { sale, view, database, configuration, cashier, step, lastSold, safety } = useTill();
  const printSold = usePrintSold();
  const writing = useRef(false);

  const finish = async (payments: Payment[]): Promise<void> => {
    const { paying } = sale.state.get();
    const known = configuration.get();
    const person = cashier.get();
    if (writing.current || !paying || !known || !person) return;
    writing.current = true;
    try {
      const moment = { configuration: known, cashier: person, at: paying.priced.at };
      const row = await appendTransaction(database, buildReceipt(moment, paying.priced, payments));
      if (row.transaction.kind === "receipt") lastSold.set(row.transaction);
      sale.clear();
      view.set({ name: "done", row });
      printSold(row);
      step.sendSoon();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const isFull = isStorageFull(error) || safety.storage.state.get()?.room === "full";
      const key = isFull ? "notice.storageFull" : "notice.notStored";
      sale.tell({ tone: "wrong", sticky: true, key, values: { detail } });
    } finally {
      writing.current = false;
    }
  };

  return (payments: Payment[]) => {
    const { paying } = sale.state.get();
    if (!paying) return;
    sale.dismiss("all");
    sale.setPayments(payments);
    if (remaining(paying.priced.totals.total, payments) === 0) void finish(payments);
  };
}
