import { SapFormatError } from "../errors.ts";
import type { EdmValue, EntityType, Property } from "./entity.ts";
import { propertyOf } from "./entity.ts";
import type { Comparison, FilterTree } from "./filter.ts";
import { writeLiteral } from "./literal.ts";

export function where(type: EntityType, name: string, operator: Comparison, value: EdmValue | null): FilterTree {
  const property = propertyOf(type, name);
  if (property === undefined) throw new SapFormatError("odata.property", `${type.name} has no property ${name}`);
  return { kind: "compare", property, operator, value };
}

export const allOf = (first: FilterTree, ...rest: FilterTree[]): FilterTree =>
  rest.reduce((left, right) => ({ kind: "and", left, right }), first);

export const anyOf = (first: FilterTree, ...rest: FilterTree[]): FilterTree =>
  rest.reduce((left, right) => ({ kind: "or", left, right }), first);

export function writeFilter(tree: FilterTree): string {
  switch (tree.kind) {
    case "and":
    case "or":
      return `${inBrackets(tree.left, tree.kind)} ${tree.kind} ${inBrackets(tree.right, undefined)}`;
    case "not":
      return `not (${writeFilter(tree.operand)})`;
    case "compare":
      return `${tree.property.name} ${tree.operator} ${writeLiteral(tree.value, tree.property)}`;
    case "text": {
      const value = writeLiteral(tree.value, tree.property);
      return tree.test === "substringof"
        ? `substringof(${value},${tree.property.name})`
        : `${tree.test}(${tree.property.name},${value})`;
    }
  }
}

/** A chain of the same word reads from the left without brackets, so it does not run into the nesting limit. */
function inBrackets(tree: FilterTree, parent: "and" | "or" | undefined): string {
  const text = writeFilter(tree);
  return (tree.kind === "and" || tree.kind === "or") && tree.kind !== parent ? `(${text})` : text;
}

/** Whether a row passes. `read` gives a property's value in the form of EdmValues. */
export function matches(tree: FilterTree, read: (property: Property) => EdmValue | null | undefined): boolean {
  switch (tree.kind) {
    case "and":
      return matches(tree.left, read) && matches(tree.right, read);
    case "or":
      return matches(tree.left, read) || matches(tree.right, read);
    case "not":
      return !matches(tree.operand, read);
    case "text":
      return textMatches(tree.test, String(read(tree.property) ?? ""), tree.value);
    case "compare":
      return compares(read(tree.property) ?? null, tree);
  }
}

function textMatches(test: "startswith" | "endswith" | "substringof", text: string, part: string): boolean {
  if (test === "startswith") return text.startsWith(part);
  return test === "endswith" ? text.endsWith(part) : text.includes(part);
}

function compares(actual: EdmValue | null, { property, operator, value }: FilterTree & { kind: "compare" }): boolean {
  if (actual === null || value === null) {
    if (operator === "eq") return actual === value;
    return operator === "ne" && actual !== value;
  }
  const order = compareValues(actual, value, property);
  return { eq: order === 0, ne: order !== 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

/** Less than, equal or greater than 0; decimals exactly, whatever their size. */
export function compareValues(left: EdmValue, right: EdmValue, { type }: Property): number {
  if (type === "Edm.Decimal" || type === "Edm.Int64") return compareDecimals(String(left), String(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareDecimals(left: string, right: string): number {
  const digits = Math.max(fraction(left).length, fraction(right).length);
  const difference = scaled(left, digits) - scaled(right, digits);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const fraction = (text: string) => text.split(".")[1] ?? "";
const scaled = (text: string, digits: number) =>
  BigInt((text.split(".")[0] as string) + fraction(text).padEnd(digits, "0"));
