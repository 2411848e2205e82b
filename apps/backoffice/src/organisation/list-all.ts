import { api } from "@counterfoil/ui";

/** Lists that the server gives whole: filtered and sorted here. */
export function allOf<Row>(path: string): (signal: AbortSignal) => Promise<Row[]> {
  return async (signal) => (await api<{ items: Row[] }>(path, { signal })).items;
}

/** Every word is in one of the texts; without words everything matches. */
export function matches(typed: string | undefined, ...texts: (string | undefined)[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return (typed ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
