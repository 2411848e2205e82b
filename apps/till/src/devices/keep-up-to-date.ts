import { registerSW } from "virtual:pwa-register";
import { summariseUnsent } from "../ledger/index.ts";
import type { Till } from "../till.ts";

const LOOK_MS = 60_000;

/**
 * Takes a new version over by itself, but only at a quiet moment: nothing unsent, no open sale, nobody at the till.
 * Data of an older version are moved by numbered migrations; a sale in somebody's hands is not.
 */
export function keepUpToDate(till: Till): void {
  let waiting = false;
  const takeOver = registerSW({
    onNeedRefresh() {
      waiting = true;
    },
    onRegisteredSW(_address, registration) {
      setInterval(() => void registration?.update().catch(() => {}), LOOK_MS * 10);
    },
  });
  setInterval(async () => {
    if (waiting && (await isQuiet(till))) await takeOver(true);
  }, LOOK_MS);
}

async function isQuiet({ database, sale, cashier }: Till): Promise<boolean> {
  const { basket, paying } = sale.state.get();
  const { waiting, needsYou } = await summariseUnsent(database);
  return !cashier.get() && !paying && basket.lines.length === 0 && waiting + needsYou === 0;
}
