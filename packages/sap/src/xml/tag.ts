import { malformed, readAttributeValue, splitName } from "./characters.ts";

export interface XmlAttribute {
  name: string;
  prefix: string;
  local: string;
  uri: string;
  value: string;
}

/** An element's start; namespace declarations are not among its attributes. Shared between equal tags: never changed. */
export interface XmlTag {
  /** As written, with prefix. */
  name: string;
  local: string;
  uri: string;
  attributes: readonly XmlAttribute[];
  /** Ends in "/>". */
  isEmpty: boolean;
}

/** What prefixes mean inside an element that declares some; "" is the namespace of names without prefix. */
export interface Scope {
  declared: ReadonlyMap<string, string>;
  parent: Scope | undefined;
  /** Tags met in this scope by their text. A bulk message repeats a few hundred of them a thousand times. */
  tags: Map<string, XmlTag>;
}

export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

export const newScope = (declared: ReadonlyMap<string, string>, parent?: Scope): Scope => ({
  declared,
  parent,
  tags: new Map(),
});

const tagName = /[^ \t\r\n/=<>"']+/y;
const attribute = /[ \t\r\n]+([^ \t\r\n/=<>"']+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /[ \t\r\n]*(\/?)$/y;

type Given = { name: string; value: string };

/** Reads what stands between "<" and ">", in characters that XML allows. `scope` is the one outside; a tag that declares namespaces comes with its own. */
export function readTag(raw: string, scope: Scope, tooMany: (count: number) => void): { tag: XmlTag; scope: Scope } {
  tagName.lastIndex = 0;
  const name = tagName.exec(raw)?.[0];
  if (name === undefined) throw malformed("a tag without a name");
  const given: Given[] = [];
  let at = name.length;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(raw);
    if (match === null) break;
    at = attribute.lastIndex;
    given.push({ name: match[1] as string, value: readAttributeValue(match[2] ?? match[3] ?? "") });
    tooMany(given.length);
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(raw);
  if (end === null) throw malformed(`<${name}> cannot be read at ${JSON.stringify(raw.slice(at, at + 30))}`);
  const inner = given.some(isDeclaration) ? newScope(declarations(given), scope) : scope;
  const { prefix, local } = splitName(name);
  const attributes = qualified(given, inner);
  return { tag: { name, local, uri: uriOf(prefix, inner), attributes, isEmpty: end[1] === "/" }, scope: inner };
}

const isDeclaration = ({ name }: Given) => name === "xmlns" || name.startsWith("xmlns:");

function declarations(given: readonly Given[]): Map<string, string> {
  const declared = new Map<string, string>();
  for (const each of given) {
    if (!isDeclaration(each)) continue;
    const prefix = each.name === "xmlns" ? "" : splitName(each.name).local;
    const { value } = each;
    const isXml = prefix === "xml" && value === xmlNamespace;
    const isReserved =
      prefix === "xmlns" || value === xmlnsNamespace || (prefix === "xml") !== (value === xmlNamespace);
    if (declared.has(prefix)) throw malformed(`${each.name} occurs twice`);
    if ((isReserved && !isXml) || (prefix !== "" && value === ""))
      throw malformed(`${each.name} cannot be declared so`);
    declared.set(prefix, value);
  }
  return declared;
}

function qualified(given: readonly Given[], scope: Scope): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (const each of given) {
    if (isDeclaration(each)) continue;
    const { prefix, local } = splitName(each.name);
    const uri = prefix === "" ? "" : uriOf(prefix, scope);
    if (attributes.some((other) => other.local === local && other.uri === uri))
      throw malformed(`attribute ${each.name} occurs twice`);
    attributes.push({ name: each.name, prefix, local, uri, value: each.value });
  }
  return attributes;
}

function uriOf(prefix: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  throw malformed(`prefix ${prefix} is not declared`);
}
