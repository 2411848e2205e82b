import { gtinCheckDigit } from "@counterfoil/contracts";
import type { Actor } from "@counterfoil/platform";

/** Who does what a test does. */
export const tester: Actor = { kind: "setup", id: "test", name: "test" };

/** Objects as the ERP's API takes them, with what a test does not care about filled in. */
export const site = (siteId: string) => ({
  siteId,
  name: `Store ${siteId}`,
  kind: "store",
  address: { street: "High Street", city: "London", postalCode: "W1A 1AA", country: "GB" },
  storageLocations: [
    { id: "0001", name: "Sales floor" },
    { id: "0002", name: "Back room" },
  ],
});

export function gtinOf(number: number): string {
  const digits = `50${String(number).padStart(10, "0")}`;
  return `${digits}${gtinCheckDigit(digits)}`;
}

export const article = (articleId: string, more: object = {}) => ({
  articleId,
  type: "goods",
  texts: { en: `Article ${articleId}` },
  baseUnit: "PC",
  taxCode: "A1",
  listings: [{ siteId: "1010", from: "2010-01-01", to: "9999-12-31" }],
  ...more,
});

export const organisation = (more: object = {}) => ({
  category: "organisation",
  grouping: "BP01",
  organisation: { line1: "City Scooter" },
  roles: ["FLCU00", "FLCU01"],
  addresses: [{ country: "GB", city: "Leeds", emails: ["shop@example.org"], phones: [{ number: "+44 113 496 0000" }] }],
  customer: {
    salesAreas: [{ salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP" }],
  },
  ...more,
});

export const price = (articleId: string, amount: number, validFrom: string, validTo: string, more: object = {}) => ({
  articleId,
  unit: "PC",
  currency: "GBP",
  amount,
  validFrom,
  validTo,
  ...more,
});
