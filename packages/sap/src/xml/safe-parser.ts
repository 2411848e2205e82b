import { type Place, SapFormatError } from "../errors.ts";
import type { XmlTag } from "./tag.ts";
import { XmlTokenizer } from "./tokenizer.ts";
import { createUtf8Decoder } from "./utf8.ts";

export type { XmlTag } from "./tag.ts";

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
  open(tag: XmlTag): void;
  close(): void;
  text(text: string): void;
}

export interface SafeXmlParser {
  write(chunk: string | Uint8Array): void;
  end(): void;
  place(): Place;
}

/** Small slices let the length limit act early. */
const sliceLength = 65_536;

/**
 * XML with namespaces, and everything refused that a business document never needs: DTDs (and with them entities), processing
 * instructions, other encodings than UTF-8, endless tokens and nesting.
 */
export function createSafeXmlParser(handler: XmlHandler, limits: XmlLimits = defaultXmlLimits): SafeXmlParser {
  const tokenizer = new XmlTokenizer(limited(handler, limits), {
    tokenLength: limits.textLength,
    attributes: limits.attributes,
  });
  const decoder = createUtf8Decoder();
  let isFirst = true;

  function writeText(text: string): void {
    let rest = text;
    if (isFirst && text !== "") {
      isFirst = false;
      if (text.charCodeAt(0) === 0xfeff) rest = text.slice(1);
    }
    if (rest.length <= sliceLength) tokenizer.write(rest);
    else
      for (let from = 0; from < rest.length; from += sliceLength) tokenizer.write(rest.slice(from, from + sliceLength));
  }

  return {
    place: () => tokenizer.place(),
    write: (chunk) => placed(tokenizer, () => writeText(typeof chunk === "string" ? chunk : decoder.decode(chunk))),
    end: () =>
      placed(tokenizer, () => {
        decoder.end();
        tokenizer.end();
      }),
  };
}

function limited(handler: XmlHandler, limits: XmlLimits): XmlHandler {
  let depth = 0;
  let elements = 0;
  return {
    open(tag) {
      if (++depth > limits.depth)
        throw new SapFormatError("xml.tooDeep", `Elements are nested deeper than ${limits.depth}`);
      if (++elements > limits.elements)
        throw new SapFormatError("xml.tooManyElements", `The document has more than ${limits.elements} elements`);
      handler.open(tag);
    },
    close() {
      depth--;
      handler.close();
    },
    text(text) {
      if (text.length > limits.textLength)
        throw new SapFormatError("xml.tooLong", `A text is longer than ${limits.textLength} characters`);
      handler.text(text);
    },
  };
}

/** Refusals say where. */
function placed(tokenizer: XmlTokenizer, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof SapFormatError && error.place === undefined)
      throw new SapFormatError(error.code, error.message, tokenizer.place());
    throw error;
  }
}
