import { type BusinessPartner, isRemoval } from "@counterfoil/sap";
import type { IncomingPartner } from "../../customers/index.ts";
import { toAddress } from "./map-partner-address.ts";
import { toList } from "./to-list.ts";

export function toIncomingPartner(partner: BusinessPartner): IncomingPartner {
  const { customer } = partner;
  return {
    partnerId: partner.internalId ?? "",
    changeNumber: partner.changeNumber,
    deleted: isRemoval(partner.actionCode),
    category: partner.category,
    grouping: partner.grouping,
    externalId: partner.externalId,
    common: commonOf(partner),
    customer: customerOf(customer),
    roles: toList(partner.rolesComplete, partner.roles, ({ code, validity }) => ({
      code,
      ...(validity === undefined ? {} : { from: validity.from, to: validity.to }),
    })),
    addresses: toList(partner.addressesComplete, partner.addresses, toAddress),
    salesAreas: toList(customer?.salesArrangementsComplete, customer?.salesArrangements ?? [], toSalesArea),
    identifications: toList(partner.identificationsComplete, partner.identifications, ({ type, number }) => ({
      kind: type,
      number,
    })),
    industries: toList(partner.industriesComplete, partner.industries, ({ system, code }) => ({
      kind: system,
      number: code,
    })),
    // A number of more than 20 characters has only the long form.
    taxNumbers: toList(partner.taxNumbersComplete, partner.taxNumbers, ({ country, type, number, longNumber }) => ({
      kind: `${country} ${type}`,
      number: number ?? longNumber ?? "",
    })),
  };
}

/** SAP sends the list with validities; the last entry is the one that holds. */
function commonOf({ common }: BusinessPartner): IncomingPartner["common"] {
  const now = common.at(-1);
  if (now === undefined) return undefined;
  const { person, organisation, group } = now;
  const organisationName = organisation?.name;
  const { line1, line2, line3, line4 } = organisationName ?? {};
  return {
    deleted: now.deleted === true,
    blocked: now.blocked === true,
    names: {
      title: person?.name?.formOfAddress ?? organisationName?.formOfAddress,
      first: person?.name?.given,
      last: person?.name?.family,
      lines: [line1, line2, line3, line4, group?.name, group?.name2].filter((line) => line !== undefined),
      searchTerms: [now.searchTerm1, now.searchTerm2].filter((term) => term !== undefined),
      language: now.language,
    },
  };
}

function customerOf(customer: BusinessPartner["customer"]): IncomingPartner["customer"] {
  if (customer === undefined) return undefined;
  return {
    accountGroup: customer.accountGroup,
    customerGroup: customer.marketing?.customerGroup,
    deleted: customer.deleted === true,
    postingBlocked: customer.postingBlocked === true,
    orderBlock: customer.blocks?.order,
    billingBlock: customer.blocks?.billing,
    deliveryBlock: customer.blocks?.delivery,
  };
}

type SalesArrangement = NonNullable<BusinessPartner["customer"]>["salesArrangements"][number];

function toSalesArea(area: SalesArrangement): IncomingPartner["salesAreas"]["entries"][number] {
  return {
    salesOrganisation: area.salesOrganisation ?? "",
    distributionChannel: area.distributionChannel ?? "",
    division: area.division ?? "",
    deleted: area.deleted === true,
    orderBlock: area.orderBlock,
    currency: area.currency,
    priceList: area.priceList,
    priceGroup: area.priceGroup,
    customerGroup: area.customerGroup,
    paymentTerms: area.paymentTerms,
    deliveringPlant: area.deliveringPlant,
    functions: toList(area.partnerFunctionsComplete, area.partnerFunctions, ({ role, partnerId, isDefault }) => ({
      role: role ?? "",
      partnerId: partnerId ?? "",
      isDefault: isDefault === true,
    })),
  };
}
