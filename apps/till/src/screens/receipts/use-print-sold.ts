import type { TillConfiguration, Transaction } from "@counterfoil/contracts";
import { countPrint, type LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { usePaperParts } from "./use-paper-parts.ts";

/** For what was just written: the drawer opens when cash is in it, and its paper comes out where the settings say so. Nobody waits for it. */
export function usePrintSold(): (row: LedgerRow) => void {
  const { printer, settings, database, configuration } = useTill();
  const partsOf = usePaperParts();
  const print = async ({ id, number, transaction }: LedgerRow) => {
    if (movesCash(transaction, configuration.get())) void printer.openDrawer();
    if (printer.choice.get().way === "browser" || !settings.get().paper.everyReceipt) return;
    const parts = await partsOf(transaction, false);
    // A print that could not be counted comes out all the same.
    await countPrint(database, id).catch(() => undefined);
    if (parts) await printer.print({ name: number, parts });
  };
  return (row) => void print(row).catch(() => undefined);
}

function movesCash(transaction: Transaction, known: TillConfiguration | undefined): boolean {
  if (transaction.kind === "cashMovement") return true;
  if (transaction.kind !== "receipt") return false;
  const cash = new Set(known?.paymentMethods.filter(({ kind }) => kind === "cash").map(({ code }) => code));
  return transaction.payments.some(({ method }) => cash.has(method));
}
