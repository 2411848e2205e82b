import { useState } from "react";
import { flushSync } from "react-dom";
import { countPrint, type LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";

/** Prints the receipt that is on screen; from the second print on it says that it is a duplicate. */
export function usePrint(row: LedgerRow | undefined) {
  const { database } = useTill();
  const [duplicate, setDuplicate] = useState<string>();
  const print = async () => {
    if (!row) return;
    const prints = await countPrint(database, row.id);
    flushSync(() => setDuplicate(prints > 1 ? row.id : undefined));
    window.print();
  };
  return { duplicate: row !== undefined && duplicate === row.id, print: () => void print() };
}
