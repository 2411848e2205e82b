import type { KeptOwnPart, MadeCustomer, OwnPart } from "@counterfoil/contracts";
import { contactWays } from "@counterfoil/contracts";

type Phone = { text: string; number?: string; isMobile: boolean };

/** The other side of a relationship: a contact person, or the company of one. Emails and phones are the partner's own. */
export type Contact = {
  partnerId: string;
  name: string;
  deleted: boolean;
  from?: string;
  to?: string;
  isDefault: boolean;
  function?: string;
  department?: string;
  powerOfAttorney?: string;
  vip?: string;
  note?: string;
  workplaces: {
    workplaceId: string;
    function?: string;
    department?: string;
    building?: string;
    floor?: string;
    room?: string;
    emails: string[];
    phones: Phone[];
    faxes: Phone[];
  }[];
  emails: string[];
  phones: Phone[];
};

/** As the customers module of the server answers. */
export type Customer = {
  partnerId: string;
  isCustomer: boolean;
  withdrawn: boolean;
  category?: string;
  grouping?: string;
  common: {
    deleted: boolean;
    blocked: boolean;
    names: { first?: string; last?: string; lines: string[]; language?: string };
  };
  customer?: { accountGroup?: string; customerGroup?: string; deleted: boolean; orderBlock?: string };
  roles: { code: string; from?: string; to?: string }[];
  addresses: {
    addressId: string;
    street?: string;
    houseNumber?: string;
    postalCode?: string;
    city?: string;
    region?: string;
    country?: string;
    emails: string[];
    phones: Phone[];
  }[];
  salesAreas: {
    salesOrganisation: string;
    distributionChannel: string;
    division: string;
    deleted: boolean;
    orderBlock?: string;
    currency?: string;
    priceList?: string;
    customerGroup?: string;
  }[];
  /** The number in another system. */
  externalId?: string;
  own?: KeptOwnPart;
  made?: MadeCustomer;
  contacts: Contact[];
  contactOf: Contact[];
};

export function nameOf({ common: { names }, partnerId }: Customer): string {
  return [names.first, names.last].filter(Boolean).join(" ") || names.lines.join(" ") || partnerId;
}

/** "deleted", "blocked" … as it stands at a glance; the weightiest first. */
export function standingOf({ isCustomer, common, customer, salesAreas }: Customer): string {
  if (common.deleted || customer?.deleted) return "deleted";
  if (common.blocked) return "blocked";
  if (!isCustomer) return "noCustomer";
  if (customer?.orderBlock) return "ordersBlocked";
  return salesAreas.some(({ deleted, orderBlock }) => deleted || orderBlock) ? "areaBlocked" : "active";
}

/** What is typed: every way to be contacted has an answer, or none was given. */
export type OwnDraft = {
  roles: OwnPart["roles"];
  consents: Record<string, "" | "yes" | "no">;
  contactBy: string;
  language: string;
  loyaltyNumber: string;
  /** Minor units; not a number: what was typed is none. */
  creditLimit: number | undefined;
  paidUpTo: string;
};

export function toDraft(own: KeptOwnPart | undefined): OwnDraft {
  const answer = (way: string) => {
    const consent = own?.consents.find((each) => each.way === way);
    return consent === undefined ? "" : consent.given ? "yes" : "no";
  };
  return {
    roles: own?.roles ?? [],
    consents: Object.fromEntries(contactWays.map((way) => [way, answer(way)])),
    contactBy: own?.contactBy ?? "",
    language: own?.language ?? "",
    loyaltyNumber: own?.loyaltyNumber ?? "",
    creditLimit: own?.creditLimit,
    paidUpTo: own?.paidUpTo ?? "",
  };
}

export function ownPartOf(draft: OwnDraft): OwnPart {
  const { roles, consents, contactBy, language, loyaltyNumber, creditLimit, paidUpTo } = draft;
  const number = loyaltyNumber.trim().toUpperCase();
  return {
    roles,
    consents: contactWays.flatMap((way) => (consents[way] ? [{ way, given: consents[way] === "yes" }] : [])),
    ...(contactBy && { contactBy: contactBy as NonNullable<OwnPart["contactBy"]> }),
    ...(language && { language: language as NonNullable<OwnPart["language"]> }),
    ...(number && { loyaltyNumber: number }),
    ...(creditLimit !== undefined && { creditLimit }),
    ...(paidUpTo && { paidUpTo }),
  };
}
