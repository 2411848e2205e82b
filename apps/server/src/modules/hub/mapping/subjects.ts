import type { MappedService, Transaction } from "@counterfoil/contracts";
import type { MappedRecord } from "@counterfoil/sap";
import { kindsOf, type MappingContext, type Told } from "./context.ts";
import type { MappingFacts } from "./facts.ts";
import type { Subject } from "./trial.ts";

const types: Record<Told["kind"], MappedRecord> = {
  receipt: "WPUBON01",
  cashMovement: "WPUFIB01",
  closing: "WPUFIB01",
  goodsMovement: "WPUWBW01",
  order: "A_SalesOrder",
};

export function subjectOf(transaction: Told): Subject {
  return { type: types[transaction.kind], number: transaction.number, value: transaction };
}

/** What mapping a transaction needs to know besides it. */
export async function factsFor(
  { readMappingFacts }: Pick<MappingContext, "readMappingFacts">,
  transactions: readonly Told[],
): Promise<Map<Told, MappingFacts>> {
  const facts = new Map<Told, MappingFacts>();
  for (const [storeId, ofStore] of Map.groupBy(transactions, (each) => each.storeId)) {
    const articles = new Set(ofStore.flatMap(articlesOf));
    const ofAll = await readMappingFacts(storeId, [...articles]);
    for (const transaction of ofStore) facts.set(transaction, ofAll);
  }
  return facts;
}

function articlesOf(transaction: Told): string[] {
  return "lines" in transaction ? transaction.lines.map(({ articleId }) => articleId) : [];
}

export const latestOf = (context: MappingContext, service: MappedService, limit: number): Promise<Told[]> =>
  service === "orderCreation"
    ? context.readLatestOrders(limit)
    : context.readLatest(kindsOf[service] as Transaction["kind"][], limit);

export const findTold = (context: MappingContext, service: MappedService, number: string): Promise<Told | undefined> =>
  service === "orderCreation" ? context.findOrder(number) : context.findTransaction(number);
