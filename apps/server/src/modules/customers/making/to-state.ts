import type { CreationSettings, CustomerFacts } from "@counterfoil/contracts";
import type { PartnerAddress, PartnerState, SalesArea } from "../partner.ts";
import { toPhone } from "../phone.ts";

/** Where a customer belongs: the sales area of the store that makes it. */
export type Place = { salesOrganisation: string; distributionChannel: string; division: string; currency: string };

/** A partner as its maker says it is, in the form in which the ERP's are kept. */
export function toState(
  facts: CustomerFacts,
  partnerId: string,
  { place, terms }: { place: Place; terms: CreationSettings },
): PartnerState {
  return {
    category: facts.category,
    externalId: partnerId,
    common: { deleted: false, blocked: false, names: namesOf(facts) },
    customer: { deleted: false, postingBlocked: false },
    ...inErp(facts.category, terms),
    addresses: [addressOf(facts)],
    salesAreas: [areaOf(facts, place)],
    identifications: [],
    industries: [],
    taxNumbers: [],
  };
}

/** As what the ERP makes it, by the settings of now: who was refused for them is sent again with others. */
export function inErp(
  category: PartnerState["category"],
  { personGrouping, organisationGrouping, roles }: CreationSettings,
): Pick<PartnerState, "grouping" | "roles"> {
  return {
    grouping: category === "person" ? personGrouping : organisationGrouping,
    roles: roles.map((code) => ({ code })),
  };
}

/** The same partner with other facts: what it is not asked for here stays. */
export function changeState(before: PartnerState, facts: CustomerFacts): PartnerState {
  const [address] = before.addresses;
  const [area, ...areas] = before.salesAreas;
  const terms = { priceList: facts.priceList, customerGroup: facts.customerGroup };
  return {
    ...before,
    common: { ...before.common, names: { ...namesOf(facts), searchTerms: before.common.names.searchTerms } },
    addresses: [{ ...address, ...addressOf(facts) }, ...before.addresses.slice(1)],
    salesAreas: area === undefined ? [] : [{ ...area, ...terms }, ...areas],
  };
}

function namesOf({ person, organisation, language }: CustomerFacts): PartnerState["common"]["names"] {
  const { line1, line2 } = organisation ?? {};
  return {
    first: person?.first?.trim(),
    last: person?.last.trim(),
    lines: [line1, line2].flatMap((line) => line?.trim() || []),
    searchTerms: [],
    language,
  };
}

function addressOf({ address, emails, phones }: CustomerFacts): PartnerAddress {
  return {
    addressId: "1",
    usages: ["XXDEFAULT"],
    ...address,
    emails: [...emails],
    phones: phones.map(({ number, isMobile = false }) => toPhone({ text: number, country: address.country, isMobile })),
    websites: [],
  };
}

function areaOf(facts: CustomerFacts, place: Place): SalesArea {
  const { salesOrganisation, distributionChannel, division, currency } = place;
  const { priceList, customerGroup } = facts;
  return {
    salesOrganisation,
    distributionChannel,
    division,
    deleted: false,
    currency,
    priceList,
    customerGroup,
    functions: [],
  };
}
