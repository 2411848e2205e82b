import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGroup } from "../../testing/arbitrary.ts";
import { deviations, readTree } from "../../testing/tree.ts";
import { documentWriter, writeDocument } from "../shape/writer.ts";
import { businessPartnerRequest, createBusinessPartnerReader } from "./business-partner.ts";
import { businessPartnerConfirmation } from "./business-partner-confirmation.ts";
import { businessPartnerRelationshipRequest } from "./business-partner-relationship.ts";
import { relationshipConfirmation } from "./relationship-confirmation.ts";

/** A message as SAP's senders print it (composed; other prefix, whitespace, elements that we do not model). */
const message = `<?xml version="1.0" encoding="utf-8"?>
<soap-env:Envelope xmlns:soap-env="http://schemas.xmlsoap.org/soap/envelope/">
 <soap-env:Header><wsa:To xmlns:wsa="urn:x">y</wsa:To></soap-env:Header>
 <soap-env:Body><x:BusinessPartnerSUITEBulkReplicateRequest xmlns:x="http://sap.com/xi/SAPGlobal20/Global">
  <MessageHeader><ID>0001</ID><CreationDateTime>2026-11-21T10:00:00.1234567Z</CreationDateTime>
   <SenderBusinessSystemID>S4H</SenderBusinessSystemID><SenderParty><InternalID>7</InternalID></SenderParty></MessageHeader>
  <BusinessPartnerSUITEReplicateRequestMessage><MessageHeader><ID>0002</ID></MessageHeader>
   <BusinessPartner actionCode="04" changeOrdinalNumberValue="20261121100000" roleListCompleteTransmissionIndicator="true">
    <UUID schemeID="u">3c1c0000-0000-4000-8000-000000000003</UUID><InternalID>1000111</InternalID><CategoryCode>2</CategoryCode>
    <NumberRangeIntervalBusinessPartnerGroupCode>BP02</NumberRangeIntervalBusinessPartnerGroupCode>
    <Customer><InternalID>1000111</InternalID>
     <SaleSalesAndDistributionBlocks><OrderBlockingReasonCode>01</OrderBlockingReasonCode></SaleSalesAndDistributionBlocks>
     <SalesArrangement actionCode="04"><SalesOrganisationID>1010</SalesOrganisationID><IncoiceListScheduleCalendarCode/>
      <CurrencyCode>EUR</CurrencyCode>
      <PartnerFunctions actionCode="04"><PartyRoleCode>AG</PartyRoleCode><PartyInternalID>1000111</PartyInternalID></PartnerFunctions></SalesArrangement></Customer>
    <BankDetails><ID>1</ID></BankDetails>
    <AddressInformation><AddressUsage><AddressUsageCode>XXDEFAULT</AddressUsageCode></AddressUsage><Address>
      <Email><URI>shop@example.org</URI></Email><PostalAddress><CountryCode>DE</CountryCode><CityName>Walldorf</CityName></PostalAddress></Address></AddressInformation>
    <Common><Organisation><Name><FirstLineName>City &amp; Scooter</FirstLineName></Name></Organisation></Common>
    <Role><RoleCode>FLCU01</RoleCode></Role><Role><RoleCode>FLCU00</RoleCode></Role>
   </BusinessPartner></BusinessPartnerSUITEReplicateRequestMessage>
 </x:BusinessPartnerSUITEBulkReplicateRequest></soap-env:Body></soap-env:Envelope>`;

function read(text: string) {
  const reader = createBusinessPartnerReader();
  const found = [...reader.write(text), ...reader.end()];
  return { reader, found };
}

describe("business partner request", () => {
  it("reads a message as senders print it", () => {
    const { reader, found } = read(message);
    expect(reader.header).toEqual({ id: "0001", createdAt: "2026-11-21T10:00:00.123Z", senderSystem: "S4H" });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ ok: true, index: 0, place: { line: 7 } });
    const partner = found[0]?.ok ? found[0].value.partner : undefined;
    expect(partner).toMatchObject({
      actionCode: "04",
      changeNumber: 20261121100000,
      rolesComplete: true,
      category: "organisation",
      grouping: "BP02",
      customer: {
        internalId: "1000111",
        blocks: { order: "01" },
        salesArrangements: [
          { salesOrganisation: "1010", currency: "EUR", partnerFunctions: [{ role: "AG", partnerId: "1000111" }] },
        ],
      },
      addresses: [
        {
          usages: [{ code: "XXDEFAULT" }],
          address: {
            emails: [{ address: "shop@example.org" }],
            postal: [{ country: "DE", city: "Walldorf" }],
            phones: [],
          },
        },
      ],
      common: [{ organisation: { name: { line1: "City & Scooter" } } }],
      roles: [{ code: "FLCU01" }, { code: "FLCU00" }],
      taxNumbers: [],
    });
  });

  it("counts by path what it does not model", () => {
    const partner = "BusinessPartnerSUITEReplicateRequestMessage/BusinessPartner";
    expect(Object.fromEntries(read(message).reader.unmodelled)).toEqual({
      "MessageHeader/SenderParty": 1,
      [`${partner}/UUID/@schemeID`]: 1,
      [`${partner}/Customer/SalesArrangement/IncoiceListScheduleCalendarCode`]: 1,
      [`${partner}/BankDetails`]: 1,
    });
  });

  it("takes children in the message's namespace too, and skips those of another", () => {
    const qualified = message.replace("xmlns:x=", 'xmlns="http://sap.com/xi/SAPGlobal20/Global" xmlns:x=');
    expect(read(qualified).found[0]).toMatchObject({ ok: true, value: { partner: { internalId: "1000111" } } });
    const foreign = message.replace("<Role>", '<Role xmlns="urn:other">');
    expect(read(foreign).found[0]).toMatchObject({ ok: true, value: { partner: { roles: [{ code: "FLCU00" }] } } });
  });

  it("sets a bad partner aside with its problems and goes on", () => {
    const record =
      /<BusinessPartnerSUITEReplicateRequestMessage>.*<\/BusinessPartnerSUITEReplicateRequestMessage>/s.exec(
        message,
      )?.[0] ?? "";
    const bad = record
      .replace('changeOrdinalNumberValue="20261121100000"', 'changeOrdinalNumberValue="twelve"')
      .replace("<CategoryCode>2", "<CategoryCode>9")
      .replace("<RoleCode>FLCU01</RoleCode>", "")
      .replace(
        "<InternalID>1000111</InternalID><Cat",
        "<InternalID>1000112</InternalID><InternalID>2</InternalID><Cat",
      );
    const { found } = read(message.replace(record, bad + record));
    expect(found.map(({ ok }) => ok)).toEqual([false, true]);
    const reading = found[0];
    if (reading === undefined || reading.ok) throw new Error("expected problems");
    expect(reading.partial.partner).toMatchObject({ internalId: "1000112" });
    expect(reading.problems.map(({ code, path }) => [code, path.split("/").at(-1)])).toEqual([
      ["invalid", "@changeOrdinalNumberValue"],
      ["twice", "InternalID"],
      ["invalid", "CategoryCode"],
      ["missing", "RoleCode"],
    ]);
    expect(reading.problems[2]?.message).toContain('is not one of 1, 2, 3: "9"');
  });

  it.each([
    ["another root", message.replaceAll("BusinessPartnerSUITEBulkReplicateRequest", "Other"), "document.wrongRoot"],
    ["another namespace", message.replace("sap.com/xi/SAPGlobal20/Global", "sap.com/other"), "document.wrongRoot"],
    ["no envelope", "<a/>", "document.wrongRoot"],
    ["no header", message.replace(/<MessageHeader><ID>0001.*?<\/MessageHeader>/s, ""), "document.headerMissing"],
    ["a header with a bad date", message.replace("2026-11-21T10", "2026-13-21T10"), "document.headerInvalid"],
    [
      "an unknown header that must be understood",
      message.replace("<wsa:To ", '<wsa:To soap-env:mustUnderstand="1" '),
      "soap.mustUnderstand",
    ],
    ["a cut message", message.slice(0, 1500), "xml.malformed"],
  ])("refuses %s", (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe("conformance with the tree of SAP's skeleton", () => {
  it.each([
    ["business-partner-request.tree.txt", businessPartnerRequest],
    ["business-partner-confirmation.tree.txt", businessPartnerConfirmation],
    ["business-partner-relationship-request.tree.txt", businessPartnerRelationshipRequest],
    ["business-partner-relationship-confirmation.tree.txt", relationshipConfirmation],
  ])("%s", (file, shape) => {
    const tree = readTree(file);
    const documents = fc.tuple(
      arbitraryGroup(shape.header),
      fc.array(arbitraryGroup(shape.record), { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(documents, ([header, records]) => {
        const writer = documentWriter(shape as typeof businessPartnerRequest);
        const text = [...writeDocument(writer, header, records as never)].join("");
        expect(deviations(text, tree)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("notices a wrong order, an unknown name, one too many and one missing", () => {
    const tree = readTree("business-partner-request.tree.txt");
    const document = (partner: string) =>
      `<Envelope><Header/><Body><BusinessPartnerSUITEBulkReplicateRequest><MessageHeader/><BusinessPartnerSUITEReplicateRequestMessage><MessageHeader/><BusinessPartner>${partner}</BusinessPartner></BusinessPartnerSUITEReplicateRequestMessage></BusinessPartnerSUITEBulkReplicateRequest></Body></Envelope>`;
    const kinds = (partner: string) =>
      deviations(document(partner), tree).map((each) => each.split("BusinessPartner/").at(-1));
    expect(kinds("<UUID/><InternalID/>")).toEqual([]);
    expect(kinds("<InternalID/><UUID/>")).toEqual(["UUID out of order"]);
    expect(kinds("<Uuid/>")).toEqual(["Uuid unknown"]);
    expect(kinds("<UUID/><UUID/>")).toEqual(["UUID occurs 2 times"]);
    expect(kinds("<Role/>")).toEqual(["Role/RoleCode occurs 0 times"]);
  });
});
