import type { Door } from "./door.ts";

type ElementResult = { key: string; outcome: string; problem?: { code: string; detail: string; where?: string } };

const PER_REQUEST = 1000;

/** Sends elements by the thousand and throws at the first that is refused. Answers how many were new or changed. */
export async function sendElements(erp: Door, name: string, path: string, elements: unknown[]): Promise<number> {
  let changed = 0;
  for (let start = 0; start < elements.length; start += PER_REQUEST) {
    const { results } = await erp.post<{ results: ElementResult[] }>(`/api/master-data/${path}`, {
      [name]: elements.slice(start, start + PER_REQUEST),
    });
    const refused = results.find((result) => result.outcome === "rejected");
    if (refused)
      throw new Error(`${path} ${refused.key} was refused: ${refused.problem?.detail} ${refused.problem?.where ?? ""}`);
    changed += results.filter((result) => result.outcome !== "unchanged").length;
  }
  return changed;
}
