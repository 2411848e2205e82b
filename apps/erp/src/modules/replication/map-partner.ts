import type { BusinessPartnerDraft } from "@counterfoil/sap";
import type { ReplicatedPartner, StoredPartner } from "../masterdata/index.ts";
import { SAVE } from "./map-article.ts";

/** The wire carries SAP's internal codes; people and OData see the ones of the language: sold-to, ship-to, bill-to, payer. */
const internalFunctions = { SP: "AG", SH: "WE", BP: "RE", PY: "RG" } as const;

/** Always the whole partner, so each list says that it is complete. */
export function toSapPartner({ changeNumber, content, uuid }: ReplicatedPartner): BusinessPartnerDraft {
  return {
    actionCode: SAVE,
    changeNumber,
    addressesComplete: true,
    commonComplete: true,
    rolesComplete: true,
    uuid,
    internalId: content.partnerId,
    category: content.category,
    externalId: content.externalId,
    grouping: content.grouping,
    customer: content.customer && toSapCustomer(content),
    addresses: content.addresses.map((address) => toSapAddress(address, content.language)),
    common: [toSapCommon(content)],
    roles: content.roles.map((code) => ({ code, validity: validityOf(content, code) })),
  };
}

/** The wire wants both days; these two stand for no limit. */
function validityOf({ roleDates }: StoredPartner, code: string) {
  const dates = roleDates?.find(({ role }) => role === code);
  return dates && { from: dates.from ?? "1900-01-01", to: dates.to ?? "9999-12-31" };
}

function toSapCommon({ person, organisation, group, ...content }: StoredPartner) {
  return {
    deleted: content.deleted,
    blocked: content.blocked,
    searchTerm1: content.searchTerm,
    language: content.language,
    person: person && {
      name: { given: person.given, family: person.family, academicTitle: person.title },
      birthDate: person.birthDate,
    },
    organisation: organisation && {
      name: { line1: organisation.line1, line2: organisation.line2 },
      legalForm: organisation.legalForm,
    },
    group,
  };
}

function toSapAddress(address: StoredPartner["addresses"][number], language: string | undefined) {
  const { street, houseNumber, city, postalCode, country, region } = address;
  return {
    usages: address.usages.map((code) => ({ code })),
    address: {
      language: language === undefined ? undefined : { code: language },
      emails: address.emails.map((email) => ({ address: email })),
      postal: [{ street, houseNumber, city, postalCode, country, region }],
      phones: address.phones.map(({ number, mobile }) => ({
        number: { subscriber: number, country },
        formatted: number,
        isMobile: mobile,
      })),
    },
  };
}

function toSapCustomer({ customer, partnerId, deleted }: StoredPartner): BusinessPartnerDraft["customer"] {
  return {
    salesArrangementsComplete: true,
    internalId: partnerId,
    accountGroup: customer?.accountGroup,
    deleted,
    postingBlocked: customer?.postingBlocked,
    blocks: { order: customer?.orderBlock, billing: customer?.billingBlock, delivery: customer?.deliveryBlock },
    marketing: customer?.customerGroup === undefined ? undefined : { customerGroup: customer.customerGroup },
    salesArrangements: customer?.salesAreas.map(({ partnerFunctions, ...area }) => ({
      actionCode: SAVE,
      partnerFunctionsComplete: true,
      ...area,
      partnerFunctions: partnerFunctions.map((each) => ({
        actionCode: SAVE,
        role: internalFunctions[each.function],
        partnerId: each.partnerId,
        isDefault: each.isDefault,
      })),
    })),
  };
}
