import { SapFormatError } from "../errors.ts";
import { escapeAttribute, escapeText } from "../xml/escape.ts";
import type { DocumentShape } from "./document.ts";
import type { Draft, Field, Fields, Group, Leaf } from "./fields.ts";

type Source = Record<string, unknown>;
type Write = (value: unknown, owner: Source) => string;

export interface DocumentWriter<H, R> {
  /** Everything up to the first record. */
  open(header: H): string;
  record(record: R): string;
  close(): string;
}

/** Writes a document in three parts, so that a bulk of any size needs one record in memory. */
export function documentWriter<H extends Fields, R extends Fields>(
  shape: DocumentShape<H, R>,
): DocumentWriter<Draft<H>, Draft<R>> {
  const header = groupWriter(shape.header, "");
  const record = groupWriter(shape.record, "");
  const { start, end } = wrapping(shape);
  return {
    open: (value) => `<?xml version="1.0" encoding="UTF-8"?>\n${start}${header(value, {})}`,
    record: (value) => record(value, {}),
    close: () => end,
  };
}

/** A whole document piece by piece. */
export function* writeDocument<H, R>(writer: DocumentWriter<H, R>, header: H, records: Iterable<R>): Generator<string> {
  yield writer.open(header);
  for (const record of records) yield writer.record(record);
  yield writer.close();
}

/** The start and end tags around header and records; namespaces get the prefixes that SAP's own senders print. */
function wrapping(shape: DocumentShape): { start: string; end: string } {
  const prefixes = new Map<string, string>();
  let start = "";
  let end = "";
  for (const [index, { name, namespace }] of shape.steps.entries()) {
    let declared = "";
    if (namespace !== "" && !prefixes.has(namespace)) {
      const prefix = prefixes.size === 0 ? "soapenv" : "n0";
      prefixes.set(namespace, prefix);
      declared = ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
    }
    const tag = namespace === "" ? name : `${prefixes.get(namespace)}:${name}`;
    const fixed = index === shape.steps.length - 1 ? fixedAttributes(shape.fixed) : "";
    start += `<${tag}${declared}${fixed}>${name === "Envelope" ? "<soapenv:Header/>" : ""}`;
    end = `</${tag}>${end}`;
  }
  return { start, end };
}

export function groupWriter(group: Group<Fields>, parentPath: string): Write {
  const path = parentPath === "" ? group.name : `${parentPath}/${group.name}`;
  const parts = Object.entries(group.fields) as [string, Field][];
  const attributes = parts.filter(([, field]) => field.node === "leaf" && field.seat === "attribute");
  const inner = parts.filter(([, field]) => field.node === "group" || field.seat !== "attribute");
  const writeAttributes = attributes.map(([key, field]) => fieldWriter(key, field, path));
  const writeInner = inner.map(([key, field]) => fieldWriter(key, field, path));
  const start = `<${group.name}${fixedAttributes(group.fixed)}`;
  const end = `</${group.name}>`;
  return (value) => {
    let text = start;
    for (const write of writeAttributes) text += write(value as Source);
    text += ">";
    for (const write of writeInner) text += write(value as Source);
    return text + end;
  };
}

function fieldWriter(key: string, field: Field, path: string): (owner: Source) => string {
  const where = field.name === "" ? path : `${path}/${field.name}`;
  const write = field.node === "group" ? groupWriter(field as Group<Fields>, path) : leafWriter(field, where);
  const isMandatory = field.cardinality === "required" || field.insist === true;
  return (owner) => {
    const value = owner[key];
    if (field.cardinality === "list") {
      let text = "";
      if (value !== undefined) for (const each of value as unknown[]) text += write(each, owner);
      return text;
    }
    if (value !== undefined && value !== null && value !== "") return write(value, owner);
    if (isMandatory) throw new SapFormatError("write.missing", `${where} (${key}) is missing`);
    return "";
  };
}

function leafWriter(leaf: Leaf, where: string): Write {
  const { name, seat, maxLength = Number.POSITIVE_INFINITY, value: type } = leaf;
  const [start, end] = [`<${name}>`, `</${name}>`];
  const textOf = (value: unknown, owner: Source): string => {
    const text = type.write(value, owner);
    if (text === undefined)
      throw new SapFormatError("write.invalid", `${where}: ${JSON.stringify(value)} is not ${type.expects}`);
    if (text.length > maxLength)
      throw new SapFormatError(
        "write.tooLong",
        `${where}: "${text}" has ${text.length} characters, at most ${maxLength} fit`,
      );
    return text;
  };
  if (seat === "attribute") return (value, owner) => ` ${name}="${escapeAttribute(textOf(value, owner))}"`;
  if (seat === "content") return (value, owner) => escapeText(textOf(value, owner));
  return (value, owner) => start + escapeText(textOf(value, owner)) + end;
}

function fixedAttributes(fixed: Record<string, string>): string {
  return Object.entries(fixed)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join("");
}
