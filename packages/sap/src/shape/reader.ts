import { type Place, SapFormatError } from "../errors.ts";
import { checkHeaderEntry, hintFor, isSoapEnvelope, soapEnvelopeNamespace } from "../soap/envelope.ts";
import { createSafeXmlParser, defaultXmlLimits, type XmlLimits, type XmlTag } from "../xml/safe-parser.ts";
import { compile, type ElementNode } from "./compile.ts";
import type { DocumentShape, QualifiedName } from "./document.ts";
import type { Fields, Group, Shape } from "./fields.ts";
import { type FieldProblem, ObjectBuilder } from "./object-builder.ts";

/** One record of a document. A record with problems has what could be read of it in `partial`, so that it can be named. */
export type RecordReading<H, R> = { index: number; place: Place; header: H } & (
  | { ok: true; value: R }
  | { ok: false; partial: Partial<R>; problems: FieldProblem[] }
);

export interface DocumentReader<H, R> {
  /** Takes the next piece of the document, gives the records that ended in it. Throws SapFormatError; the reader is then used up. */
  write(chunk: string | Uint8Array): RecordReading<H, R>[];
  end(): RecordReading<H, R>[];
  /** The header last read. */
  readonly header: H | undefined;
  readonly recordCount: number;
  /** How often each element or attribute that we do not model was met, by path. */
  readonly unmodelled: ReadonlyMap<string, number>;
}

/** More names than this are only made by somebody who wants our memory. */
const maxUnmodelledPaths = 10_000;

/** Makes readers for one kind of document; the description is compiled once. */
export function documentReader<H extends Fields, R extends Fields>(
  shape: DocumentShape<H, R>,
): (limits?: Partial<XmlLimits>) => DocumentReader<Shape<H>, Shape<R>> {
  const header = compile(shape.header);
  const record = compile(shape.record);
  return (limits = {}) => new Reader(shape.steps, header, record, { ...defaultXmlLimits, ...limits });
}

/**
 * For records that lie in a container between the document and them, such as items under their business units. Each record has what
 * its container says before it in `context`; the container itself is never in memory with all its records.
 */
export function containedReader<H extends Fields, R extends Fields, C extends Fields>(
  shape: DocumentShape<H, R>,
  container: Group<C>,
): (limits?: Partial<XmlLimits>) => DocumentReader<Shape<H>, Shape<R> & { context: Shape<C> }> {
  const header = compile(shape.header);
  const record = compile(shape.record, "", container.name);
  const context = compile(container);
  return (limits = {}) => new Reader(shape.steps, header, record, { ...defaultXmlLimits, ...limits }, context);
}

class Reader<H, R> implements DocumentReader<H, R> {
  header: H | undefined;
  recordCount = 0;
  readonly unmodelled: Map<string, number> = new CountedPaths();
  readonly #steps: QualifiedName[];
  readonly #headerNode: ElementNode;
  readonly #recordNode: ElementNode;
  readonly #containerNode: ElementNode | undefined;
  readonly #limits: XmlLimits;
  readonly #parser;
  #done: RecordReading<H, R>[] = [];
  #stepsTaken = 0;
  /** Of the version of SOAP that the sender speaks; what is inside is the same. */
  #envelope = soapEnvelopeNamespace;
  #arrived = false;
  #skipped = 0;
  #builder: ObjectBuilder | undefined;
  #container: ObjectBuilder | undefined;
  #containerDepth = 0;
  #building: "header" | "record" = "header";
  #start: Place = { line: 1, column: 1 };

  constructor(
    steps: QualifiedName[],
    header: ElementNode,
    record: ElementNode,
    limits: XmlLimits,
    container?: ElementNode,
  ) {
    this.#steps = steps;
    this.#headerNode = header;
    this.#recordNode = record;
    this.#containerNode = container;
    this.#limits = limits;
    this.#parser = createSafeXmlParser(
      {
        open: (tag, hasAttributes) => this.#open(tag, hasAttributes),
        close: () => this.#close(),
        text: (text) => (this.#builder ?? this.#container)?.text(text),
      },
      limits,
    );
  }

  write(chunk: string | Uint8Array): RecordReading<H, R>[] {
    this.#parser.write(chunk);
    return this.#take();
  }

  end(): RecordReading<H, R>[] {
    this.#parser.end();
    if (!this.#arrived) this.#refuseRoot("the document ends without it");
    if (this.header === undefined) this.#refuseHeader();
    return this.#take();
  }

  #take(): RecordReading<H, R>[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #open(tag: XmlTag, hasAttributes: boolean): void {
    if (this.#builder !== undefined) this.#builder.open(tag, hasAttributes, this.#isOurs(tag));
    else if (this.#container !== undefined) this.#openInContainer(this.#container, tag, hasAttributes);
    else if (this.#skipped > 0) this.#skip(tag);
    else if (this.#stepsTaken < this.#steps.length) this.#step(tag);
    else this.#openPart(tag);
  }

  #skip(tag: XmlTag): void {
    const isHeaderEntry = this.#stepsTaken === 1 && this.#skipped === 1;
    if (isHeaderEntry) checkHeaderEntry(tag, this.#parser.place());
    this.#skipped++;
  }

  /** Children are unqualified on SAP's wire; a sender that sets the default namespace means the same. */
  #isOurs(tag: XmlTag): boolean {
    return tag.uri === "" || tag.uri === this.#steps.at(-1)?.namespace;
  }

  #step(tag: XmlTag): void {
    const expected = this.#steps[this.#stepsTaken] as QualifiedName;
    if (this.#stepsTaken === 0 && isSoapEnvelope(expected.namespace) && isSoapEnvelope(tag.uri))
      this.#envelope = tag.uri;
    const namespace = isSoapEnvelope(expected.namespace) ? this.#envelope : expected.namespace;
    if (tag.local === expected.name && tag.uri === namespace) {
      this.#stepsTaken++;
      if (this.#stepsTaken === this.#steps.length) {
        this.#arrived = true;
        this.header = undefined;
      }
    } else if (tag.local === "Header" && isSoapEnvelope(tag.uri) && this.#stepsTaken === 1) this.#skipped = 1;
    else this.#refuseRoot(`found ${named(tag.local, tag.uri)}${hintFor(tag)}`);
  }

  #openInContainer(container: ObjectBuilder, tag: XmlTag, hasAttributes: boolean): void {
    if (this.#containerDepth === 0 && this.#isOurs(tag) && tag.local === this.#recordNode.name) {
      this.#startRecord(tag);
      return;
    }
    this.#containerDepth++;
    container.open(tag, hasAttributes, this.#isOurs(tag));
  }

  #openPart(tag: XmlTag): void {
    const nodes = [this.#headerNode, this.#containerNode ?? this.#recordNode];
    const node = this.#isOurs(tag) ? nodes.find(({ name }) => name === tag.local) : undefined;
    if (node === undefined) {
      this.unmodelled.set(tag.local, (this.unmodelled.get(tag.local) ?? 0) + 1);
      this.#skipped = 1;
      return;
    }
    if (node !== this.#headerNode && this.header === undefined) this.#refuseHeader();
    if (node === this.#recordNode) this.#startRecord(tag);
    else if (node === this.#containerNode) this.#container = this.#build(node, tag);
    else {
      this.#building = "header";
      this.#builder = this.#build(node, tag);
    }
  }

  #startRecord(tag: XmlTag): void {
    this.#building = "record";
    this.#builder = this.#build(this.#recordNode, tag);
    if (this.#container === undefined) return;
    this.#builder.value.context = this.#container.value;
    this.#builder.problems.push(...this.#container.problemsSoFar());
  }

  #build(node: ElementNode, tag: XmlTag): ObjectBuilder {
    this.#start = this.#parser.place();
    return new ObjectBuilder(node, tag, this.unmodelled, this.#parser.place, this.#limits);
  }

  #close(): void {
    if (this.#builder !== undefined) {
      if (this.#builder.close()) this.#finish(this.#builder);
    } else if (this.#container !== undefined) {
      this.#containerDepth--;
      if (this.#container.close()) {
        this.#container = undefined;
        this.#containerDepth = 0;
      }
    } else if (this.#skipped > 0) this.#skipped--;
    else this.#stepsTaken--;
  }

  #finish({ value, problems }: ObjectBuilder): void {
    this.#builder = undefined;
    if (this.#building === "header") {
      const [problem] = problems;
      if (problem !== undefined) throw new SapFormatError("document.headerInvalid", problem.message, problem.place);
      if (this.header !== undefined)
        throw new SapFormatError("document.headerInvalid", `${this.#headerNode.path} occurs twice`, this.#start);
      this.header = value as H;
      return;
    }
    const common = { index: this.recordCount++, place: this.#start, header: this.header as H };
    this.#done.push(
      problems.length === 0
        ? { ...common, ok: true, value: value as R }
        : { ...common, ok: false, partial: value as Partial<R>, problems },
    );
  }

  #refuseRoot(found: string): never {
    const expected = this.#steps[Math.min(this.#stepsTaken, this.#steps.length - 1)] as QualifiedName;
    throw new SapFormatError(
      "document.wrongRoot",
      `Expected ${named(expected.name, expected.namespace)}, ${found}`,
      this.#parser.place(),
    );
  }

  #refuseHeader(): never {
    throw new SapFormatError(
      "document.headerMissing",
      `${this.#headerNode.path} is missing or comes after the first ${(this.#containerNode ?? this.#recordNode).path}`,
      this.#parser.place(),
    );
  }
}

const named = (name: string, namespace: string) => (namespace === "" ? name : `{${namespace}}${name}`);

class CountedPaths extends Map<string, number> {
  override set(path: string, count: number): this {
    return this.size < maxUnmodelledPaths || this.has(path) ? super.set(path, count) : this;
  }
}

/** All records of a document that comes in pieces, one after the other; only the one in hand is in memory. */
export async function* readRecords<H, R>(
  reader: DocumentReader<H, R>,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<RecordReading<H, R>> {
  for await (const chunk of chunks) yield* reader.write(chunk);
  yield* reader.end();
}
