export type Difference = { path: string[]; before: string | undefined; after: string | undefined };

const MOST = 50;

/** Where two contents differ, leaf by leaf: items, 1, taxes, 1, taxCode: X9, A1. */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = new Map(leavesOf(before));
  const is = new Map(leavesOf(after));
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  return paths.slice(0, MOST).map((path) => ({ path: path.split(" "), before: was.get(path), after: is.get(path) }));
}

function leavesOf(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [[path.join(" "), String(value)]];
  return Object.entries(value).flatMap(([key, each]) =>
    leavesOf(each, [...path, Array.isArray(value) ? String(Number(key) + 1) : key]),
  );
}
