import type { ElementProblem } from "../../elements.ts";

type Claim = { index: number; key: string; gtins: readonly string[] };

/**
 * Refusals of articles that ask for a GTIN which another has and keeps, by index. One that its owner gives up in the same request
 * moves; so a refused article, which keeps what it has, may take others along: looked at until nothing more falls.
 */
export function refuseTakenGtins(
  claims: readonly Claim[],
  owners: ReadonlyMap<string, string>,
): Map<number, ElementProblem> {
  const problems = new Map<number, ElementProblem>();
  for (let before = -1; before < problems.size; ) {
    before = problems.size;
    const standing = claims.filter(({ index }) => !problems.has(index));
    const wanted = new Map(standing.map(({ key, gtins }) => [key, new Set(gtins)]));
    const taken = new Map([...owners].filter(([gtin, owner]) => wanted.get(owner)?.has(gtin) ?? true));
    for (const { index, key, gtins } of standing) {
      const gtin = gtins.find((each) => (taken.get(each) ?? key) !== key);
      if (gtin === undefined) for (const each of gtins) taken.set(each, key);
      else
        problems.set(index, {
          code: "gtin-taken",
          detail: `GTIN ${gtin} belongs to article ${taken.get(gtin)}.`,
          where: "/units",
        });
    }
  }
  return problems;
}
