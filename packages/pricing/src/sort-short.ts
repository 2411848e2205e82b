/** The built-in sort makes several lists for each call: of 50 lines under 3 offers each, half of the time and a fifth of the memory went there. */
const SHORT = 64;

/** Sorts in place; what is equal stays in order. */
export function sortShort<Item>(list: Item[], compare: (one: Item, other: Item) => number): Item[] {
  if (list.length > SHORT) return list.sort(compare);
  for (let at = 1; at < list.length; at += 1) {
    const item = list[at] as Item;
    if (compare(list[at - 1] as Item, item) <= 0) continue;
    let low = 0;
    let high = at - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(list[middle] as Item, item) <= 0) low = middle + 1;
      else high = middle;
    }
    for (let to = at; to > low; to -= 1) list[to] = list[to - 1] as Item;
    list[low] = item;
  }
  return list;
}
