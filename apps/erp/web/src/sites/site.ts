import type { DraftRow } from "@counterfoil/ui/fiori";

/** As the ERP's API has a site (SAP: plant). */
export type Site = {
  siteId: string;
  name: string;
  kind: "store" | "distributionCentre";
  address: { street: string; houseNumber?: string; city: string; postalCode: string; country: string; region?: string };
  phone?: string;
  customerNumber?: string;
  companyCode?: string;
  salesOrganisation?: string;
  distributionChannel?: string;
  currency?: string;
  timeZone?: string;
  storageLocations: { id: string; name: string }[];
};
export type SiteAnswer = { site: Site; changeNumber: number; changedAt: string; changedBy: string };

const addressFields = ["street", "houseNumber", "city", "postalCode", "country", "region"] as const;
const plainFields = [
  "phone",
  "customerNumber",
  "companyCode",
  "salesOrganisation",
  "distributionChannel",
  "currency",
  "timeZone",
] as const;
export const siteFields = [...addressFields, ...plainFields];
export type SiteField = (typeof siteFields)[number];

export type SiteDraft = Record<SiteField | "siteId" | "name", string> & {
  kind: Site["kind"];
  storageLocations: DraftRow[];
};

export function toDraft(site: Site): SiteDraft {
  const texts = { ...site, ...site.address } as unknown as Record<string, string | undefined>;
  const fields = Object.fromEntries(siteFields.map((field) => [field, texts[field] ?? ""])) as Record<
    SiteField,
    string
  >;
  const storageLocations = site.storageLocations.map(({ id, name }) => ({ id, name }));
  return { siteId: site.siteId, name: site.name, kind: site.kind, ...fields, storageLocations };
}

/** Fields left empty are left out. */
export function siteOf(draft: SiteDraft): Site {
  const given = (fields: readonly SiteField[]) =>
    Object.fromEntries(fields.map((field) => [field, draft[field].trim()]).filter(([, value]) => value !== ""));
  return {
    siteId: draft.siteId.trim().toUpperCase(),
    name: draft.name.trim(),
    kind: draft.kind,
    address: given(addressFields) as Site["address"],
    ...given(plainFields),
    storageLocations: draft.storageLocations.map(({ id = "", name = "" }) => ({ id: id.trim(), name: name.trim() })),
  };
}

export const blankSite: Site = {
  siteId: "",
  name: "",
  kind: "store",
  address: { street: "", city: "", postalCode: "", country: "GB" },
  companyCode: "1000",
  salesOrganisation: "1000",
  distributionChannel: "10",
  currency: "GBP",
  timeZone: "Europe/London",
  storageLocations: [{ id: "0001", name: "" }],
};

export function addressText({ street, houseNumber, postalCode, city, country }: Site["address"]): string {
  return `${[houseNumber, street].filter(Boolean).join(" ")}, ${postalCode} ${city}, ${country}`;
}
