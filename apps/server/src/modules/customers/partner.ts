import type { TillCustomer } from "@counterfoil/contracts";
import type { TransmittedList } from "../../bulk/transmitted-list.ts";

export type PartnerCategory = "person" | "organisation" | "group";
export type PartnerRole = { code: string; from?: string | undefined; to?: string | undefined };
/** As the message brings it: the parts are joined and the country is the address's where the number names none. */
export type IncomingPhone = { text: string; country: string | undefined; isMobile: boolean };
/** `number` is E.164; undefined for a text that is no phone number, which is kept as it came. */
export type Phone = { text: string; number?: string | undefined; isMobile: boolean };

export type PartnerAddress = {
  addressId: string;
  usages: string[];
  from?: string | undefined;
  to?: string | undefined;
  language?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  city?: string | undefined;
  district?: string | undefined;
  postalCode?: string | undefined;
  street?: string | undefined;
  houseNumber?: string | undefined;
  poBox?: string | undefined;
  emails: string[];
  phones: Phone[];
  websites: string[];
};
export type IncomingAddress = Omit<PartnerAddress, "phones"> & { phones: IncomingPhone[] };

export type PartnerFunction = { role: string; partnerId: string; isDefault: boolean };
/** A customer's terms in one sales organisation, distribution channel and division. */
export type SalesArea = {
  salesOrganisation: string;
  distributionChannel: string;
  division: string;
  deleted: boolean;
  orderBlock?: string | undefined;
  currency?: string | undefined;
  priceList?: string | undefined;
  priceGroup?: string | undefined;
  customerGroup?: string | undefined;
  paymentTerms?: string | undefined;
  deliveringPlant?: string | undefined;
  functions: PartnerFunction[];
};
export type IncomingSalesArea = Omit<SalesArea, "functions"> & { functions: TransmittedList<PartnerFunction> };

export type PartnerNames = {
  title?: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  lines: string[];
  searchTerms: string[];
  language?: string | undefined;
};
export type PartnerCommon = { deleted: boolean; blocked: boolean; names: PartnerNames };
export type CustomerFacts = {
  accountGroup?: string | undefined;
  customerGroup?: string | undefined;
  deleted: boolean;
  postingBlocked: boolean;
  orderBlock?: string | undefined;
  billingBlock?: string | undefined;
  deliveryBlock?: string | undefined;
};
/** Rows that are kept as data: identifications, industries and tax numbers, each with the name of its kind. */
export type PartnerReference = { kind: string; number: string };

/** A business partner as the ERP says it is; lists are sorted by their keys, so that equal partners have equal texts. */
export type PartnerState = {
  category?: PartnerCategory | undefined;
  grouping?: string | undefined;
  externalId?: string | undefined;
  common: PartnerCommon;
  customer?: CustomerFacts | undefined;
  roles: PartnerRole[];
  addresses: PartnerAddress[];
  salesAreas: SalesArea[];
  identifications: PartnerReference[];
  industries: PartnerReference[];
  taxNumbers: PartnerReference[];
};

/** A partner as a message brings it. A part that is not sent is left as it is: another system may own it. */
export type IncomingPartner = {
  partnerId: string;
  changeNumber: number | undefined;
  /** The sender has deleted it, and may say nothing else of it. */
  deleted: boolean;
  category: PartnerCategory | undefined;
  grouping: string | undefined;
  externalId: string | undefined;
  common: PartnerCommon | undefined;
  customer: CustomerFacts | undefined;
  roles: TransmittedList<PartnerRole>;
  addresses: TransmittedList<IncomingAddress>;
  salesAreas: TransmittedList<IncomingSalesArea>;
  identifications: TransmittedList<PartnerReference>;
  industries: TransmittedList<PartnerReference>;
  taxNumbers: TransmittedList<PartnerReference>;
};

/** SAP's customer roles begin so: FLCU00 in accounting, FLCU01 in sales. */
export const isCustomerRole = ({ code }: PartnerRole) => code.startsWith("FLCU");

/** Days are those of UTC: a role begins and ends at the same moment everywhere. */
const today = () => new Date().toISOString().slice(0, 10);

/**
 * A partner is a customer by a role of today, and is none any more when the role is withdrawn or has ended, though its terms may stay.
 * Of a sender that tells no roles at all the customer's data is enough.
 */
export function isCustomer({ roles, customer }: PartnerState, day = today()): boolean {
  if (roles.length === 0) return customer !== undefined;
  return roles.some((role) => isCustomerRole(role) && (role.from ?? "") <= day && day <= (role.to ?? "9999-12-31"));
}

/** Nobody may sell to this partner any more, or yet, wherever it is. */
export function isWithdrawn({ common, customer }: PartnerState): boolean {
  return common.deleted || common.blocked || customer?.deleted === true || customer?.orderBlock !== undefined;
}

export type SalesPlace = { salesOrganisation: string; distributionChannel: string };
export type CustomerBlock = NonNullable<TillCustomer["blocked"]>;
export type Refused = "gone" | CustomerBlock;

/** Why nothing is sold to a partner at a place; undefined when it is. Gone: deleted, archived, or no customer any more. */
export function refusalAt(state: PartnerState, place: SalesPlace): Refused | undefined {
  const { common, customer } = state;
  if (common.deleted || customer?.deleted === true || !isCustomer(state)) return "gone";
  if (common.blocked) return "central";
  if (customer?.orderBlock !== undefined) return "orders";
  const areas = areasAt(state, place);
  const kept = areas.filter(({ deleted }) => !deleted);
  if (areas.length > 0 && kept.length === 0) return "areaDeleted";
  return kept.length > 0 && kept.every(({ orderBlock }) => orderBlock !== undefined) ? "salesArea" : undefined;
}

export function areasAt({ salesAreas }: PartnerState, place: SalesPlace): SalesArea[] {
  return salesAreas.filter(
    ({ salesOrganisation, distributionChannel }) =>
      salesOrganisation === place.salesOrganisation && distributionChannel === place.distributionChannel,
  );
}

export function nameOf({ common: { names } }: PartnerState): string {
  const person = [names.first, names.last].filter((part) => part !== undefined).join(" ");
  return person || names.lines.join(" ");
}
