import {
  linkAddress,
  makeReceiptCode,
  type PaperSettings,
  type Receipt,
  type TillConfiguration,
} from "@counterfoil/contracts";
import { isTraining } from "../ledger/index.ts";

/**
 * Where the customer reads the receipt, signed by this till itself: it needs no network, and opens once the receipt has been sent.
 * Undefined: the retailer wants no links, the server knows none, or the receipt is none.
 */
export async function receiptLinkOf(
  { receiptLinks }: Pick<TillConfiguration, "receiptLinks">,
  { linkDays }: Pick<PaperSettings, "linkDays">,
  receipt: Receipt,
): Promise<string | undefined> {
  if (!receiptLinks || linkDays === 0 || isTraining(receipt)) return undefined;
  return linkAddress(receiptLinks, await makeReceiptCode(receiptLinks.key, receipt, linkDays));
}
