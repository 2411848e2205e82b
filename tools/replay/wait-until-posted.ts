import { setTimeout as pause } from "node:timers/promises";
import type { ReceiptSummary } from "@counterfoil/contracts";

const onTheWay = new Set(["waiting", "sending", "delivered", "failed"]);
/** An ERP that posts nothing for a minute is down or stuck; the differences then say what is missing. */
const patienceMs = 60_000;

/** Asks until everything is posted or waits for a person; gives up when nothing moves. */
export async function waitUntilPosted(
  ask: () => Promise<ReceiptSummary[]>,
  tell: (open: number) => void,
): Promise<ReceiptSummary[]> {
  let open = Number.POSITIVE_INFINITY;
  for (let movedMs = performance.now(); ; ) {
    const receipts = await ask();
    const still = receipts.filter((receipt) => onTheWay.has(receipt.posting)).length;
    tell(still);
    if (still === 0 || performance.now() - movedMs > patienceMs) return receipts;
    if (still < open) movedMs = performance.now();
    open = still;
    await pause(500);
  }
}
