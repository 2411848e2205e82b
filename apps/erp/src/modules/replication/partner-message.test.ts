import { createBusinessPartnerReader } from "@counterfoil/sap";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deviations, readTree } from "../../../../../packages/sap/testing/tree.ts";
import { arbitraryOf } from "../../../../../tools/testing/arbitrary-of.ts";
import { type BusinessPartner, BusinessPartnerSchema, normalisePartner } from "../masterdata/index.ts";
import { writeDocumentOf } from "./write-document.ts";

const head = {
  messageId: "00000000-0000-4000-8000-000000000001",
  createdAt: new Date(0),
  sender: "CFERP",
  recipient: "CCOS",
};
const uuid = "3c1c0000-0000-4000-8000-000000000003";
const tree = readTree("business-partner-request.tree.txt");
// Every optional part there or not, lists of any length that the ERP takes (short ones, as the documents are read line by line below).
const partners = fc.array(arbitraryOf(BusinessPartnerSchema) as fc.Arbitrary<BusinessPartner>, {
  minLength: 1,
  maxLength: 3,
});

function write(given: BusinessPartner[]): string {
  const objects = given.map((partner, index) => ({
    key: String(index),
    changeNumber: index + 1,
    uuid,
    content: normalisePartner(partner, String(1000 + index), "0001"),
  }));
  return writeDocumentOf(head, { type: "businessPartner", objects } as never).body.toString();
}

test("a role that holds from a day or until one is told with both days, another one with none", () => {
  const person = { category: "person", grouping: "BP02", person: { family: "Byron" } } as const;
  const roleDates = [
    { role: "FLCU01", from: "2026-03-01" },
    { role: "FLCU00", to: "2026-12-31" },
  ];
  const text = write([{ ...person, roles: ["BUP001", "FLCU00", "FLCU01"], roleDates }]);
  const [reading] = createBusinessPartnerReader().write(text);
  expect(reading?.ok && reading.value.partner.roles).toEqual([
    { code: "BUP001" },
    { code: "FLCU00", validity: { from: "1900-01-01", to: "2026-12-31" } },
    { code: "FLCU01", validity: { from: "2026-03-01", to: "9999-12-31" } },
  ]);
});

test("every business partner that the ERP can hold is a message by SAP's element tree, and is read again with all that was sent", () => {
  fc.assert(
    fc.property(partners, (given) => {
      const text = write(given);
      expect(deviations(text, tree)).toEqual([]);
      const reader = createBusinessPartnerReader();
      const readings = [...reader.write(text), ...reader.end()];
      expect([...reader.unmodelled]).toEqual([]);
      for (const [index, reading] of readings.entries()) {
        const partner = given[index] as BusinessPartner;
        if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
        const { partner: read } = reading.value;
        expect(read).toMatchObject({
          internalId: String(1000 + index),
          category: partner.category,
          rolesComplete: true,
        });
        expect(read.roles.map(({ code }) => code)).toEqual(
          [...new Set(partner.roles.map((code) => code.trim()))].sort(),
        );
        expect(read.addresses.map(({ address }) => address.emails.map(({ address }) => address))).toEqual(
          (partner.addresses ?? []).map(({ emails = [] }) => emails),
        );
        expect(read.customer?.salesArrangements.map(({ currency }) => currency)).toEqual(
          partner.customer?.salesAreas.map(({ currency }) => currency),
        );
      }
    }),
    { numRuns: 200 },
  );
});
