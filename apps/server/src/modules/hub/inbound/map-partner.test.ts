import { createBusinessPartnerReader } from "@counterfoil/sap";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPartnerMessage } from "../../../../../../packages/sap/testing/partner-message.ts";
import { mergePartner, type PartnerState } from "../../customers/index.ts";
import { toIncomingPartner } from "./map-partner.ts";

/** What the partner is after these messages, each with what is inside <BusinessPartner>. */
function after(...messages: [inside: string, attributes?: string][]): PartnerState | undefined {
  let state: PartnerState | undefined;
  for (const [inside, attributes = ""] of messages) state = taken(inside, attributes, state);
  return state;
}

function taken(inside: string, attributes: string, known: PartnerState | undefined): PartnerState {
  const reader = createBusinessPartnerReader();
  const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><n:BusinessPartnerSUITEBulkReplicateRequest xmlns:n="http://sap.com/xi/SAPGlobal20/Global"><MessageHeader/><BusinessPartnerSUITEReplicateRequestMessage><BusinessPartner ${attributes}><InternalID>1</InternalID>${inside}</BusinessPartner></BusinessPartnerSUITEReplicateRequestMessage></n:BusinessPartnerSUITEBulkReplicateRequest></s:Body></s:Envelope>`;
  const [reading] = reader.write(text);
  if (!reading?.ok) throw new Error(JSON.stringify(reading));
  return mergePartner(known, toIncomingPartner(reading.value.partner));
}

const named = "<Common><Organisation><Name><FirstLineName>Acme</FirstLineName></Name></Organisation></Common>";
const roles = "<Role><RoleCode>FLCU00</RoleCode></Role><Role><RoleCode>FLCU01</RoleCode></Role>";
const complete = 'roleListCompleteTransmissionIndicator="true"';
const area = (inside: string, action = "", division = "00") =>
  `<SalesArrangement ${action}><SalesOrganisationID>1000</SalesOrganisationID><DistributionChannelCode>10</DistributionChannelCode><DivisionCode>${division}</DivisionCode>${inside}</SalesArrangement>`;
const shipTo = (partnerId: string, action = "") =>
  `<PartnerFunctions ${action}><PartyRoleCode>WE</PartyRoleCode><PartyInternalID>${partnerId}</PartyInternalID></PartnerFunctions>`;
const codes = (state: PartnerState | undefined) => state?.roles.map(({ code }) => code);

test("what a sender may write by SAP's tree is taken, and a second time nothing is different", () => {
  fc.assert(
    fc.property(arbitraryPartnerMessage, ([text, count]) => {
      const readings = [...createBusinessPartnerReader().write(text)];
      expect(readings).toHaveLength(count);
      for (const reading of readings) {
        if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
        const incoming = toIncomingPartner(reading.value.partner);
        const once = mergePartner(undefined, incoming);
        expect(JSON.stringify(mergePartner(once, incoming))).toBe(JSON.stringify(once));
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["complete: those that are not sent are gone", "<Role><RoleCode>FLCU01</RoleCode></Role>", complete, ["FLCU01"]],
  ["complete and empty: all are gone", "", complete, []],
  ["a delta: merged", "<Role><RoleCode>BUP001</RoleCode></Role>", "", ["BUP001", "FLCU00", "FLCU01"]],
  ["false is a delta too", "", complete.replace("true", "false"), ["FLCU00", "FLCU01"]],
  ["deleted (03) in a delta", '<Role actionCode="03"><RoleCode>FLCU00</RoleCode></Role>', "", ["FLCU01"]],
  [
    "removed (05) in a complete list",
    `${roles}<Role actionCode="05"><RoleCode>FLCU01</RoleCode></Role>`,
    complete,
    ["FLCU00", "FLCU01"],
  ],
  [
    "untouched (06) in a complete list",
    '<Role actionCode="6"><RoleCode>FLCU00</RoleCode></Role>',
    complete,
    ["FLCU00"],
  ],
  ["untouched (06) and not known: not there", '<Role actionCode="06"><RoleCode>NEW</RoleCode></Role>', complete, []],
])("a list: %s", (_, inside, attributes, left) => {
  expect(codes(after([named + roles, complete], [inside, attributes]))).toEqual(left);
});

test.each(["01", "02", "04", "06"])("action %s of the partner itself leaves it in use", (action) => {
  expect(after([named], ["", `actionCode="${action}"`])?.common.deleted).toBe(false);
});

test.each(["03", "05"])("action %s deletes the partner, though nothing else is said of it", (action) => {
  expect(after([named], ["", `actionCode="${action}"`])?.common).toMatchObject({
    deleted: true,
    names: { lines: ["Acme"] },
  });
  // A later message that tells the partner anew takes it back.
  expect(after([named], ["", `actionCode="${action}"`], [named, 'actionCode="04"'])?.common.deleted).toBe(false);
});

test("a sales area to which nothing happened stands around functions to which something did", () => {
  const before = `<Customer>${area(`<CurrencyCode>EUR</CurrencyCode>${shipTo("7")}`)}${area("", "", "01")}</Customer>`;
  const change = `<Customer salesArrangementListCompleteTransmissionIndicator="true">${area(shipTo("8", 'actionCode="01"') + shipTo("7", 'actionCode="03"'), 'actionCode="06"')}</Customer>`;
  expect(after([named + before], [change])?.salesAreas).toMatchObject([
    { division: "00", currency: "EUR", functions: [{ role: "WE", partnerId: "8" }] },
  ]);
});

test("a part that is sent is told whole: what is empty or missing in it is not given; a part that is not sent stays", () => {
  const blocked =
    "<Customer><SaleSalesAndDistributionBlocks><OrderBlockingReasonCode>01</OrderBlockingReasonCode></SaleSalesAndDistributionBlocks></Customer>";
  const searched = named.replace("<Organisation>", "<KeyWordsText>ACME</KeyWordsText><Organisation>");
  const emptied = named.replace("<Organisation>", "<KeyWordsText/><Organisation>");
  expect(after([searched + blocked], [""])).toMatchObject({
    common: { names: { searchTerms: ["ACME"] } },
    customer: { orderBlock: "01" },
  });
  for (const common of [emptied, named])
    expect(after([searched + blocked], [`<Customer/>${common}`])).toMatchObject({
      common: { names: { searchTerms: [], lines: ["Acme"] } },
      customer: { orderBlock: undefined },
    });
});

test("a tax number longer than 20 characters has only its long form", () => {
  const number =
    "<TaxNumber><CountryCode>DE</CountryCode><TaxIdentificationNumberTypeCode>DE0</TaxIdentificationNumberTypeCode>";
  const long = "1".repeat(40);
  const state = after([
    `${named}${number}<PartyTaxID>DE1</PartyTaxID><LONG_PartyTaxID>DE1</LONG_PartyTaxID></TaxNumber>${number}<LONG_PartyTaxID>${long}</LONG_PartyTaxID></TaxNumber>`,
  ]);
  expect(state?.taxNumbers.map(({ number }) => number)).toEqual([long, "DE1"]);
});
