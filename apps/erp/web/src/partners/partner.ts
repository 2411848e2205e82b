import type { DraftRow } from "@counterfoil/ui/fiori";
import { statusOf } from "../common/object-status.tsx";

export type Category = "person" | "organisation" | "group";
export type Address = {
  street?: string;
  houseNumber?: string;
  city?: string;
  postalCode?: string;
  country: string;
  region?: string;
  emails: string[];
  phones: { number: string; mobile?: boolean }[];
  usages: string[];
};
export type PartnerFunction = { function: string; partnerId: string; isDefault?: boolean };
export type SalesArea = {
  salesOrganisation: string;
  distributionChannel: string;
  division: string;
  currency: string;
  customerGroup?: string;
  priceGroup?: string;
  priceList?: string;
  paymentTerms?: string;
  deliveringPlant?: string;
  orderBlock?: string;
  deleted?: boolean;
  partnerFunctions: PartnerFunction[];
};
/** As the ERP's API has a business partner; writing sends all of it. */
export type Partner = {
  partnerId: string;
  category: Category;
  grouping: string;
  person?: { given?: string; family: string; title?: string; birthDate?: string };
  organisation?: { line1: string; line2?: string; legalForm?: string };
  group?: { name: string };
  externalId?: string;
  language?: string;
  searchTerm?: string;
  roles: string[];
  /** Days of roles that do not hold always. */
  roleDates?: { role: string; from?: string; to?: string }[];
  addresses: Address[];
  customer?: {
    accountGroup?: string;
    orderBlock?: string;
    deliveryBlock?: string;
    billingBlock?: string;
    postingBlocked?: boolean;
    customerGroup?: string;
    salesAreas: SalesArea[];
  };
  blocked?: boolean;
  deleted?: boolean;
};
export type PartnerAnswer = { businessPartner: Partner; changeNumber: number; changedAt: string; changedBy: string };

export function nameOf({ person, organisation, group }: Partner): string {
  if (person) return [person.given, person.family].filter(Boolean).join(" ");
  if (organisation) return [organisation.line1, organisation.line2].filter(Boolean).join(" ");
  return group?.name ?? "";
}

/** A partner as it is typed. */
export type PartnerDraft = {
  partnerId: string;
  category: Category;
  grouping: string;
  given: string;
  family: string;
  line1: string;
  line2: string;
  groupName: string;
  language: string;
  searchTerm: string;
  roles: string[];
  roleDates: DraftRow[];
  /** Of all sales areas. */
  orderBlock: string;
  blocked: boolean;
  deleted: boolean;
  addresses: DraftRow[];
  salesAreas: DraftRow[];
};

/** How a partner stands: its flags first, then the blocks of the customer. The server's lists say the same. */
export function partnerStatus({ deleted, blocked, customer }: Partner): string {
  if (deleted || blocked) return statusOf({ deleted: deleted ?? false, blocked: blocked ?? false });
  if (customer?.orderBlock) return "ordersBlocked";
  return customer?.salesAreas.some((area) => area.deleted || area.orderBlock) ? "areaBlocked" : "active";
}
