import { type LabExpectation, type LabTest, type LabTestResult, moneyToDecimal } from "@counterfoil/contracts";
import { Problem } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Calculated } from "../calculation/index.ts";
import type { LabContext } from "./context.ts";
import { noteRun, readLabTests } from "./lab-test-store.ts";
import { priceWithDrafts } from "./try-basket.ts";

/**
 * Runs saved tests, all or these, as if the promotions were in the book already. One that fails without them too says so: they do not
 * break it. How it went without any is kept.
 */
export async function runLabTests(
  context: LabContext,
  { ids, promotions = [] }: { ids?: readonly string[]; promotions?: readonly Promotion[] },
): Promise<LabTestResult[]> {
  const results: LabTestResult[] = [];
  for (const test of await readLabTests(context.db, ids)) {
    const result = await runOne(context, test, promotions);
    if (promotions.length === 0)
      await noteRun(context.db, { ...result, detail: result.detail, at: context.clock.now() });
    const failsAnyway = !result.passed && isOfOthers(test, promotions) && !(await runOne(context, test, [])).passed;
    results.push(failsAnyway ? { ...result, failsAnyway } : result);
  }
  return results;
}

/** A test that was written with the draft of one of them is about it, however it went before. */
function isOfOthers({ draftOfferIds = [] }: LabTest, promotions: readonly Promotion[]): boolean {
  return promotions.length > 0 && !promotions.some((promotion) => draftOfferIds.includes(idOf(promotion)));
}

const idOf = ({ offerId, promotionId }: Promotion) => offerId ?? promotionId;

async function runOne(context: LabContext, test: LabTest, promotions: readonly Promotion[]): Promise<LabTestResult> {
  const { testId, name } = test;
  const differences = await compare(context, test, promotions).catch((error) => {
    if (!(error instanceof Problem)) throw error;
    return [{ what: "price", expected: "a price", actual: error.message }];
  });
  if (differences.length === 0) return { testId, name, passed: true, differences };
  const detail = differences
    .map(({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}`)
    .join("; ");
  return { testId, name, passed: false, differences, detail };
}

async function compare(context: LabContext, test: LabTest, promotions: readonly Promotion[]) {
  const activated = new Set(promotions.map(idOf));
  const wanted = (test.draftOfferIds ?? []).filter((id) => !activated.has(id));
  const drafts = wanted.length === 0 ? [] : await context.draftPromotions(wanted);
  const all = [...drafts.map(({ promotion }) => promotion), ...promotions];
  return differencesOf(test.expected, await priceWithDrafts(context, { ...test.basket, nearMisses: 0 }, all));
}

function differencesOf(expected: LabExpectation, priced: Calculated): LabTestResult["differences"] {
  const money = (amount: number) => `${moneyToDecimal(amount, priced.currency)} ${priced.currency}`;
  const differences: LabTestResult["differences"] = [];
  if (priced.totals.total !== expected.total)
    differences.push({ what: "total", expected: money(expected.total), actual: money(priced.totals.total) });
  const lines = new Map(priced.lines.map((line) => [line.lineId, line.amount]));
  for (const { lineId, amount } of expected.byLine ?? []) {
    const actual = lines.get(lineId);
    if (actual !== amount)
      differences.push({
        what: `line ${lineId}`,
        expected: money(amount),
        actual: actual === undefined ? "no such line" : money(actual),
      });
  }
  if (expected.offers === undefined) return differences;
  const list = (ids: readonly string[]) => [...new Set(ids)].toSorted().join(", ") || "none";
  const [wanted, actual] = [list(expected.offers), list(priced.applied.map(({ offerId }) => offerId))];
  return wanted === actual ? differences : [...differences, { what: "offers", expected: wanted, actual }];
}
