import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SapFormatError } from "../errors.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { createSafeXmlParser, defaultXmlLimits, type XmlLimits } from "./safe-parser.ts";

function refusal(chunks: (string | Uint8Array)[], limits: Partial<XmlLimits> = {}) {
  const parser = createSafeXmlParser({ open() {}, close() {}, text() {} }, { ...defaultXmlLimits, ...limits });
  try {
    for (const chunk of chunks) parser.write(chunk);
    parser.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    return { code: error.code, place: error.place };
  }
}

function texts(chunks: (string | Uint8Array)[]): string {
  let all = "";
  const parser = createSafeXmlParser({
    open({ local, attributes }) {
      all += `<${local}${Object.values(attributes).map(({ local, value }) => `[${local}=${value}]`)}`;
    },
    close() {
      all += ">";
    },
    text(text) {
      all += text;
    },
  });
  for (const chunk of chunks) parser.write(chunk);
  parser.end();
  return all;
}

const bomb = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;

describe("what is refused", () => {
  it.each([
    ["a DTD", `<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`, "xml.dtd"],
    ["an entity bomb", bomb, "xml.dtd"],
    ["an entity of its own", "<a>&secret;</a>", "xml.malformed"],
    ["a processing instruction", "<?xml-stylesheet href='x'?><a/>", "xml.processingInstruction"],
    ["another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, "xml.encoding"],
    ["unbalanced tags", "<a><b></a></b>", "xml.malformed"],
    ["an end that never comes", "<a><b>", "xml.malformed"],
    ["an undeclared prefix", "<n0:a/>", "xml.malformed"],
    ["the same attribute twice", `<a x="1" x="2"/>`, "xml.malformed"],
    ["two roots", "<a/><b/>", "xml.malformed"],
    ["nothing", "", "xml.malformed"],
    ["JSON", `{"a":1}`, "xml.malformed"],
    ["deep nesting", "<a>".repeat(65), "xml.tooDeep"],
    ["a control character", "<a>\u0001</a>", "xml.malformed"],
    ["many attributes", `<a ${Array.from({ length: 257 }, (_, i) => `a${i}=""`).join(" ")}/>`, "xml.tooManyAttributes"],
  ])("%s", (_, text, code) => {
    expect(refusal([text])?.code).toBe(code);
    expect(refusal([Buffer.from(text)])?.code).toBe(code);
  });

  it.each([
    ["attribute", `<a x="${"y".repeat(10_000_000)}"/>`],
    ["text", `<a>${"y".repeat(10_000_000)}</a>`],
    ["name", `<${"y".repeat(10_000_000)}/>`],
    ["comment", `<a><!--${"y".repeat(10_000_000)}--></a>`],
    ["CDATA section", `<a><![CDATA[${"y".repeat(10_000_000)}]]></a>`],
    ["DTD", `<!DOCTYPE a [${"<!ENTITY x 'y'>".repeat(700_000)}`],
  ])("a %s of 10 MB, before it is all in memory", (_, text) => {
    let taken = 0;
    const parser = createSafeXmlParser({ open() {}, close() {}, text() {} });
    expect(() => {
      for (let at = 0; at < text.length; at += 100_000) {
        parser.write(text.slice(at, at + 100_000));
        taken = at;
      }
    }).toThrow("longer than 1000000");
    expect(taken).toBeLessThan(1_300_000);
    expect(refusal([text])?.code).toBe("xml.tooLong");
  });

  it("more elements than allowed, when a limit is set", () => {
    expect(refusal(["<a>", "<b/>".repeat(10), "</a>"], { elements: 10 })?.code).toBe("xml.tooManyElements");
    expect(refusal(["<a>", "<b/>".repeat(10), "</a>"], { elements: 11 })).toBeUndefined();
  });

  it.each([
    ["a lone continuation byte", [0x3c, 0x61, 0x3e, 0x80]],
    ["an overlong slash", [0x3c, 0x61, 0x3e, 0xc0, 0xaf]],
    ["a surrogate", [0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80]],
    ["half a letter at the end", [0x3c, 0x61, 0x2f, 0x3e, 0xc3]],
    ["UTF-16", [0xff, 0xfe, 0x3c, 0x00, 0x61, 0x00]],
  ])("bytes that are no UTF-8: %s", (_, bytes) => {
    expect(refusal([Uint8Array.from(bytes)])?.code).toBe("xml.encoding");
    expect(refusal(bytes.map((byte) => Uint8Array.of(byte)))?.code).toBe("xml.encoding");
  });

  it("says where", () => {
    expect(refusal(["<a>\n  <b></c>\n</a>"])?.place).toEqual({ line: 2, column: 9 });
  });
});

describe("what is read", () => {
  it("a byte order mark, as text and as bytes in pieces", () => {
    expect(texts(["\ufeff<a>x</a>"])).toBe("<ax>");
    expect(texts([...Buffer.from("\ufeff<a>ü€😀</a>")].map((byte) => Uint8Array.of(byte)))).toBe("<aü€😀>");
  });

  it("the same, wherever the chunks are cut", () => {
    const document = Buffer.from(
      `<?xml version="1.0"?><a x="ü&#10;€"><b>😀 &amp; x</b>\r\n<!-- c --><![CDATA[<z>]]></a>`,
    );
    const whole = texts([document]);
    fc.assert(
      fc.property(fc.array(fc.nat(document.length), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), document.length];
        expect(texts(edges.slice(1).map((edge, i) => document.subarray(edges[i], edge)))).toBe(whole);
      }),
    );
  });
});

describe("escaping", () => {
  it("gives back every text that XML can carry, and a visible sign for the rest", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry these
        const carried = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
        expect(texts([`<a x="${escapeAttribute(text)}">${escapeText(text)}</a>`])).toBe(`<a[x=${carried}]${carried}>`);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it("replaces a lone surrogate", () => {
    expect(escapeText("a\ud800b")).toBe("a\ufffdb");
  });
});
