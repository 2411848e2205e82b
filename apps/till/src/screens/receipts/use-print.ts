import { useState } from "react";
import { flushSync } from "react-dom";
import { countPrint, type LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { usePaperParts } from "./use-paper-parts.ts";

/** Prints the receipt that is on screen, at this device's printer or by the browser; from the second print on it says that it is a duplicate, by right and in the journal. */
export function usePrint(row: LedgerRow | undefined) {
  const { database, rights, note, printer } = useTill();
  const partsOf = usePaperParts();
  const [duplicate, setDuplicate] = useState<string>();
  const print = async () => {
    if (!row) return;
    const { id, number } = row;
    const isAgain = ((await database.transactions.get(id))?.prints ?? 0) > 0;
    const permit = isAgain ? await rights.ask("reprint", { about: number }) : { by: "" };
    if (!permit) return;
    const prints = await countPrint(database, id);
    if (prints > 1) {
      const { approvedBy } = permit;
      note("reprinted", { number, prints }, { transactionId: id, ...(approvedBy && { approvedBy }) });
    }
    flushSync(() => setDuplicate(prints > 1 ? id : undefined));
    const parts = printer.choice.get().way === "browser" ? undefined : await partsOf(row.transaction, prints > 1);
    if (parts) await printer.print({ name: number, parts });
    else window.print();
  };
  return { duplicate: row !== undefined && duplicate === row.id, print: () => void print() };
}
