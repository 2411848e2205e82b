import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { SapFormatError } from "../errors.ts";
import { createSafeXmlParser } from "./safe-parser.ts";

type Attribute = { local: string; uri: string; value: string };
/** saxes takes the blanks around a namespace away, which XML does not. */
const shown = (local: string, uri: string, attributes: Attribute[]) =>
  `<{${uri.trim()}}${local}${attributes.map((each) => ` {${each.uri.trim()}}${each.local}=${JSON.stringify(each.value)}`).join("")}>`;

/** The document as our tokenizer understands it, or undefined when it refuses. */
function ours(pieces: string[]): string | undefined {
  let read = "";
  const parser = createSafeXmlParser({
    open: ({ local, uri, attributes }) => {
      read += shown(local, uri, [...attributes]);
    },
    close: () => {
      read += "</>";
    },
    text: (text) => {
      read += text;
    },
  });
  try {
    for (const piece of pieces) parser.write(piece);
    parser.end();
    return read;
  } catch (error) {
    if (error instanceof SapFormatError) return undefined;
    throw error;
  }
}

/** The same by saxes, which this replaced; its tests are the XML working group's. */
function oracle(text: string): string | undefined {
  let read = "";
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  const refuse = () => {
    throw new Error("not wanted");
  };
  parser.on("doctype", refuse);
  parser.on("processinginstruction", refuse);
  parser.on("opentag", ({ local, uri, attributes }) => {
    const plain = Object.values(attributes).filter(({ name }) => name !== "xmlns" && !name.startsWith("xmlns:"));
    depth++;
    read += shown(local, uri, plain);
  });
  parser.on("closetag", () => {
    depth--;
    read += "</>";
  });
  const take = (text: string) => {
    if (depth > 0) read += text;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  try {
    parser.write(text).close();
    return read;
  } catch {
    return undefined;
  }
}

const parts = [
  ..."<>/=\"'&;!-[]? \n\r\tabx:é€😀\u0001\ufffe.19_·",
  ...[
    "<a>",
    "</a>",
    "<b x='1'>",
    "</b>",
    "<b/>",
    '<p:a xmlns:p="u">',
    "</p:a>",
    '<a xmlns="d">',
    '<a xmlns="">',
    ' p:x="1"',
  ],
  ...[
    "&amp;",
    "&lt;",
    "&#10;",
    "&#x41;",
    "&#0;",
    "&#xD800;",
    "&x;",
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a>",
  ],
  ...[
    "<?xml version='1.0'?>",
    "<?pi x?>",
    "<a b='>' c='&quot;'>",
    "<a x='1' x='2'>",
    "xmlns:p='u'",
    "xmlns:q='u' p:x='' q:x=''",
  ],
];
const noise = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((each) => each.join(""));
const element: fc.Memo<string> = fc.memo((depth) => {
  const inner = depth <= 1 ? fc.constant("") : element(depth - 1);
  return fc
    .tuple(
      fc.constantFrom("a", "b", "p:c"),
      fc.constantFrom("", " x='1'", ' p:y="&#9;ü"', " xmlns='v'", " xmlns:p='w'"),
      inner,
      inner,
    )
    .map(([name, attributes, one, other]) => `<${name}${attributes}>${one} &amp;\r\n${other}</${name}\n>`);
});
const sound = element(4).map((text) => `<r xmlns:p="u">${text}</r>`);

/** saxes lets a local part begin with what no name may begin with, and takes a blank namespace for none. */
const knownDifference = /:[-.0-9·]|=\s*(["'])\s+\1/;

describe("the tokenizer and saxes", { timeout: 60_000 }, () => {
  it("understand sound documents alike, wherever they are cut", () => {
    fc.assert(
      fc.property(sound, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.slice(i * size, (i + 1) * size),
        );
        expect(ours(pieces)).toBe(oracle(text));
        expect(oracle(text)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it("understand or refuse alike what was spoiled in one place", () => {
    fc.assert(
      fc.property(sound, fc.nat(), fc.nat(6), noise, (text, place, gone, put) => {
        const at = place % text.length;
        const spoiled = text.slice(0, at) + put + text.slice(at + gone);
        fc.pre(!knownDifference.test(spoiled));
        expect(ours([spoiled])).toBe(oracle(spoiled));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
    );
  });

  it("understand or refuse noise alike", () => {
    fc.assert(
      fc.property(noise, (text) => {
        fc.pre(!knownDifference.test(text));
        expect(ours([text])).toBe(oracle(text));
        expect(ours([`<a xmlns:p='u'>${text}</a>`])).toBe(oracle(`<a xmlns:p='u'>${text}</a>`));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
    );
  });
});
