import { describe, expect, it } from "vitest";
import { element, group, required } from "../shape/fields.ts";
import { documentReader, readRecords } from "../shape/reader.ts";
import { documentWriter, writeDocument } from "../shape/writer.ts";
import { posControlRecord } from "./control-record.ts";
import { createReceiptReader, type ReceiptDraft, receiptWriter } from "./receipts.ts";
import { idocShape, sapName } from "./segment.ts";
import { signed, signedMinor } from "./sign.ts";

const control = posControlRecord("WPUBON01", {
  senderPort: "CCOS",
  sender: "1010",
  receiverPort: "SAPS4H",
  receiver: "S4HCLNT100",
  createdOn: "2026-11-21",
  createdTime: "10:15:00",
});

const sale: ReceiptDraft = {
  site: "1010",
  till: "01",
  day: "2026-11-21",
  time: "10:14:59",
  number: "1010-01-000017",
  cashier: "MUELLER",
  currency: "EUR",
  items: [
    {
      articleQualifier: "article",
      article: "CHA2111010",
      kind: "sale",
      quantityMilli: 1000,
      conditions: [{ type: "PN10", ...signed(1000) }],
      taxes: [{ taxCode: "A1", amountMinor: 160 }],
    },
  ],
  payments: [{ method: "PTCS", ...signed(1000), currency: "EUR" }],
};

const written = (...receipts: ReceiptDraft[]) => [...writeDocument(receiptWriter, control, receipts)].join("");

function read(text: string) {
  const reader = createReceiptReader();
  return [...reader.write(text), ...reader.end()];
}

describe("WPUBON01", () => {
  it("is written as real senders write it", () => {
    expect(written(sale)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<WPUBON01><IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><TABNAM>EDI_DC40</TABNAM><DIRECT>2</DIRECT><IDOCTYP>WPUBON01</IDOCTYP>' +
        "<MESTYP>WPUBON</MESTYP><STDMES>WPUBON</STDMES><SNDPOR>CCOS</SNDPOR><SNDPRT>KU</SNDPRT><SNDPRN>1010</SNDPRN><RCVPOR>SAPS4H</RCVPOR><RCVPRT>LS</RCVPRT>" +
        '<RCVPRN>S4HCLNT100</RCVPRN><CREDAT>20261121</CREDAT><CRETIM>101500</CRETIM></EDI_DC40><E1WPB01 SEGMENT="1"><POSKREIS>1010</POSKREIS><KASSID>01</KASSID>' +
        "<VORGDATUM>20261121</VORGDATUM><VORGZEIT>101459</VORGZEIT><BONNUMMER>1010-01-000017</BONNUMMER><KASSIERER>MUELLER</KASSIERER><BELEGWAERS>EUR</BELEGWAERS>" +
        '<E1WPB02 SEGMENT="1"><QUALARTNR>ARTN</QUALARTNR><ARTNR>CHA2111010</ARTNR><VORZEICHEN>-</VORZEICHEN><MENGE>1.000</MENGE><E1WPB03 SEGMENT="1">' +
        '<VORZEICHEN>+</VORZEICHEN><KONDITION>PN10</KONDITION><KONDVALUE>10.00</KONDVALUE></E1WPB03><E1WPB04 SEGMENT="1"><MWSKZ>A1</MWSKZ><MWSBT>1.60</MWSBT></E1WPB04>' +
        '</E1WPB02><E1WPB06 SEGMENT="1"><VORZEICHEN>+</VORZEICHEN><ZAHLART>PTCS</ZAHLART><SUMME>10.00</SUMME><WAEHRUNG>EUR</WAEHRUNG></E1WPB06></E1WPB01></IDOC></WPUBON01>',
    );
  });

  it("is read back, with the control record", () => {
    const [reading] = read(written(sale));
    expect(reading).toMatchObject({ ok: true, value: sale, header: control });
  });

  it("understands a minus behind the number", () => {
    const [reading] = read(written(sale).replace("<SUMME>10.00<", "<SUMME>  10.00-<"));
    const payment = reading?.ok ? reading.value.payments[0] : undefined;
    expect(payment).toMatchObject({ sign: "+", amountMinor: -1000 });
    expect(payment && signedMinor(payment)).toBe(-1000);
  });

  it.each([
    [0, "+", 0],
    [250, "+", 250],
    [-250, "-", 250],
  ] as const)("writes %i as %s%i", (amount, sign, amountMinor) => {
    expect(signed(amount)).toEqual({ sign, amountMinor });
    expect(signedMinor(signed(amount))).toBe(amount);
  });

  it("sets one bad receipt aside and reads the others", async () => {
    const spoil = (segment: string) => segment.replace("1.000", "one").replace("<ZAHLART>PTCS</ZAHLART>", "");
    const parts = written(sale, { ...sale, number: "1010-01-000018" }, sale).split("<E1WPB01");
    const broken = parts.map((part, index) => (index === 2 ? spoil(part) : part)).join("<E1WPB01");
    const found = [];
    for await (const reading of readRecords(createReceiptReader(), [broken])) found.push(reading);
    expect(found.map(({ ok, index }) => [ok, index])).toEqual([
      [true, 0],
      [false, 1],
      [true, 2],
    ]);
    const bad = found[1];
    if (bad === undefined || bad.ok) throw new Error("expected problems");
    expect(bad.partial.number).toBe("1010-01-000018");
    expect(bad.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "invalid E1WPB01/E1WPB02/MENGE",
      "missing E1WPB01/E1WPB06/ZAHLART",
    ]);
  });

  it.each([
    [
      "BONNUMMER",
      { number: "1010-01-00000017" },
      "write.tooLong",
      'E1WPB01/BONNUMMER: "1010-01-00000017" has 16 characters, at most 15 fit',
    ],
    ["KASSIERER", { cashier: "MUELLER-LUE" }, "write.tooLong", "E1WPB01/KASSIERER"],
    [
      "MENGE",
      { items: [{ ...sale.items?.[0], quantityMilli: 10_000_000_000 }] as never },
      "write.tooLong",
      "E1WPB01/E1WPB02/MENGE",
    ],
    ["a currency without cents", { currency: "JPY" }, "write.invalid", "currency with two decimals"],
    ["a wrong day", { day: "2026-02-29" }, "write.invalid", "E1WPB01/VORGDATUM"],
    ["no till", { till: undefined as never }, "write.missing", "E1WPB01/KASSID (till) is missing"],
  ])("refuses to write what does not fit: %s", (_, change, code, message) => {
    expect(() => written({ ...sale, ...change })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it("takes several IDOCs in one document, each with its control record", () => {
    const idoc = /<IDOC.*<\/IDOC>/s.exec(written(sale))?.[0] ?? "";
    const found = read(`<WPUBON01>${idoc}${idoc.replace("<SNDPRN>1010", "<SNDPRN>1020")}</WPUBON01>`);
    expect(found.map(({ header, index }) => [header.sender, index])).toEqual([
      ["1010", 0],
      ["1020", 1],
    ]);
    expect(() => read(`<WPUBON01>${idoc}${idoc.replace(/<EDI_DC40.*<\/EDI_DC40>/, "")}</WPUBON01>`)).toThrow(
      expect.objectContaining({ code: "document.headerMissing" }),
    );
  });

  it.each([
    ["another type", "<WPUFIB01/>", "document.wrongRoot"],
    ["no IDOC", "<WPUBON01></WPUBON01>", "document.wrongRoot"],
    [
      "broken XML in the second receipt",
      written(sale, sale).replace(/<\/E1WPB01><\/IDOC>/, "</IDOC>"),
      "xml.malformed",
    ],
  ])("refuses the document: %s", (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});

it("takes IDoc types with a namespace of SAP's", () => {
  const price = group("E1_BASE_PRICE", { system: required(element("LOGSYS")) }, { SEGMENT: "1" });
  const shape = idocShape("/ROP/BASE_PRICE01", price);
  const header = { basicType: "/ROP/BASE_PRICE01", messageType: "/ROP/BASE_PRICE", sender: "1010" };
  const text = [...writeDocument(documentWriter(shape), header, [{ system: "ERP" }])].join("");
  expect(text).toContain("<_-ROP_-BASE_PRICE01><IDOC");
  expect(documentReader(shape)().write(text)[0]).toMatchObject({ ok: true, value: { system: "ERP" }, header });
  expect(sapName("_-ROP_-BASE_PRICE01")).toBe("/ROP/BASE_PRICE01");
});
