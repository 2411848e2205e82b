import type { Receipt } from "@counterfoil/contracts";
import { appendTransaction, type LedgerRow, readSetting, transactionsSince } from "../../ledger/index.ts";
import { buildCancellation, type CancelRefusal, refuseCancel } from "../../selling/index.ts";
import { findSoldReceipt } from "../../sync/index.ts";
import { takeCardsBack } from "../../terminal/index.ts";
import type { Till } from "../../till.ts";
import { useTill } from "../frame/use-till.ts";
import { usePrintSold } from "./use-print-sold.ts";

/** Takes a receipt of this till back as a whole; answers why not, when it may not be. */
export function useCancelReceipt() {
  const till = useTill();
  const printSold = usePrintSold();
  return (row: LedgerRow, receipt: Receipt) => cancelReceipt(till, row, receipt, printSold);
}

type Refusal = CancelRefusal | "training" | "paying" | "cardNotBack";

async function cancelReceipt(
  till: Till,
  row: LedgerRow,
  receipt: Receipt,
  printSold: (counter: LedgerRow) => void,
): Promise<Refusal | undefined> {
  const { database, rights, configuration, cashier, note, step, view, terminal } = till;
  const refused = await whyNot(till, row, receipt);
  if (refused) return refused;
  const permit = await rights.ask("cancelReceipt", { about: receipt.number });
  const known = configuration.get();
  const person = cashier.get();
  // Asked again: while a PIN was typed somebody may have touched the same button twice.
  if (!permit || !known || !person || (await whyNot(till, row, receipt))) return undefined;
  const slips = await takeCardsBack(terminal, receipt);
  if (!slips) return "cardNotBack";
  const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
  const counter = await appendTransaction(database, buildCancellation(moment, receipt, permit, slips));
  if (terminal.state.get()) await terminal.done();
  const { reason = "", approvedBy } = permit;
  const facts = { number: receipt.number, counterNumber: counter.number, total: receipt.totals.total, reason };
  note("receiptCancelled", facts, { transactionId: counter.id, ...(approvedBy && { approvedBy }) });
  view.set({ name: "done", row: counter });
  printSold(counter);
  step.sendSoon();
  return undefined;
}

async function whyNot({ database, server, sale, settings, today, terminal }: Till, row: LedgerRow, receipt: Receipt) {
  if (sale.state.get().paying || terminal.state.get()) return "paying";
  if (database.training) return "training";
  const sold = await findSoldReceipt(
    database,
    settings.get().centralData.receipts ? server : undefined,
    receipt.number,
  );
  return refuseCancel(receipt, {
    since: await transactionsSince(database, row.running + 1),
    returned: "receipt" in sold ? sold.returned : [],
    today: (await readSetting(database, "day"))?.businessDate ?? today(),
  });
}
