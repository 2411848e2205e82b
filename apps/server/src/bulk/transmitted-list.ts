/**
 * A list in a message. SAP says per list whether it is complete: of a complete one, entries that are not sent are gone;
 * of one that is not, entries are merged by their key into what is known.
 */
export type TransmittedList<Entry> = { complete: boolean; entries: readonly Entry[]; removed?: readonly Entry[] };

/** The list as it is now, sorted by key so that the same content always gives the same text. */
export function mergeList<Entry>(
  known: readonly Entry[] | undefined,
  sent: TransmittedList<Entry>,
  keyOf: (entry: Entry) => string,
): Entry[] {
  if (sent.complete && sent.entries.length <= 1 && !sent.removed?.length) return [...sent.entries];
  const merged = new Map<string, Entry>();
  if (!sent.complete) for (const entry of known ?? []) merged.set(keyOf(entry), entry);
  for (const entry of sent.removed ?? []) merged.delete(keyOf(entry));
  for (const entry of sent.entries) merged.set(keyOf(entry), entry);
  return [...merged].sort(byKey).map(([, entry]) => entry);
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
