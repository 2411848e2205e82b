import { type Place, SapFormatError } from "../errors.ts";
import type { XmlLimits, XmlTag } from "../xml/safe-parser.ts";
import type { ElementNode, LeafNode } from "./compile.ts";

export type FieldProblemCode = "missing" | "invalid" | "tooLong" | "twice";

/** Something wrong in one record: it is data about that record, the others go on. */
export interface FieldProblem {
  code: FieldProblemCode;
  path: string;
  message: string;
  place: Place;
}

type Target = Record<string, unknown>;

const schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/** Builds one typed object (a header or a record) out of the events inside its element. */
export class ObjectBuilder {
  readonly problems: FieldProblem[] = [];
  readonly value: Target;
  readonly #unmodelled: Map<string, number>;
  readonly #place: () => Place;
  readonly #limits: XmlLimits;
  readonly #nodes: ElementNode[] = [];
  readonly #targets: Target[] = [];
  #node: ElementNode;
  #target: Target;
  #text = "";
  #skipped = 0;
  #elements = 0;

  constructor(root: ElementNode, tag: XmlTag, unmodelled: Map<string, number>, place: () => Place, limits: XmlLimits) {
    this.#limits = limits;
    this.#unmodelled = unmodelled;
    this.#place = place;
    this.#node = root;
    this.#target = this.value = emptyObject(root);
    this.#readAttributes(root, tag, this.value);
  }

  open(tag: XmlTag, hasAttributes: boolean, known: boolean): void {
    if (++this.#elements > this.#limits.recordElements) this.#refuseSize(this.#limits.recordElements, "elements");
    if (this.#skipped > 0) {
      this.#skipped++;
      return;
    }
    if (hasAttributes && isNil(tag)) {
      this.#skipped = 1;
      return;
    }
    const child = known ? this.#node.children.get(tag.local) : undefined;
    if (child === undefined) {
      this.#count(`${this.#node.path}/${tag.local}`);
      this.#skipped = 1;
      return;
    }
    const target = child.leaf === undefined ? emptyObject(child) : this.#target;
    this.#nodes.push(this.#node);
    this.#targets.push(this.#target);
    this.#node = child;
    this.#target = target;
    this.#text = "";
    if (hasAttributes) this.#readAttributes(child, tag, target);
  }

  text(text: string): void {
    if (this.#skipped > 0) return;
    if (this.#node.leaf !== undefined || this.#node.content !== undefined) {
      this.#text += text;
      // CDATA sections and comments cut one text into many, each of them short enough for the parser.
      if (this.#text.length > this.#limits.textLength) this.#refuseSize(this.#limits.textLength, "characters");
    } else if (/\S/.test(text)) this.#count(`${this.#node.path}/text()`);
  }

  /** True when the element of the object itself has ended. */
  close(): boolean {
    if (this.#skipped > 0) {
      this.#skipped--;
      return false;
    }
    const node = this.#node;
    const target = this.#target;
    if (node.leaf === undefined) this.#closeGroup(node, target);
    const parentNode = this.#nodes.pop();
    const parent = this.#targets.pop();
    if (parentNode === undefined || parent === undefined) return true;
    if (node.leaf === undefined) this.#put(parent, node.key, target, node.many, node.path);
    else if (this.#text !== "") this.#putLeaf(parent, node.leaf, this.#text);
    this.#node = parentNode;
    this.#target = parent;
    this.#text = "";
    return false;
  }

  /** Of the object itself, as far as it was read: what is missing by now is missing for what comes inside it. */
  problemsSoFar(): FieldProblem[] {
    this.#reportMissing(this.#node, this.value);
    return this.problems;
  }

  #closeGroup(node: ElementNode, target: Target): void {
    if (node.content !== undefined && this.#text !== "") this.#putLeaf(target, node.content, this.#text);
    this.#reportMissing(node, target);
  }

  #reportMissing(node: ElementNode, target: Target): void {
    for (const { key, path } of node.required)
      if (target[key] === undefined && !this.problems.some((problem) => problem.path === path))
        this.#report("missing", path, "is missing");
  }

  #readAttributes(node: ElementNode, tag: XmlTag, target: Target): void {
    for (const name in tag.attributes) {
      const { prefix, local, uri, value } = tag.attributes[name] as XmlTag["attributes"][string];
      if (prefix === "xmlns" || name === "xmlns" || Object.hasOwn(node.fixed, local)) continue;
      // xsi:type and the like say nothing about the object.
      if (uri === schemaInstanceNamespace) continue;
      const leaf = uri === "" ? node.attributes.get(local) : undefined;
      if (leaf === undefined) this.#count(`${node.path}/@${local}`);
      else if (value !== "") this.#putLeaf(target, leaf, value);
    }
  }

  #putLeaf(target: Target, { key, path, leaf }: LeafNode, written: string): void {
    const text = trimmed(written);
    if (text === leaf.value.initial || (text === "" && leaf.value.readsBlank !== true)) return;
    if (leaf.maxLength !== undefined && text.length > leaf.maxLength) {
      this.#report("tooLong", path, `has ${text.length} characters, at most ${leaf.maxLength} fit: ${excerpt(text)}`);
      return;
    }
    const value = leaf.value.read(text, target);
    if (value === undefined) this.#report("invalid", path, `is not ${leaf.value.expects}: ${excerpt(text)}`);
    else this.#put(target, key, value, leaf.cardinality === "list", path);
  }

  #put(target: Target, key: string, value: unknown, many: boolean, path: string): void {
    if (many) {
      const list = target[key] as unknown[];
      // Most lists have one entry, and `push` makes room for seventeen.
      if (list.length === 0) target[key] = [value];
      else list.push(value);
    } else if (target[key] === undefined) target[key] = value;
    else this.#report("twice", path, "occurs twice");
  }

  #report(code: FieldProblemCode, path: string, what: string): void {
    // One broken record of a million elements must not become a million problems.
    if (this.problems.length < 50) this.problems.push({ code, path, message: `${path} ${what}`, place: this.#place() });
  }

  #refuseSize(limit: number, what: "elements" | "characters"): never {
    const code = what === "elements" ? "xml.tooManyElements" : "xml.tooLong";
    throw new SapFormatError(code, `${this.#node.path} has more than ${limit} ${what}`, this.#place());
  }

  #count(path: string): void {
    this.#unmodelled.set(path, (this.#unmodelled.get(path) ?? 0) + 1);
  }
}

function emptyObject(node: ElementNode): Target {
  const target: Target = {};
  for (const key of node.lists) target[key] = [];
  return target;
}

/** The sender says outright that there is nothing. */
function isNil({ attributes }: XmlTag): boolean {
  for (const name in attributes) {
    const { local, uri, value } = attributes[name] as XmlTag["attributes"][string];
    if (local === "nil" && uri === schemaInstanceNamespace) return value === "true" || value === "1";
  }
  return false;
}

/** Space around a value is the layout of the document, not the value. (A regular expression would be slow on a million blanks.) */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return to - from === text.length ? text : text.slice(from, to);
}

const excerpt = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
