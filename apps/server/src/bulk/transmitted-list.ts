/**
 * A list in a message. SAP says per list whether it is complete: of a complete one, entries that are not sent are gone;
 * of one that is not, entries are merged by their key into what is known.
 */
export type TransmittedList<Entry> = {
  complete: boolean;
  entries: readonly Entry[];
  removed?: readonly Entry[];
  /** The sender names them and says that nothing happened to them: they are as they were. */
  untouched?: readonly Entry[];
};

/** The list as it is now, sorted by key so that the same content always gives the same text. */
export function mergeList<Entry>(
  known: readonly Entry[] | undefined,
  sent: TransmittedList<Entry>,
  keyOf: (entry: Entry) => string,
): Entry[] {
  const isPlain = sent.complete && !sent.removed?.length && !sent.untouched?.length;
  if (isPlain && isSorted(sent.entries, keyOf)) return [...sent.entries];
  const untouched = new Set(sent.untouched?.map(keyOf));
  const merged = new Map<string, Entry>();
  for (const entry of known ?? []) if (!sent.complete || untouched.has(keyOf(entry))) merged.set(keyOf(entry), entry);
  for (const entry of sent.removed ?? []) merged.delete(keyOf(entry));
  for (const entry of sent.entries) merged.set(keyOf(entry), entry);
  return [...merged].sort(byKey).map(([, entry]) => entry);
}

export function mapList<From, To>(list: TransmittedList<From>, map: (entry: From) => To): TransmittedList<To> {
  return {
    complete: list.complete,
    entries: list.entries.map(map),
    ...(list.removed === undefined ? {} : { removed: list.removed.map(map) }),
    ...(list.untouched === undefined ? {} : { untouched: list.untouched.map(map) }),
  };
}

/** As most senders write them: then there is nothing to merge and nothing to sort. */
function isSorted<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): boolean {
  if (entries.length <= 1) return true;
  let before: string | undefined;
  for (const entry of entries) {
    const key = keyOf(entry);
    if (before !== undefined && before >= key) return false;
    before = key;
  }
  return true;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
