import { buildPriceBook, type Priced } from "../../index.ts";
import { priceReturn } from "../../returns/price-return.ts";
import type { CaseRun } from "./case-run.ts";

/** What is given back for all units of these articles, by the policy of the case. */
export function refundOf(run: CaseRun, priced: Priced, items: readonly string[]): number {
  const { basket, input } = run;
  const answer = priceReturn({
    lines: basket.lines.map(({ lineId, articleId, quantity }, index) => ({
      ...(priced.lines[index] as Priced["lines"][number]),
      lineId,
      articleId,
      quantity,
    })),
    back: run.lines.filter(({ item }) => items.includes(item)).map(({ lineId, quantity }) => ({ lineId, quantity })),
    sale: { book: buildPriceBook(input), basket },
  });
  if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
  return answer.refund;
}
