export type FieldDifference = { field: string; before?: unknown; after?: unknown };

type Plain = { [name: string]: unknown };
const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Leaf by leaf through objects; a list that differs in any place differs as a whole, as people then see both. */
export function fieldDifferences(before: unknown, after: unknown, field = ""): FieldDifference[] {
  if (isPlain(before) && isPlain(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      fieldDifferences(before[name], after[name], field === "" ? name : `${field}.${name}`),
    );
  }
  return isSame(before, after) ? [] : [{ field, before, after }];
}

/** The order of an object's names means nothing: the database gives them back in its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isPlain(one) || !isPlain(other)) return false;
  const names = Object.keys(one).filter((name) => one[name] !== undefined);
  return (
    names.length === Object.keys(other).filter((name) => other[name] !== undefined).length &&
    names.every((name) => isSame(one[name], other[name]))
  );
}
