import { describe, expect, it } from "vitest";
import { writeDocument } from "../shape/writer.ts";
import { posSoapReaders, posSoapWriters, writePosConfirmation } from "../soap/pos-transactions.ts";
import { posControlRecord } from "./control-record.ts";
import { createPaymentListReader, type PaymentListDraft, paymentListWriter } from "./payment-lists.ts";
import { createReceiptReader, receiptWriter } from "./receipts.ts";
import { createSalesSumReader, type SalesSumDraft, salesSumWriter } from "./sales-sums.ts";
import { inspectRecord, segmentTable } from "./segment-table.ts";
import { signed } from "./sign.ts";

const parties = {
  senderPort: "CCOS",
  sender: "1010",
  receiverPort: "SAPS4H",
  receiver: "S4HCLNT100",
  createdOn: "2026-11-21",
  createdTime: "20:15:00",
};
const ours = [{ group: "CF", name: "NUMBER", value: "1010-01-000200" }];

const sum: SalesSumDraft = {
  day: "2026-11-21",
  currency: "GBP",
  items: [
    {
      articleQualifier: "article",
      article: "85123A",
      quantitySign: "+",
      quantityMilli: 12_500,
      ...signed(3188),
      unit: "PC",
      discounts: [{ type: "DISC", ...signed(-88) }],
      taxes: [{ taxCode: "A1", ...signed(517) }],
    },
  ],
  extensions: ours,
};
const list: PaymentListDraft = {
  day: "2026-11-21",
  currency: "GBP",
  items: [{ ...signed(3100), method: "CASH", currency: "GBP" }],
  extensions: ours,
};

describe("what a closing sends", () => {
  it("WPUUMS01 is written segment by segment as the field tables name them", () => {
    const text = [...writeDocument(salesSumWriter, posControlRecord("WPUUMS01", parties), [sum])].join("");
    expect(text).toContain("<IDOCTYP>WPUUMS01</IDOCTYP><MESTYP>WPUUMS</MESTYP>");
    expect(text.slice(text.indexOf("<E1WPU01"))).toBe(
      '<E1WPU01 SEGMENT="1"><BELEGDATUM>20261121</BELEGDATUM><BELEGWAERS>GBP</BELEGWAERS><E1WPU02 SEGMENT="1"><QUALARTNR>ARTN</QUALARTNR>' +
        "<ARTNR>85123A</ARTNR><VORZMENGE>+</VORZMENGE><UMSMENGE>12.500</UMSMENGE><VORZWERT>+</VORZWERT><UMSWERT>31.88</UMSWERT><SALES_UOM>PC</SALES_UOM>" +
        '<E1WPU03 SEGMENT="1"><VORZEICHEN>-</VORZEICHEN><RABATTART>DISC</RABATTART><RABVALUE>0.88</RABVALUE></E1WPU03>' +
        '<E1WPU05 SEGMENT="1"><VORZEICHEN>+</VORZEICHEN><MWSKZ>A1</MWSKZ><MWSBT>5.17</MWSBT></E1WPU05></E1WPU02>' +
        '<E1WXX01 SEGMENT="1"><FLDGRP>CF</FLDGRP><FLDNAME>NUMBER</FLDNAME><FLDVAL>1010-01-000200</FLDVAL></E1WXX01></E1WPU01></IDOC></WPUUMS01>',
    );
  });

  it("WPUTAB01 carries each payment with its sign and comes back as it was", () => {
    const text = [...writeDocument(paymentListWriter, posControlRecord("WPUTAB01", parties), [list])].join("");
    expect(text).toContain(
      '<E1WPZ02 SEGMENT="1"><VORZEICHEN>+</VORZEICHEN><ZAHLART>CASH</ZAHLART><SUMME>31.00</SUMME><WAEHRUNG>GBP</WAEHRUNG></E1WPZ02>',
    );
    const reader = createPaymentListReader();
    expect([...reader.write(text), ...reader.end()]).toMatchObject([{ ok: true, value: list }]);
  });

  it.each([
    ["RABATTART", { discounts: [{ type: "DISCOUNT", ...signed(-1) }] }, "E1WPU01/E1WPU02/E1WPU03/RABATTART"],
    ["ARTNR", { article: "A".repeat(26) }, "E1WPU01/E1WPU02/ARTNR"],
    ["SALES_UOM", { unit: "PIEC" }, "E1WPU01/E1WPU02/SALES_UOM"],
  ])("refuses what is longer than the field: %s", (_, change, where) => {
    const item = { ...sum.items?.[0], ...change } as never;
    expect(() => salesSumWriter.record({ ...sum, items: [item] })).toThrow(where);
  });

  it("the SOAP form of ours gives the records of the IDoc", () => {
    const header = { id: "key 1", createdAt: "2026-11-21T20:15:00.000Z", sender: "1010" };
    const text = [...writeDocument(posSoapWriters.WPUUMS01, header, [sum])].join("");
    expect(text).toContain('<n0:SalesSumBulkRequest xmlns:n0="urn:counterfoil:pos:1"><MessageHeader><ID>key 1</ID>');
    expect(text).toContain("<SalesSum><Day>2026-11-21</Day><Currency>GBP</Currency><Item>");
    expect(text).toContain("<Quantity>12.500</Quantity><Sign>+</Sign><Amount>31.88</Amount><Unit>PC</Unit>");
    const soap = posSoapReaders.SalesSumBulkRequest.open();
    const [fromSoap] = [...soap.write(text), ...soap.end()];
    const idoc = createSalesSumReader();
    const control = posControlRecord("WPUUMS01", parties);
    const [fromIdoc] = [...idoc.write([...writeDocument(salesSumWriter, control, [sum])].join("")), ...idoc.end()];
    expect(fromSoap?.ok && fromSoap.value).toEqual(fromIdoc?.ok && fromIdoc.value);
  });

  it("the answer to it names the document", () => {
    expect(writePosConfirmation("0000000000000012", true)).toContain(
      "<Document><IdocNumber>0000000000000012</IdocNumber><Repeated>true</Repeated></Document>",
    );
  });

  it("times travel in XML's form", () => {
    const receipt = { till: "01", day: "2026-11-21", time: "10:14:59", number: "1010-01-000001", currency: "GBP" };
    const text = [...writeDocument(posSoapWriters.WPUBON01, { id: "1", sender: "1010" }, [receipt])].join("");
    expect(text).toContain("<SalesTransaction><Till>01</Till><Day>2026-11-21</Day><Time>10:14:59</Time>");
    const idoc = createReceiptReader();
    const control = posControlRecord("WPUBON01", parties);
    expect([...idoc.write([...writeDocument(receiptWriter, control, [receipt])].join(""))]).toMatchObject([
      { value: receipt },
    ]);
  });
});

describe("segment tables", () => {
  it("name every field with its type, length and whether it must be there", () => {
    const table = segmentTable("WPUBON01");
    expect(table.segment).toBe("E1WPB01");
    const short = ({ name, type, length, required }: (typeof table.fields)[number]) => [name, type, length, required];
    expect(table.fields.slice(0, 3).map(short)).toEqual([
      ["POSKREIS", "text", 5, false],
      ["KASSID", "text", 25, true],
      ["VORGDATUM", "day", 8, true],
    ]);
    const [item] = table.children;
    expect(item?.segment).toBe("E1WPB02");
    expect(item?.fields.find(({ name }) => name === "VORZEICHEN")?.codes).toEqual(["-", "+"]);
    expect(item?.children.map(({ segment }) => segment)).toEqual(["E1WPB03", "E1WPB04"]);
  });

  it("say all that is wrong with a record", () => {
    const record = {
      till: "",
      day: "2026-02-30",
      number: "1010-01-00000017",
      currency: "GBP",
      items: [{ article: "A" }],
    };
    const { fields, children } = inspectRecord(segmentTable("WPUBON01"), record);
    expect(fields).toEqual([
      { name: "KASSID", text: "", fault: "missing" },
      { name: "VORGDATUM", text: "2026-02-30", fault: "invalid" },
      { name: "BONNUMMER", text: "1010-01-00000017", fault: "tooLong" },
      { name: "BELEGWAERS", text: "GBP" },
    ]);
    expect(children.map(({ segment, fields: [first] }) => [segment, first?.name, first?.fault])).toEqual([
      ["E1WPB02", "QUALARTNR", "missing"],
    ]);
  });
});
