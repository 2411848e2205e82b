import { SaxesParser, type SaxesTagNS } from "saxes";
import { type Place, SapFormatError } from "../errors.ts";
import { createUtf8Decoder } from "./utf8.ts";

export type { SaxesTagNS as XmlTag } from "saxes";

export interface XmlLimits {
  /** Nested elements. SAP's deepest tree that we read has 14 levels. */
  depth: number;
  /** UTF-16 units of one text, attribute value, name or comment. */
  textLength: number;
  attributes: number;
  elements: number;
  /** Elements of one header or record, which are in memory together. */
  recordElements: number;
}

export const defaultXmlLimits: XmlLimits = {
  depth: 64,
  textLength: 1_000_000,
  attributes: 256,
  elements: Number.POSITIVE_INFINITY,
  recordElements: 500_000,
};

export interface XmlHandler {
  open(tag: SaxesTagNS, hasAttributes: boolean): void;
  close(): void;
  text(text: string): void;
}

export interface SafeXmlParser {
  write(chunk: string | Uint8Array): void;
  end(): void;
  place(): Place;
}

/** A slice that brings no event is part of one long token; small slices let the length limit act early. */
const sliceLength = 65_536;

/**
 * saxes with namespaces, and everything refused that a business document never needs: DTDs (and with them entities),
 * processing instructions, other encodings than UTF-8, endless tokens and nesting.
 */
export function createSafeXmlParser(handler: XmlHandler, limits: XmlLimits = defaultXmlLimits): SafeXmlParser {
  const parser = new SaxesParser({ xmlns: true });
  reserveHandlers(parser);
  const decoder = createUtf8Decoder();
  const place = () => lastPlace(parser);
  const refuse = (code: ConstructorParameters<typeof SapFormatError>[0], message: string): never => {
    throw new SapFormatError(code, message, place());
  };
  const watch = guard(parser, handler, limits, refuse);
  let first = true;

  function writeText(text: string): void {
    let rest = text;
    if (first && text !== "") {
      first = false;
      if (text.charCodeAt(0) === 0xfeff) rest = text.slice(1);
    }
    for (let from = 0; from < rest.length; from += sliceLength) {
      watch.slice(Math.min(sliceLength, rest.length - from));
      parser.write(rest.length <= sliceLength ? rest : rest.slice(from, from + sliceLength));
    }
  }

  return {
    place,
    write: (chunk) => orCoded(parser, () => writeText(typeof chunk === "string" ? chunk : decoder.decode(chunk))),
    end: () =>
      orCoded(parser, () => {
        decoder.end();
        parser.close();
      }),
  };
}

/**
 * `on` stores a handler under a computed name. V8 turns an object that gets many properties that way into a hash table, and
 * with our eight handlers saxes falls from 85 to 14 MB/s. Properties that were there before stay where they are.
 */
function reserveHandlers(parser: SaxesParser<{ xmlns: true }>): void {
  const slots = parser as unknown as Record<`${"xmldecl" | "doctype" | "pi" | "comment" | "cdata"}Handler`, undefined> &
    Record<`${"text" | "attribute" | "openTag" | "closeTag"}Handler`, undefined>;
  slots.xmldeclHandler = undefined;
  slots.doctypeHandler = undefined;
  slots.piHandler = undefined;
  slots.commentHandler = undefined;
  slots.cdataHandler = undefined;
  slots.textHandler = undefined;
  slots.attributeHandler = undefined;
  slots.openTagHandler = undefined;
  slots.closeTagHandler = undefined;
}

type Refuse = (code: ConstructorParameters<typeof SapFormatError>[0], message: string) => never;

/** Puts the handlers and limits on the parser; `slice` is told before each slice so that tokens without end are seen. */
function guard(
  parser: SaxesParser<{ xmlns: true }>,
  handler: XmlHandler,
  limits: XmlLimits,
  refuse: Refuse,
): { slice(length: number): void } {
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let quiet = 0;
  const tooLong = (what: string) => refuse("xml.tooLong", `${what} is longer than ${limits.textLength} characters`);
  const text = (value: string) => {
    quiet = 0;
    if (value.length > limits.textLength) tooLong("A text");
    handler.text(value);
  };
  parser.on("doctype", () => refuse("xml.dtd", "A DTD is not accepted"));
  parser.on("processinginstruction", () =>
    refuse("xml.processingInstruction", "A processing instruction is not accepted"),
  );
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8")
      refuse("xml.encoding", `Encoding ${encoding} is not accepted, only UTF-8`);
  });
  parser.on("comment", () => {
    quiet = 0;
  });
  parser.on("attribute", ({ value }) => {
    quiet = 0;
    if (value.length > limits.textLength) tooLong("An attribute value");
    if (++attributes > limits.attributes)
      refuse("xml.tooManyAttributes", `An element has more than ${limits.attributes} attributes`);
  });
  parser.on("opentag", (tag) => {
    quiet = 0;
    if (++depth > limits.depth) refuse("xml.tooDeep", `Elements are nested deeper than ${limits.depth}`);
    if (++elements > limits.elements)
      refuse("xml.tooManyElements", `The document has more than ${limits.elements} elements`);
    const hasAttributes = attributes > 0;
    attributes = 0;
    handler.open(tag, hasAttributes);
  });
  parser.on("closetag", () => {
    quiet = 0;
    depth--;
    handler.close();
  });
  parser.on("text", text);
  parser.on("cdata", text);
  return {
    slice(length) {
      if (quiet > limits.textLength) tooLong("A text, name or declaration");
      quiet += length;
    },
  };
}

/** saxes throws plain errors that start with "line:column: "; ours carry a code and the place as numbers. */
function orCoded(parser: SaxesParser<{ xmlns: true }>, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof SapFormatError) throw error;
    const message = error instanceof Error ? error.message.replace(/^\d+:\d+:\s*/, "") : String(error);
    throw new SapFormatError("xml.malformed", `Not well-formed XML: ${message}`, lastPlace(parser));
  }
}

/** Of the character read last. saxes counts columns from 0 and points at the next one. */
function lastPlace(parser: SaxesParser<{ xmlns: true }>): Place {
  return { line: parser.line, column: Math.max(1, parser.columnIndex) };
}
