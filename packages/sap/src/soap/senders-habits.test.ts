import { describe, expect, it } from "vitest";
import { createReceiptReader } from "../idoc/receipts.ts";
import { writeDocument } from "../shape/writer.ts";
import { businessPartnerWriter, createBusinessPartnerReader } from "./business-partner.ts";
import { createBusinessPartnerRelationshipReader } from "./business-partner-relationship.ts";
import { createArticleReader } from "./product-merchandise-view.ts";

/** What is not in dispute between senders; the tests write the rest as one or the other of them does. */
const global = "http://sap.com/xi/SAPGlobal20/Global";
const soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
const soap12 = "http://www.w3.org/2003/05/soap-envelope";
const header = "<MessageHeader><ID>0001</ID></MessageHeader>";
const partner = (inside: string, attributes = "") =>
  `<BusinessPartnerSUITEReplicateRequestMessage><MessageHeader/><BusinessPartner${attributes}>${inside}</BusinessPartner></BusinessPartnerSUITEReplicateRequestMessage>`;
const message = (inside: string) =>
  `<n0:BusinessPartnerSUITEBulkReplicateRequest xmlns:n0="${global}">${inside}</n0:BusinessPartnerSUITEBulkReplicateRequest>`;
const envelope = (body: string, { soap = soap11, prefix = "soapenv", head = "" } = {}) =>
  `<${prefix}:Envelope xmlns:${prefix}="${soap}"><${prefix}:Header>${head}</${prefix}:Header><${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`;
const plain = partner("<InternalID>1000111</InternalID><CategoryCode>2</CategoryCode>");

function read(text: string | Uint8Array) {
  const reader = createBusinessPartnerReader();
  const readings = [...reader.write(text), ...reader.end()];
  return {
    reader,
    partners: readings.map((each) => (each.ok ? each.value.partner : each.problems.map(({ message }) => message))),
  };
}
const one = (inside: string, attributes = "") =>
  read(envelope(message(header + partner(inside, attributes)))).partners[0];
const company = { internalId: "1000111", category: "organisation" };

describe("the envelope", () => {
  it.each([
    ["any prefix", envelope(message(header + plain), { prefix: "SOAP-ENV" })],
    ["SOAP 1.2", envelope(message(header + plain), { soap: soap12, prefix: "env" })],
    ["no header at all", envelope(message(header + plain)).replace("<soapenv:Header></soapenv:Header>", "")],
    [
      "SOAP as the default namespace",
      envelope(message(header + plain))
        .replaceAll("soapenv:", "")
        .replace("xmlns:soapenv", "xmlns"),
    ],
    [
      "a BOM and a declaration",
      `\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${envelope(message(header + plain))}`,
    ],
    ["every element on a line of its own", envelope(message(header + plain)).replaceAll("><", ">\r\n\t <")],
    ["comments between", envelope(message(`<!-- bulk -->${header}<!-- one -->${plain}`))],
    ["an object without a header of its own", envelope(message(header + plain.replace("<MessageHeader/>", "")))],
  ])("%s", (what, text) => {
    // The default namespace holds for the message's children too, unless the sender takes it away again.
    const given = what.startsWith("SOAP as")
      ? text
          .replaceAll("<MessageHeader>", '<MessageHeader xmlns="">')
          .replaceAll(
            "<BusinessPartnerSUITEReplicateRequestMessage>",
            '<BusinessPartnerSUITEReplicateRequestMessage xmlns="">',
          )
      : text;
    expect(read(given).partners).toEqual([expect.objectContaining(company)]);
  });

  it.each([
    [
      "an envelope in another version than its body",
      envelope(message(header + plain))
        .replace("<soapenv:Body", `<b:Body xmlns:b="${soap12}"`)
        .replace("</soapenv:Body", "</b:Body"),
      "document.wrongRoot",
    ],
    [
      "an envelope in no namespace",
      `<Envelope><Body>${message(header + plain)}</Body></Envelope>`,
      "document.wrongRoot",
    ],
    ["the message without an envelope", message(header + plain), "document.wrongRoot"],
  ])("%s is refused", (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ["little-endian", "utf16le"],
    ["big-endian", "swapped"],
  ])("UTF-16 is refused by name: %s", (_, order) => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${envelope(message(header + plain))}`, "utf16le");
    const document = order === "swapped" ? Buffer.from(bytes).swap16() : bytes;
    const mark = Buffer.from(order === "swapped" ? [0xfe, 0xff] : [0xff, 0xfe]);
    for (const given of [document, Buffer.concat([mark, document])])
      expect(() => read(given)).toThrow(
        expect.objectContaining({ code: "xml.encoding", message: "The document is UTF-16; only UTF-8 is read" }),
      );
  });
});

describe("what stands in front of the message", () => {
  const wsa = "http://www.w3.org/2005/08/addressing";
  const entry = (name: string, namespace: string, must: string) =>
    `<h:${name} xmlns:h="${namespace}" soapenv:mustUnderstand="${must}">urn:x</h:${name}>`;
  const under = (head: string) => read(envelope(message(header + plain), { head }));

  it.each([
    ["WS-Addressing, which must be understood", entry("MessageID", wsa, "1") + entry("To", wsa, "true")],
    ["WS-Addressing of 2004", entry("Action", "http://schemas.xmlsoap.org/ws/2004/08/addressing", "1")],
    [
      "WS-ReliableMessaging that need not be understood",
      entry("Sequence", "http://docs.oasis-open.org/ws-rx/wsrm/200702", "0"),
    ],
    ["a token", '<w:Security xmlns:w="urn:wsse"><w:UsernameToken/></w:Security>'],
  ])("%s is passed over", (_, head) => {
    expect(under(head).partners).toEqual([expect.objectContaining(company)]);
    expect([...under(head).reader.unmodelled]).toEqual([]);
  });

  it("WS-ReliableMessaging is refused with what to change in the sender", () => {
    const hint = "WS-ReliableMessaging is not spoken here: set the sender's service to plain SOAP";
    for (const namespace of [
      "http://schemas.xmlsoap.org/ws/2005/02/rm",
      "http://docs.oasis-open.org/ws-rx/wsrm/200702",
    ]) {
      expect(() => under(entry("Sequence", namespace, "1"))).toThrow(
        expect.objectContaining({ code: "soap.mustUnderstand", message: expect.stringContaining(hint) }),
      );
      expect(() => read(envelope(`<r:CreateSequence xmlns:r="${namespace}"/>`))).toThrow(
        expect.objectContaining({ code: "document.wrongRoot", message: expect.stringContaining(hint) }),
      );
    }
  });
});

describe("the message", () => {
  it("one, many, or none", () => {
    expect(read(envelope(message(header))).partners).toEqual([]);
    expect(read(envelope(message(header + plain.repeat(3)))).partners).toHaveLength(3);
  });

  it("children in no namespace, in the message's by default, or by prefix", () => {
    const body = header + plain;
    const prefixed = body.replace(/<(\/?)(\w)/g, "<$1n0:$2");
    for (const inside of [
      message(body),
      `<BusinessPartnerSUITEBulkReplicateRequest xmlns="${global}">${body}</BusinessPartnerSUITEBulkReplicateRequest>`,
      message(prefixed),
    ])
      expect(read(envelope(inside)).partners).toEqual([expect.objectContaining(company)]);
  });

  it("elements that we do not know are skipped with all that is in them, and told", () => {
    const { reader, partners } = read(
      envelope(
        message(
          `${header}${plain.replace("<CategoryCode>", "<Novelty a='1'><InternalID>9</InternalID></Novelty><CategoryCode>")}<Trailer/>`,
        ),
      ),
    );
    expect(partners).toEqual([expect.objectContaining(company)]);
    expect(Object.fromEntries(reader.unmodelled)).toEqual({
      "BusinessPartnerSUITEReplicateRequestMessage/BusinessPartner/Novelty": 1,
      Trailer: 1,
    });
  });

  it.each(["2026-11-21T10:00:00", "2026-11-21T10:00:00Z", "2026-11-21T11:00:00.000+01:00"])(
    "a moment with or without a zone: %s",
    (moment) => {
      const { reader } = read(
        envelope(message(header.replace("</ID>", `</ID><CreationDateTime>${moment}</CreationDateTime>`) + plain)),
      );
      expect(reader.header?.createdAt).toBe("2026-11-21T10:00:00.000Z");
    },
  );
});

describe("values", () => {
  it("space and CDATA around them are layout", () => {
    expect(
      one(
        "<InternalID>\n  1000111\t</InternalID><CategoryCode> 2 </CategoryCode><ExternalID><![CDATA[ A & B ]]></ExternalID>",
      ),
    ).toMatchObject({
      ...company,
      externalId: "A & B",
    });
  });

  it("an empty, a blank, a nil and a missing element are the same: not given", () => {
    const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';
    for (const nothing of [
      "",
      "<ExternalID/>",
      "<ExternalID></ExternalID>",
      "<ExternalID>  </ExternalID>",
      `<ExternalID ${nil}/>`,
    ]) {
      const read = one(`<InternalID>1000111</InternalID><CategoryCode>2</CategoryCode>${nothing}`);
      expect(read).toEqual(one("<InternalID>1000111</InternalID><CategoryCode>2</CategoryCode>"));
    }
    expect(
      one(`<InternalID>1000111</InternalID><Customer ${nil}><InternalID>2</InternalID></Customer>`),
    ).not.toHaveProperty("customer");
  });

  it("a millionfold blank does not take a million times as long", () => {
    expect(one(`<ExternalID> a${" ".repeat(900_000)}b </ExternalID>`)).toMatchObject({
      externalId: expect.stringMatching(/^a +b$/),
    });
  });

  it.each([
    ["1000111", "1000111"],
    ["0001000111", "1000111"],
    ["0000000000", "0"],
    ["00ABC", "00ABC"],
  ])("leading zeros of a number of digits are not part of it: %s", (sent, number) => {
    expect(
      one(
        `<InternalID>${sent}</InternalID><Customer><SalesArrangement><PartnerFunctions><PartyInternalID>${sent}</PartyInternalID></PartnerFunctions></SalesArrangement></Customer>`,
      ),
    ).toMatchObject({
      internalId: number,
      customer: { salesArrangements: [{ partnerFunctions: [{ partnerId: number }] }] },
    });
  });

  it("leading zeros of an article's number go, those of a GTIN stay", () => {
    const item = (qualifier: string, number: string) =>
      `<E1WPB02><QUALARTNR>${qualifier}</QUALARTNR><ARTNR>${number}</ARTNR><VORZEICHEN>-</VORZEICHEN><MENGE>1</MENGE></E1WPB02>`;
    const idoc = `<WPUBON01><IDOC><EDI_DC40><IDOCTYP>WPUBON01</IDOCTYP><MESTYP>WPUBON</MESTYP><SNDPRN>1010</SNDPRN></EDI_DC40><E1WPB01><KASSID>1</KASSID><VORGDATUM>20261121</VORGDATUM><BONNUMMER>1</BONNUMMER><BELEGWAERS>GBP</BELEGWAERS>${item("ARTN", "000000000000022423")}${item("EANN", "00012345600012")}</E1WPB01></IDOC></WPUBON01>`;
    const [reading] = createReceiptReader().write(idoc);
    expect(reading?.ok && reading.value.items.map(({ article }) => article)).toEqual(["22423", "00012345600012"]);
    const article = `<n0:ProductMerchandiseViewReplicationBulkRequest xmlns:n0="${global}">${header}<ProductMerchandiseViewReplicationRequestMessage><Product><InternalID>000000000000022423</InternalID><TypeCode>GOODS</TypeCode><BaseMeasureUnitCode>PC</BaseMeasureUnitCode></Product></ProductMerchandiseViewReplicationRequestMessage></n0:ProductMerchandiseViewReplicationBulkRequest>`;
    expect(createArticleReader().write(envelope(article))[0]).toMatchObject({
      ok: true,
      value: { article: { articleId: "22423" } },
    });
  });

  it.each([
    ["2026-11-21", "9999-12-31", { from: "2026-11-21", to: "9999-12-31" }],
    ["2026-11-21Z", "9999-12-31+01:00", { from: "2026-11-21", to: "9999-12-31" }],
    ["0000-00-00", "0000-00-00", {}],
    ["", "9999-12-31", { to: "9999-12-31" }],
  ])("a period from %s to %s", (from, to, validity) => {
    const period = `<ValidityPeriod><StartDate>${from}</StartDate><EndDate>${to}</EndDate></ValidityPeriod>`;
    expect(one(`<Role><RoleCode>FLCU01</RoleCode>${period}</Role>`)).toMatchObject({
      roles: [{ code: "FLCU01", validity }],
    });
  });

  it.each([
    ["true", true],
    ["1", true],
    ["X", true],
    ["false", false],
    ["0", false],
    [" ", false],
  ])("a flag: %j", (sent, flag) => {
    expect(one("", ` roleListCompleteTransmissionIndicator="${sent}"`)).toMatchObject({ rolesComplete: flag });
  });

  it.each(["01", "02", "03", "04", "05", "06"])(
    "action code %s, with and without its zero; another one is told",
    (code) => {
      for (const sent of [code, code.slice(1)])
        expect(
          one(`<Role actionCode="${sent}"><RoleCode>FLCU01</RoleCode></Role>`, ` actionCode="${sent}"`),
        ).toMatchObject({
          actionCode: code,
          roles: [{ actionCode: code }],
        });
      expect(one("", ' actionCode="07"')).toEqual([
        expect.stringContaining("BusinessPartner/@actionCode is not one of"),
      ]);
    },
  );
});

describe("relationships", () => {
  const root = "BusinessPartnerRelationshipSUITEBulkReplicateRequest";
  const bulk = (prefix: string, records: string) =>
    envelope(`<${prefix}:${root} xmlns:${prefix}="${global}">${header}${records}</${prefix}:${root}>`);
  const relationship = (inside: string, attributes = "") =>
    `<BusinessPartnerRelationshipSUITEReplicateRequestMessage><MessageHeader/><BusinessPartnerRelationship${attributes}>${inside}</BusinessPartnerRelationship></BusinessPartnerRelationshipSUITEReplicateRequestMessage>`;
  const readings = (text: string) => {
    const reader = createBusinessPartnerRelationshipReader();
    return [...reader.write(text), ...reader.end()].map((each) => (each.ok ? each.value.relationship : each.problems));
  };
  const pair =
    "<BusinessPartnerInternalID>0001000111</BusinessPartnerInternalID><RelationshipBusinessPartnerInternalID>1000200</RelationshipBusinessPartnerInternalID>";

  it.each(["n0", "ns2", "rel"])("any prefix (%s), one or many, next to nothing in them", (prefix) => {
    const one = relationship(`${pair}<RoleCode>BUR001</RoleCode>`);
    const known = { internalId: "1000111", relatedInternalId: "1000200", category: "BUR001" };
    expect(readings(bulk(prefix, one))).toEqual([known]);
    expect(readings(bulk(prefix, one.repeat(3)))).toEqual([known, known, known]);
    expect(readings(bulk(prefix, relationship("")))).toEqual([{}]);
  });

  it("all of a contact person, with empty and initial numbers, parts that we pass over, and periods without end", () => {
    const [read] = readings(
      bulk(
        "n0",
        relationship(
          `<BusinessPartnerUUID>u1</BusinessPartnerUUID>${pair}<RoleCode>BUR001</RoleCode><ValidityPeriod><StartDate>2026-01-01</StartDate><EndDate>0000-00-00</EndDate></ValidityPeriod>
           <DefaultIndicator>X</DefaultIndicator>
           <ContactPerson actionCode="4" workplaceAddressListCompleteTransmissionIndicator="true"><BusinessPartnerFunctionTypeCode>0001</BusinessPartnerFunctionTypeCode><BusinessPartnerFunctionalAreaCode>0002</BusinessPartnerFunctionalAreaCode>
            <PowerOfAttorneyTypeCode/><VIPReasonCode>1</VIPReasonCode><ContactPersonNote>Asks for Ada</ContactPersonNote>
            <WorkplaceAddressInformation><AddressUUID>a1</AddressUUID><Address telephoneListCompleteTransmissionIndicator="true"><CommunicationPreference><PreferredCommunicationMediumTypeCode>INT</PreferredCommunicationMediumTypeCode></CommunicationPreference>
             <Email><URI>ada@example.org</URI></Email>
             <Telephone><Number><SubscriberID>20 7946 0000</SubscriberID><ExtensionID>12</ExtensionID><CountryCode>GB</CountryCode></Number></Telephone>
             <Workplace><FunctionalTitleName>Head of buying</FunctionalTitleName><DepartmentName>Buying</DepartmentName><InhouseMailID>M1</InhouseMailID></Workplace></Address></WorkplaceAddressInformation>
            <CustomerContactPerson><InternalID>0000000000</InternalID></CustomerContactPerson><SupplierContactPerson><InternalID/></SupplierContactPerson></ContactPerson>
           <ShareHolder><Percent>5</Percent></ShareHolder>`,
          ' actionCode="04" changeOrdinalNumberValue="20261121100000"',
        ),
      ),
    );
    expect(read).toEqual({
      actionCode: "04",
      changeNumber: 20261121100000,
      uuid: "u1",
      internalId: "1000111",
      relatedInternalId: "1000200",
      category: "BUR001",
      validity: { from: "2026-01-01" },
      isDefault: true,
      contactPerson: {
        actionCode: "04",
        workplacesComplete: true,
        function: "0001",
        department: "0002",
        vip: "1",
        note: "Asks for Ada",
        workplaces: [
          {
            uuid: "a1",
            address: {
              phonesComplete: true,
              emails: [{ address: "ada@example.org" }],
              faxes: [],
              phones: [{ number: { subscriber: "20 7946 0000", extension: "12", country: "GB" } }],
              websites: [],
              workplaces: [{ function: "Head of buying", department: "Buying" }],
            },
          },
        ],
        customerContact: { internalId: "0" },
        supplierContact: {},
      },
    });
  });

  it("a bad one is set aside, and those behind it are read", () => {
    const found = readings(bulk("n0", relationship(pair, ' changeOrdinalNumberValue="soon"') + relationship(pair)));
    expect(found).toEqual([
      [expect.objectContaining({ code: "invalid", path: expect.stringContaining("@changeOrdinalNumberValue") })],
      { internalId: "1000111", relatedInternalId: "1000200" },
    ]);
  });
});

it("what we write ourselves has none of the habits: SOAP 1.1, our prefix, a header in front of every object", () => {
  const text = [
    ...writeDocument(businessPartnerWriter, { id: "1" }, [{ header: {}, partner: { internalId: "7" } }]),
  ].join("");
  expect(text).toContain(`<soapenv:Envelope xmlns:soapenv="${soap11}"><soapenv:Header/>`);
  expect(() => [...writeDocument(businessPartnerWriter, { id: "1" }, [{ partner: { internalId: "7" } }])]).toThrow(
    "MessageHeader (header) is missing",
  );
});
