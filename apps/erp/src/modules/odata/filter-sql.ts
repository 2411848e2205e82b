import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Comparison, FilterTree } from "@counterfoil/sap";

const operators: Record<Exclude<Comparison, "eq">, RawBuilder<unknown>> = {
  ne: sql`is distinct from`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
};

/** Names come from the entity type, values are bound; the parser has checked that they fit. */
export function filterSql(tree: FilterTree): RawBuilder<boolean> {
  switch (tree.kind) {
    case "and":
      return sql`(${filterSql(tree.left)} and ${filterSql(tree.right)})`;
    case "or":
      return sql`(${filterSql(tree.left)} or ${filterSql(tree.right)})`;
    case "not":
      return sql`((${filterSql(tree.operand)}) is not true)`;
    case "text":
      return textSql(tree);
    case "compare":
      return compareSql(tree);
  }
}

function textSql({ test, property, value }: FilterTree & { kind: "text" }): RawBuilder<boolean> {
  const column = sql.ref(property.name);
  if (test === "startswith") return sql`starts_with(${column}, ${value})`;
  if (test === "endswith") return sql`right(${column}, length(${value}::text)) = ${value}`;
  return sql`position(${value}::text in ${column}) > 0`;
}

function compareSql({ property, operator, value }: FilterTree & { kind: "compare" }): RawBuilder<boolean> {
  const column = sql.ref(property.name);
  if (value === null) return operator === "eq" ? sql`${column} is null` : sql`${column} is not null`;
  const isNumber = property.type === "Edm.Decimal" || property.type === "Edm.Int64" || property.type === "Edm.Int32";
  const bound = isNumber ? sql`${value}::numeric` : sql`${value}`;
  // Equality as such, so that an index serves it; nothing that is compared with a value can be null and equal.
  if (operator === "eq") return sql`${column} = ${bound}`;
  return sql`${column} ${operators[operator]} ${bound}`;
}
