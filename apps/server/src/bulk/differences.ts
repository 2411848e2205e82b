export type Difference = { field: string; before?: string; after?: string };

/** Fields of a state by a name that people can read: "text.en", "listing.1010", "unit.PC.gtins". */
export type FieldTexts = Map<string, string>;

/** More than this nobody reads; the limit keeps a result row small. */
const MOST = 100;

/** What differs between two states, in the order of their fields. */
export function differences(before: FieldTexts, after: FieldTexts): Difference[] {
  const found: Difference[] = [];
  for (const [field, text] of after) {
    const old = before.get(field);
    if (old === text) continue;
    found.push(old === undefined ? { field, after: text } : { field, before: old, after: text });
  }
  for (const [field, text] of before) if (!after.has(field)) found.push({ field, before: text });
  return found.slice(0, MOST);
}
