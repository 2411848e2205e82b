import type { Figure } from "../figure.ts";
import type { Doors } from "../loop.ts";
import { readKnown } from "./day-of-messages.ts";
import { type Question, questions } from "./questions.ts";

const TIMES = 15;
const AIM_MS = 200;

/** Each question as often, one after another; the first one counts as well. */
export async function* measureSearches({ server }: Doors, databaseUrl: string): AsyncGenerator<Figure> {
  for (const question of questions(await readKnown(databaseUrl))) {
    const path = await pathOf(server, question);
    const millis: number[] = [];
    let found = 0;
    for (let time = 0; time < TIMES; time += 1) {
      const startMs = performance.now();
      const answer = await server.get<{ items?: unknown[] }>(path);
      millis.push(performance.now() - startMs);
      found = answer.items?.length ?? 1;
    }
    millis.sort((one, other) => one - other);
    const median = millis[Math.floor(TIMES / 2)] as number;
    const detail = { found, quickest: Math.round((millis[0] ?? 0) * 10) / 10 };
    yield { figure: question.what, value: millis.at(-1) ?? 0, unit: "ms", median, aim: AIM_MS, detail };
  }
}

async function pathOf(server: Doors["server"], { path, thenNext }: Question): Promise<string> {
  if (!thenNext) return path;
  const { next } = await server.get<{ next?: string }>(path);
  if (next === undefined) throw new Error(`${path} has one page only`);
  return `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
}
