import type { Deviation, NightlyCheck } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import { type CheckedReceipt, insertCheck, readSample } from "../check-store.ts";
import { type PriceAgainContext, priceOneByOne } from "./price-again.ts";

const SAMPLE = 2000;
const DAYS = 30;
const RECEIPTS_A_TURN = 200;
const EXAMPLES = 20;

/** Prices a sample of kept receipts once more. What is found now must be what was found when they came. */
export async function checkSample(context: PriceAgainContext & { clock: Clock }): Promise<NightlyCheck> {
  const begin = context.clock.now();
  const sample = await readSample(context.db, new Date(begin.getTime() - DAYS * 86_400_000), SAMPLE);
  const check: NightlyCheck = {
    checkedAt: begin.toISOString(),
    receipts: 0,
    differing: 0,
    changed: 0,
    tookMs: 0,
    examples: [],
  };
  for (let start = 0; start < sample.length; start += RECEIPTS_A_TURN)
    await checkSome(context, sample.slice(start, start + RECEIPTS_A_TURN), check);
  check.tookMs = context.clock.now().getTime() - begin.getTime();
  await insertCheck(context.db, check);
  return check;
}

async function checkSome(context: PriceAgainContext, some: readonly CheckedReceipt[], check: NightlyCheck) {
  const receipts = some.map(({ body }) => body);
  const again = await context.priceAgain(receipts).catch(() => priceOneByOne(context, receipts));
  for (const [position, { body, found }] of some.entries()) {
    const deviations = again[position] ?? [];
    const changed = keyOf(deviations) !== keyOf(found);
    check.receipts += 1;
    if (deviations.length > 0) check.differing += 1;
    if (changed) check.changed += 1;
    if ((changed || deviations.length > 0) && check.examples.length < EXAMPLES)
      check.examples.push({ receiptNumber: body.number, deviations });
  }
}

/** Words may be put better meanwhile; codes, lines and figures may not change. */
function keyOf(deviations: readonly Deviation[]): string {
  return deviations
    .map(({ code, lineId, expected, actual }) => [code, lineId, expected, actual].join("|"))
    .toSorted()
    .join("\n");
}
