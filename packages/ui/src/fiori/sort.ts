export type Sort = { by: string; direction: "Ascending" | "Descending" };

/** Numbers by size, texts as people count ("9" before "10"); equal rows keep the order they came in. */
export function sortRows<Row>(
  rows: Row[],
  value: ((row: Row) => string | number) | undefined,
  sort: Sort | undefined,
): Row[] {
  if (!sort || !value) return rows;
  const turn = sort.direction === "Ascending" ? 1 : -1;
  return rows.toSorted((one, other) => turn * compare(value(one), value(other)));
}

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compare(one: string | number, other: string | number): number {
  return typeof one === "number" && typeof other === "number" ? one - other : texts.compare(String(one), String(other));
}
