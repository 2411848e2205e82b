import { describe, expect, it } from "vitest";
import { createReceiptReader } from "../idoc/receipts.ts";

const control = "<EDI_DC40><IDOCTYP>WPUBON01</IDOCTYP><MESTYP>WPUBON</MESTYP><SNDPRN>1010</SNDPRN></EDI_DC40>";
const receipt = (inside: string) =>
  `<E1WPB01><KASSID>01</KASSID><VORGDATUM>20261121</VORGDATUM><BONNUMMER>1</BONNUMMER><BELEGWAERS>EUR</BELEGWAERS>${inside}</E1WPB01>`;
const idoc = (records: string) => `<WPUBON01><IDOC>${control}${records}</IDOC></WPUBON01>`;

describe("limits of one record", () => {
  it("a record with endless parts is refused before they fill the memory", () => {
    const reader = createReceiptReader({ recordElements: 1000 });
    expect(reader.write(`<WPUBON01><IDOC>${control}${receipt("<E1WPB02/>".repeat(900)).repeat(3)}`)).toHaveLength(3);
    expect(() => reader.write(receipt("<E1WPB02/>".repeat(1000)))).toThrow(
      expect.objectContaining({ code: "xml.tooManyElements" }),
    );
  });

  it("a text cut into many pieces is still one text", () => {
    const piece = `<![CDATA[${"x".repeat(400)}]]><!-- -->`;
    const reader = createReceiptReader({ textLength: 1000 });
    expect(() => reader.write(idoc(receipt(`<CSHNAME>${piece.repeat(3)}</CSHNAME>`)))).toThrow(
      expect.objectContaining({ code: "xml.tooLong" }),
    );
  });

  it("a record with a thousand faults tells fifty", () => {
    const [reading] = createReceiptReader().write(idoc(receipt("<E1WPB02><MENGE>x</MENGE></E1WPB02>".repeat(1000))));
    if (reading === undefined || reading.ok) throw new Error("expected problems");
    expect(reading.problems).toHaveLength(50);
  });
});

describe("what is between the elements", () => {
  it("comments and CDATA belong to the text around them", () => {
    const [reading] = createReceiptReader().write(
      idoc(receipt("<CSHNAME>M&#252;l<!-- x -->ler <![CDATA[& Co]]></CSHNAME>")),
    );
    expect(reading).toMatchObject({ ok: true, value: { cashierName: "Müller & Co" } });
  });

  it("text where none belongs is counted, an element inside a text is not taken as the text", () => {
    const reader = createReceiptReader();
    const [reading] = reader.write(idoc(receipt("stray<CASHIER>1</CASHIER><CSHNAME>A<b>hidden</b>C</CSHNAME>")));
    expect(reading).toMatchObject({ ok: true, value: { cashierName: "AC" } });
    expect(Object.fromEntries(reader.unmodelled)).toEqual({
      "E1WPB01/text()": 1,
      "E1WPB01/CASHIER": 1,
      "E1WPB01/CSHNAME/b": 1,
    });
  });

  it("invented names are counted up to a limit", () => {
    const reader = createReceiptReader();
    reader.write(idoc(Array.from({ length: 12_000 }, (_, i) => receipt(`<X${i}/>`)).join("")));
    expect(reader.unmodelled.size).toBe(10_000);
  });
});
