import { useEffect, useState } from "react";
import { findSoldReceipt, type SoldReceiptAnswer } from "../../sync/index.ts";
import { useTill } from "../frame/use-till.ts";

/** The receipt of a number, from where receipts are kept: at the server, or at this till alone. Undefined without a number. */
export function useSoldReceipt(number: string): SoldReceiptAnswer | "looking" | undefined {
  const { database, server, settings } = useTill();
  const [answer, setAnswer] = useState<SoldReceiptAnswer | "looking">();
  useEffect(() => {
    if (number === "") return;
    let current = true;
    setAnswer("looking");
    const central = settings.get().centralData.receipts ? server : undefined;
    void findSoldReceipt(database, central, number).then((found) => current && setAnswer(found));
    return () => {
      current = false;
    };
  }, [number, database, server, settings]);
  return answer;
}
