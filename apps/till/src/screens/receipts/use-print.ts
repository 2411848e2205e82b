import { useState } from "react";
import { flushSync } from "react-dom";
import { countPrint, type LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";

/** Prints the receipt that is on screen; from the second print on it says that it is a duplicate, by right and in the journal. */
export function usePrint(row: LedgerRow | undefined) {
  const { database, rights, note } = useTill();
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
    window.print();
  };
  return { duplicate: row !== undefined && duplicate === row.id, print: () => void print() };
}
