import type { DraftRow } from "@counterfoil/ui/fiori";
import type { Address, Partner, PartnerDraft, SalesArea } from "./partner.ts";

const addressFields = ["street", "houseNumber", "city", "postalCode", "country", "region"] as const;
const roleFields = ["role", "from", "to"] as const;
const areaFields = [
  "salesOrganisation",
  "distributionChannel",
  "division",
  "currency",
  "customerGroup",
  "priceList",
  "paymentTerms",
  "deliveringPlant",
  "orderBlock",
] as const;

export function toDraft(partner: Partner | undefined): PartnerDraft {
  return {
    partnerId: partner?.partnerId ?? "",
    category: partner?.category ?? "organisation",
    grouping: partner?.grouping ?? "BP01",
    given: partner?.person?.given ?? "",
    family: partner?.person?.family ?? "",
    line1: partner?.organisation?.line1 ?? "",
    line2: partner?.organisation?.line2 ?? "",
    groupName: partner?.group?.name ?? "",
    language: partner?.language ?? "en",
    searchTerm: partner?.searchTerm ?? "",
    roles: partner?.roles ?? ["FLCU00", "FLCU01"],
    roleDates: (partner?.roleDates ?? []).map((dates) => pick(dates, roleFields)),
    orderBlock: partner?.customer?.orderBlock ?? "",
    blocked: partner?.blocked ?? false,
    deleted: partner?.deleted ?? false,
    addresses: (partner?.addresses ?? []).map(addressRow),
    salesAreas: (partner?.customer?.salesAreas ?? []).map((area) => ({
      ...pick(area, areaFields),
      deleted: area.deleted ? "true" : "",
    })),
  };
}

/**
 * The partner with what was typed. What the form does not show (title, birth date, functions, usages …) stays as it is in `before`: writing
 * sends the whole partner, and a field left out would be a field taken away.
 */
export function partnerOf(
  draft: PartnerDraft,
  before: Partner | undefined,
): Omit<Partner, "partnerId"> & { partnerId?: string } {
  const shown: Partial<Partner> = before ?? {};
  const { person, organisation, group, searchTerm: _, roleDates: _dates, blocked, deleted, customer, ...kept } = shown;
  const isCustomer = draft.roles.some((role) => role === "FLCU00" || role === "FLCU01");
  const searchTerm = draft.searchTerm.trim();
  // With a role its days go.
  const rows = draft.roleDates.filter(({ role = "" }) => draft.roles.includes(role));
  const roleDates = rows.map((row) => filled(row, roleFields) as { role: string });
  return {
    ...kept,
    ...(draft.partnerId.trim() !== "" && { partnerId: draft.partnerId.trim() }),
    category: draft.category,
    grouping: draft.grouping,
    ...nameFields(draft, before),
    language: draft.language,
    ...(searchTerm !== "" && { searchTerm }),
    roles: draft.roles,
    ...(roleDates.length > 0 && { roleDates }),
    addresses: draft.addresses.map((row) => addressOf(row, before)),
    ...(isCustomer && {
      customer: {
        ...customerWithout(customer),
        ...(draft.orderBlock && { orderBlock: draft.orderBlock }),
        salesAreas: draft.salesAreas.map((row) => salesAreaOf(row, before)),
      },
    }),
    ...(draft.blocked && { blocked: true }),
    ...(draft.deleted && { deleted: true }),
  };
}

/** The block is what was typed, or none. */
function customerWithout(
  customer: Partner["customer"],
): Omit<NonNullable<Partner["customer"]>, "orderBlock" | "salesAreas"> {
  const { orderBlock: _, salesAreas: __, ...kept } = customer ?? { salesAreas: [] };
  return kept;
}

function nameFields(
  draft: PartnerDraft,
  before: Partner | undefined,
): Pick<Partner, "person" | "organisation" | "group"> {
  const given = draft.given.trim();
  const line2 = draft.line2.trim();
  if (draft.category === "person") {
    const { given: _given, ...person } = before?.person ?? {};
    return { person: { ...person, ...(given !== "" && { given }), family: draft.family.trim() } };
  }
  if (draft.category === "group") return { group: { name: draft.groupName.trim() } };
  const { line2: _line2, ...organisation } = before?.organisation ?? {};
  return { organisation: { ...organisation, line1: draft.line1.trim(), ...(line2 !== "" && { line2 }) } };
}

/** The row remembers which address it was, by its place in the list before. */
function addressRow(address: Address, index: number): DraftRow {
  return {
    ...pick(address, addressFields),
    emails: address.emails.join(", "),
    phones: address.phones.map(({ number }) => number).join(", "),
    before: String(index),
  };
}

function addressOf(row: DraftRow, before: Partner | undefined): Address {
  const known = row.before === undefined ? undefined : before?.addresses[Number(row.before)];
  const phones = parts(row.phones).map(
    (number) => known?.phones.find((phone) => phone.number === number) ?? { number },
  );
  return {
    ...(filled(row, addressFields) as Pick<Address, "country">),
    emails: parts(row.emails),
    phones,
    usages: known?.usages ?? [],
  };
}

/** Partner functions and what else the form does not show belong to the area of the same key. */
function salesAreaOf(row: DraftRow, before: Partner | undefined): SalesArea {
  const known = before?.customer?.salesAreas.find((area) => keyOf(area) === keyOf(row));
  return {
    ...(filled(row, areaFields) as unknown as SalesArea),
    ...(known?.priceGroup !== undefined && { priceGroup: known.priceGroup }),
    ...(row.deleted === "true" && { deleted: true }),
    partnerFunctions: known?.partnerFunctions ?? [],
  };
}

const keyOf = (area: { salesOrganisation?: string; distributionChannel?: string; division?: string }) =>
  [area.salesOrganisation, area.distributionChannel, area.division].join("/");

function pick(object: object, fields: readonly string[]): DraftRow {
  const values = object as Record<string, string | undefined>;
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? ""]));
}

function filled(row: DraftRow, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => [field, (row[field] ?? "").trim()]).filter(([, value]) => value !== ""),
  );
}

function parts(text: string | undefined): string[] {
  return (text ?? "")
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
}
