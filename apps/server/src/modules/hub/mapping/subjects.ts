import type { MappedService, Transaction } from "@counterfoil/contracts";
import type { PosIdocType } from "@counterfoil/sap";
import { kindsOf, type MappingContext } from "./context.ts";
import type { MappingFacts } from "./facts.ts";
import type { Subject } from "./trial.ts";

const types: Record<Transaction["kind"], PosIdocType> = {
  receipt: "WPUBON01",
  cashMovement: "WPUFIB01",
  closing: "WPUFIB01",
  goodsMovement: "WPUWBW01",
};

export function subjectOf(transaction: Transaction): Subject {
  return { type: types[transaction.kind], number: transaction.number, value: transaction };
}

/** What mapping a transaction needs to know besides it. */
export async function factsFor(
  { readMappingFacts }: Pick<MappingContext, "readMappingFacts">,
  transactions: readonly Transaction[],
): Promise<Map<Transaction, MappingFacts>> {
  const facts = new Map<Transaction, MappingFacts>();
  for (const [storeId, ofStore] of Map.groupBy(transactions, (each) => each.storeId)) {
    const articles = new Set(ofStore.flatMap(articlesOf));
    const ofAll = await readMappingFacts(storeId, [...articles]);
    for (const transaction of ofStore) facts.set(transaction, ofAll);
  }
  return facts;
}

function articlesOf(transaction: Transaction): string[] {
  return transaction.kind === "receipt" || transaction.kind === "goodsMovement"
    ? transaction.lines.map(({ articleId }) => articleId)
    : [];
}

export const latestOf = ({ readLatest }: MappingContext, service: MappedService, limit: number) =>
  readLatest(kindsOf[service], limit);
