import { mapList, mergeList, type TransmittedList } from "../../bulk/transmitted-list.ts";
import {
  type IncomingAddress,
  type IncomingPartner,
  type IncomingSalesArea,
  isCustomerRole,
  type PartnerAddress,
  type PartnerFunction,
  type PartnerReference,
  type PartnerState,
  type SalesArea,
} from "./partner.ts";
import { toPhone } from "./phone.ts";

const unknown = { deleted: false, blocked: false, names: { lines: [], searchTerms: [] } };

/** What the partner is after the message: parts that were not sent stay, lists follow SAP's complete-list rule. */
export function mergePartner(known: PartnerState | undefined, sent: IncomingPartner): PartnerState {
  const roles = mergeList(known?.roles, sent.roles, (role) => role.code);
  // The whole list of roles, and none of a customer: what was known of the customer is over.
  const isOver = sent.roles.complete && !roles.some(isCustomerRole);
  return {
    category: sent.category ?? known?.category,
    grouping: sent.grouping ?? known?.grouping,
    externalId: sent.externalId ?? known?.externalId,
    common: { ...(sent.common ?? known?.common ?? unknown), ...(sent.deleted && { deleted: true }) },
    customer: sent.customer ?? (isOver ? undefined : known?.customer),
    roles,
    addresses: mergeList(known?.addresses, mapList(sent.addresses, toAddress), (address) => address.addressId),
    salesAreas: mergeSalesAreas(known?.salesAreas, sent.salesAreas),
    identifications: mergeReferences(known?.identifications, sent.identifications),
    industries: mergeReferences(known?.industries, sent.industries),
    taxNumbers: mergeReferences(known?.taxNumbers, sent.taxNumbers),
  };
}

function mergeReferences(known: PartnerReference[] | undefined, sent: TransmittedList<PartnerReference>) {
  return mergeList(known, sent, ({ kind, number }) => `${kind} ${number}`);
}

function toAddress(address: IncomingAddress): PartnerAddress {
  return { ...address, phones: address.phones.map(toPhone) };
}

const areaKey = (area: IncomingSalesArea | SalesArea) =>
  `${area.salesOrganisation}/${area.distributionChannel}/${area.division}`;

function mergeSalesAreas(known: SalesArea[] | undefined, sent: TransmittedList<IncomingSalesArea>): SalesArea[] {
  const byKey = new Map((known ?? []).map((area) => [areaKey(area), area]));
  const merged = mapList(sent, (area) => ({
    ...area,
    functions: mergeFunctions(byKey.get(areaKey(area))?.functions, area.functions),
  }));
  if (merged.untouched === undefined) return mergeList(known, merged, areaKey);
  // An area to which nothing happened may stand around functions to which something did.
  const named = new Map(merged.untouched.map((area) => [areaKey(area), area.functions]));
  const kept = known?.map((area) => ({ ...area, functions: named.get(areaKey(area)) ?? area.functions }));
  return mergeList(kept, merged, areaKey);
}

const mergeFunctions = (known: PartnerFunction[] | undefined, sent: TransmittedList<PartnerFunction>) =>
  mergeList(known, sent, (one) => `${one.role} ${one.partnerId}`);
