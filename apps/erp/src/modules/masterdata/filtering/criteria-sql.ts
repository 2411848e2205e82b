import { type RawBuilder, sql } from "@counterfoil/platform";
import type { ReplicatedType } from "../queries/for-replication.ts";
import { relativeDay } from "./criteria-faults.ts";
import type { Criterion } from "./criterion.ts";
import type { Condition, FilterField } from "./field.ts";
import { fieldOf } from "./fields.ts";

type Sql = RawBuilder<unknown>;

/** True of an object that the filter lets through. Values are bound; what is not a known field was refused before. */
export function criteriaCondition(type: ReplicatedType, criteria: readonly Criterion[]): Sql {
  const byField = Object.entries(Object.groupBy(criteria, ({ field }) => field));
  const conditions = byField.map(([name, lines = []]) => fieldCondition(type, name, lines));
  return allOf(conditions);
}

/** Per field that the filter names, whether it lets an object through: who asks why wants to know which one does not. */
export function conditionsByField(type: ReplicatedType, criteria: readonly Criterion[]): { name: string; lets: Sql }[] {
  return Object.entries(Object.groupBy(criteria, ({ field }) => field)).map(([name, lines = []]) => ({
    name,
    lets: fieldCondition(type, name, lines),
  }));
}

function fieldCondition(type: ReplicatedType, name: string, lines: Criterion[]): Sql {
  const field = fieldOf(type, name);
  if (!field) throw new Error(`there is no field ${name} of ${type}`);
  if (field.isPlace) return sql`coalesce(${field.holds(isChosen(field.kind, lines))}, false)`;
  const [included, excluded] = bySign(lines);
  const conditions = included.length > 0 ? [anyLine(field, included)] : [];
  if (excluded.length > 0) conditions.push(sql`not coalesce(${anyLine(field, excluded)}, false)`);
  return sql`coalesce(${allOf(conditions)}, false)`;
}

const bySign = (lines: readonly Criterion[]): [included: Criterion[], excluded: Criterion[]] => [
  lines.filter(({ sign }) => sign === "include"),
  lines.filter(({ sign }) => sign === "exclude"),
];

/** Of one value, not of an object that may have many: among what is included and not among what is excluded. */
export function isChosen(kind: FilterField["kind"], lines: readonly Criterion[]): Condition {
  const [included, excluded] = bySign(lines);
  return (value) =>
    allOf([
      ...(included.length > 0 ? [fitsAny(kind, included)(value)] : []),
      ...(excluded.length > 0 ? [sql`not ${fitsAny(kind, excluded)(value)}`] : []),
    ]);
}

function anyLine(field: FilterField, lines: Criterion[]): Sql {
  const valued = lines.filter(({ option }) => option !== "empty");
  const conditions = valued.length > 0 ? [field.holds(fitsAny(field.kind, valued))] : [];
  if (valued.length < lines.length) conditions.push(sql`not coalesce(${field.holds(isThere)}, false)`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}

const isThere: Condition = (value) => sql`coalesce(${value}, '') <> ''`;

function fitsAny(kind: FilterField["kind"], lines: Criterion[]): Condition {
  if (kind === "date")
    return (from, until = from) =>
      sql`(${sql.join(
        lines.map((line) => meets(line, from, until)),
        sql` or `,
      )})`;
  const equal = lines.filter(({ option }) => option === "equal").map(({ low = "" }) => low);
  const others = lines.filter(({ option }) => option !== "equal");
  return (value) => {
    const given = kind === "text" ? sql`lower(${value})` : value;
    const folded = kind === "text" ? equal.map((each) => each.toLowerCase()) : equal;
    const conditions = others.map((line) => compares(kind, given, line));
    if (folded.length > 0) conditions.unshift(sql`${given} = any(${folded}::text[])`);
    return sql`(${sql.join(conditions, sql` or `)})`;
  };
}

function compares(kind: FilterField["kind"], value: Sql, { option, low = "", high = "" }: Criterion): Sql {
  if (option === "pattern") return sql`${value} like ${likeOf(kind === "text" ? low.toLowerCase() : low)}`;
  const place = (given: Sql) => (kind === "number" ? inOrder(given) : sql`(${given} collate "C")`);
  const bound = (given: string) => place(sql`${given}::text`);
  if (option === "between") return sql`${place(value)} between ${bound(low)} and ${bound(high)}`;
  return option === "atLeast" ? sql`${place(value)} >= ${bound(low)}` : sql`${place(value)} <= ${bound(high || low)}`;
}

/** SAP keeps numbers of digits only with leading zeros, so that they sort as numbers and before the others. */
const inOrder = (value: Sql) =>
  sql`((case when ${value} ~ '^[0-9]+$' then lpad(${value}, 40, '0') else ${value} end) collate "C")`;

/** Days that an object has from `from` until `until` meet those that are asked for. */
function meets({ option, low = "", high = "" }: Criterion, from: Sql, until: Sql): Sql {
  const first = option === "atMost" ? undefined : dayOf(low);
  const last = option === "between" ? dayOf(high) : option === "atLeast" ? undefined : dayOf(low);
  const conditions = [];
  if (first) conditions.push(sql`${until} >= ${first}`);
  if (last) conditions.push(sql`${from} <= ${last}`);
  return allOf(conditions);
}

function dayOf(value: string): Sql {
  const [relative, sign = "+", days = "0"] = relativeDay.exec(value) ?? [];
  return relative === undefined ? sql`${value}::date` : sql`(current_date + ${Number(`${sign}${days}`)}::integer)`;
}

/** SAP's masks as a LIKE pattern: * any characters, + or ? one, # before one of them means itself. */
export function likeOf(mask: string): string {
  return mask.replace(/#[*+?#]|[*+?%_\\]/g, (sign) => {
    if (sign.length === 2) return sign.slice(1);
    if (sign === "*") return "%";
    return sign === "+" || sign === "?" ? "_" : `\\${sign}`;
  });
}

const allOf = (conditions: Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;
