import { SapFormatError } from "../errors.ts";
import type { Field, Fields, Group, Leaf } from "../shape/fields.ts";

type Source = Record<string, unknown>;
type Read = (given: unknown, path: string) => unknown;
/** Problems of the document in hand; a document has one at a time. */
type Problems = string[];

const MOST_PROBLEMS = 20;

/**
 * Reads JSON of SAP's price service by the description that its XML has: elements and attributes are members, the text of an element
 * is "value". Arrays of one stand for single elements there, and single elements are taken for lists of one.
 */
export function jsonReader<Value>(group: Group<Fields>): (text: string) => Value {
  let problems: Problems = [];
  const read = groupReader(group, (problem) => problems.length < MOST_PROBLEMS && problems.push(problem));
  return (text) => {
    problems = [];
    const value = read(parse(text), group.name);
    if (problems.length > 0) throw new SapFormatError("document.recordInvalid", problems.join("; "));
    return value as Value;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SapFormatError("json.malformed", `Not well-formed JSON: ${(error as Error).message}`);
  }
}

type Report = (problem: string) => unknown;

function groupReader(group: Group<Fields>, report: Report): Read {
  const content = Object.values(group.fields).some((field) => field.node === "leaf" && field.seat === "content");
  const parts = (Object.entries(group.fields) as [string, Field][]).map(([key, field]) => ({
    key,
    name: field.name === "" ? "value" : field.name,
    cardinality: field.cardinality,
    read: field.node === "group" ? groupReader(field as Group<Fields>, report) : leafReader(field, report),
  }));
  return (given, path) => {
    const source = content && isScalar(given) ? { value: given } : given;
    if (typeof source !== "object" || source === null || Array.isArray(source)) {
      report(`${path} is not an object`);
      return undefined;
    }
    const target: Source = {};
    for (const { key, name, cardinality, read } of parts) {
      const member = Object.hasOwn(source, name) ? (source as Source)[name] : undefined;
      const where = `${path}/${name}`;
      if (cardinality === "list") target[key] = readList(member, where, read);
      else {
        const value = readOne(member, where, read, report);
        if (value !== undefined) target[key] = value;
        else if (cardinality === "required" && isAbsent(member)) report(`${where} is missing`);
      }
    }
    return target;
  };
}

function readList(member: unknown, path: string, read: Read): unknown[] {
  if (isAbsent(member)) return [];
  const entries = Array.isArray(member) ? member : [member];
  const values: unknown[] = [];
  for (let index = 0; index < entries.length; index++) {
    const value = read(entries[index], `${path}/${index}`);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readOne(member: unknown, path: string, read: Read, report: Report): unknown {
  if (isAbsent(member)) return undefined;
  if (!Array.isArray(member)) return read(member, path);
  if (member.length === 1) return read(member[0], path);
  report(`${path} occurs ${member.length} times`);
  return undefined;
}

function leafReader({ value: type, maxLength }: Leaf, report: Report): Read {
  return (given, path) => {
    const scalar = isScalar(given) ? given : wrappedScalar(given);
    if (scalar === undefined) {
      report(`${path} is not ${type.expects}`);
      return undefined;
    }
    const text = String(scalar);
    if (text === "") return undefined;
    if (maxLength !== undefined && text.length > maxLength) {
      report(`${path} has ${text.length} characters, at most ${maxLength} fit`);
      return undefined;
    }
    const value = type.read(text, {});
    if (value === undefined) report(`${path} is not ${type.expects}: ${JSON.stringify(text.slice(0, 60))}`);
    return value;
  };
}

function wrappedScalar(given: unknown): string | number | boolean | undefined {
  if (typeof given !== "object" || given === null || !Object.hasOwn(given, "value")) return undefined;
  const { value } = given as { value: unknown };
  return isScalar(value) ? value : undefined;
}

const isAbsent = (given: unknown) =>
  given === undefined || given === null || (Array.isArray(given) && given.length === 0);
const isScalar = (given: unknown): given is string | number | boolean =>
  typeof given === "string" || typeof given === "number" || typeof given === "boolean";
