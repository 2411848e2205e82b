/** Adds to the list of a key, which begins with its first item. */
export function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Those for which it holds: the list itself where it is all of them, as it mostly is. */
export function those<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] {
  let same = 0;
  while (same < items.length && holds(items[same] as Item)) same += 1;
  if (same === items.length) return items;
  const found = items.slice(0, same);
  for (let at = same + 1; at < items.length; at += 1) if (holds(items[at] as Item)) found.push(items[at] as Item);
  return found;
}

/** What is looked at only so that it is fetched must come to something, or it would not be looked at. */
export const fetched = { sum: 0 };

/** Stands for a list until there is one. */
export const nothing: never[] = [];
