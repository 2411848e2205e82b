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
export function isCustomer(state: PartnerState): boolean {
  return state.customer !== undefined || state.roles.some((role) => role.code.startsWith("FLCU"));
}

/** Nobody may sell to this partner any more, or yet. */
export function isWithdrawn({ common, customer }: PartnerState): boolean {
  return common.deleted || common.blocked || customer?.deleted === true || customer?.orderBlock !== undefined;
}

export function nameOf({ common: { names } }: PartnerState): string {
  const person = [names.first, names.last].filter((part) => part !== undefined).join(" ");
  return person || names.lines.join(" ");
}
