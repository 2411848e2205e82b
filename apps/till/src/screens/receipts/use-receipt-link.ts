import type { Transaction } from "@counterfoil/contracts";
import { useEffect, useState } from "react";
import { receiptLinkOf } from "../../handing-over/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";

/** Where the customer reads this receipt; undefined while it is being signed, too. */
export function useReceiptLink(transaction: Transaction): string | undefined {
  const till = useTill();
  const configuration = useWatch(till.configuration);
  const { paper } = useWatch(till.settings);
  const [link, setLink] = useState<{ of: string; address: string | undefined }>();
  useEffect(() => {
    let shown = true;
    if (!configuration || transaction.kind !== "receipt") return undefined;
    void receiptLinkOf(configuration, paper, transaction).then((address) => {
      if (shown) setLink({ of: transaction.id, address });
    });
    return () => {
      shown = false;
    };
  }, [configuration, paper, transaction]);
  return link?.of === transaction.id ? link.address : undefined;
}
