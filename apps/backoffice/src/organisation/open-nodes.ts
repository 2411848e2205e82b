import { keyOf, type Place } from "./structure.ts";

/** Nodes by the key of what they are below. */
export function childrenOf(nodes: readonly Place[]): Map<string | null, Place[]> {
  return Map.groupBy(nodes, ({ parent }) => parent);
}

/** What is found, with all that it is below: without that it could not be drawn. */
export function foundIn(nodes: readonly Place[], fits: (node: Place) => boolean) {
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  const [shown, above] = [new Set<string>(), new Set<string>()];
  for (const node of nodes) {
    if (!fits(node)) continue;
    shown.add(keyOf(node));
    for (let key = node.parent; key !== null && !above.has(key); key = byKey.get(key)?.parent ?? null) {
      above.add(key);
      shown.add(key);
    }
  }
  return { shown, above };
}

/** Company and groups are open from the start, stores when a till of theirs is looked at. */
export function openedFor(nodes: readonly Place[], chosen: string): Set<string> {
  const groups = nodes.filter(({ kind }) => kind === "company" || kind === "group").map(keyOf);
  return new Set([...groups, ...foundIn(nodes, (node) => keyOf(node) === chosen).above]);
}
