import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { ElementProblem, ElementResult } from "../../elements.ts";
import { lockObjects, type ObjectSpec } from "./object-store.ts";
import { type ObjectToWrite, writeObjects } from "./write-objects.ts";

export type Candidate<Content> = {
  index: number;
  key: string;
  content: Content;
  expectedChangeNumber?: number | undefined;
};
export type Reading<Content> =
  | { key: string; content: Content; expectedChangeNumber?: number | undefined }
  | { key: string; problem: ElementProblem };

export type Upsert<Content> = {
  spec: ObjectSpec;
  /** One element alone: schema, form, rules that need nobody else. */
  read(element: unknown): Reading<Content>;
  /** Against what is stored, all at once; gives the refusals by index. */
  check(transaction: DbTransaction, candidates: Candidate<Content>[]): Promise<Map<number, ElementProblem>>;
  /** What else is kept from the contents that were written. */
  after?(
    transaction: DbTransaction,
    written: Candidate<Content>[],
    results: Map<string, ElementResult>,
    by: string,
  ): Promise<void>;
};

/** Takes a bulk of whole objects and answers one result for each, in order. Those that are wrong do not stop the others. */
export async function upsertElements<Content>(
  db: Db,
  { spec, read, check, after }: Upsert<Content>,
  elements: unknown[],
  by: string,
): Promise<ElementResult[]> {
  const results = new Map<number, ElementResult>();
  const refuse = (index: number, key: string, problem: ElementProblem) =>
    results.set(index, { key, outcome: "rejected", problem });
  const candidates = readAll(elements, read, refuse);
  await inTransaction(db, async (transaction) => {
    await lockObjects(transaction, spec);
    const problems = await check(transaction, candidates);
    const good = candidates.filter(({ index }) => !problems.has(index));
    for (const { index, key } of candidates) {
      const problem = problems.get(index);
      if (problem) refuse(index, key, problem);
    }
    const outcomes = await writeObjects(transaction, spec, good.map(toWrite), by);
    const written = good.filter(({ key }) => ["created", "changed"].includes(outcomes.get(key)?.outcome ?? ""));
    await after?.(transaction, written, outcomes, by);
    for (const { index, key } of good) results.set(index, outcomes.get(key) as ElementResult);
  });
  return elements.map((_, index) => results.get(index) as ElementResult);
}

function readAll<Content>(
  elements: unknown[],
  read: (element: unknown) => Reading<Content>,
  refuse: (index: number, key: string, problem: ElementProblem) => void,
): Candidate<Content>[] {
  const seen = new Set<string>();
  const candidates: Candidate<Content>[] = [];
  for (const [index, element] of elements.entries()) {
    const reading = read(element);
    if ("problem" in reading) refuse(index, reading.key, reading.problem);
    else if (reading.key !== "" && seen.has(reading.key))
      refuse(index, reading.key, { code: "element-twice", detail: `${reading.key} comes twice in this request.` });
    else candidates.push({ index, ...reading });
    seen.add(reading.key);
  }
  return candidates;
}

function toWrite<Content>({ key, content, expectedChangeNumber }: Candidate<Content>): ObjectToWrite {
  return { key, content, expectedChangeNumber };
}

/** The key of an element that could not be read, as far as it can be seen. */
export function keyOf(element: unknown, name: string): string {
  const key = (element as Record<string, unknown> | null)?.[name];
  return typeof key === "string" ? key.slice(0, 40) : "";
}
