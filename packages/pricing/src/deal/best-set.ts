/** Of things of which some exclude each other, the set with the greatest value; of equal ones the smaller, then the one found first. */
export function bestSet<Item>(
  items: readonly Item[],
  value: (item: Item) => number,
  excludes: (one: Item, other: Item) => boolean,
  mostNodes: number,
): { chosen: Item[]; gap: number; nodes: number } {
  const sorted = items
    .map((item, at) => ({ item, at }))
    .toSorted((one, other) => value(other.item) - value(one.item) || one.at - other.at);
  const left: number[] = [];
  let sum = 0;
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    sum += value((sorted[at] as { item: Item }).item);
    left[at] = sum;
  }
  let best: { chosen: Item[]; value: number } = { chosen: [], value: 0 };
  let nodes = 0;
  const visit = (at: number, chosen: readonly Item[], gained: number): void => {
    nodes += 1;
    if (gained > best.value || (gained === best.value && chosen.length < best.chosen.length))
      best = { chosen: [...chosen], value: gained };
    if (at === sorted.length || nodes > mostNodes || gained + (left[at] ?? 0) <= best.value) return;
    const { item } = sorted[at] as { item: Item };
    if (!chosen.some((other) => excludes(item, other))) visit(at + 1, [...chosen, item], gained + value(item));
    visit(at + 1, chosen, gained);
  };
  if (items.length > 0) visit(0, [], 0);
  return { chosen: best.chosen, gap: nodes > mostNodes ? sum - best.value : 0, nodes: items.length > 1 ? nodes : 0 };
}
