import { mergeList, type TransmittedList } from "../../bulk/transmitted-list.ts";
import type {
  IncomingAddress,
  IncomingPartner,
  IncomingSalesArea,
  PartnerAddress,
  PartnerReference,
  PartnerState,
  SalesArea,
} from "./partner.ts";
import { toPhone } from "./phone.ts";

const unknown = { deleted: false, blocked: false, names: { lines: [], searchTerms: [] } };

/** What the partner is after the message: parts that were not sent stay, lists follow SAP's complete-list rule. */
export function mergePartner(known: PartnerState | undefined, sent: IncomingPartner): PartnerState {
  return {
    category: sent.category ?? known?.category,
    grouping: sent.grouping ?? known?.grouping,
    externalId: sent.externalId ?? known?.externalId,
    common: sent.common ?? known?.common ?? unknown,
    customer: sent.customer ?? known?.customer,
    roles: mergeList(known?.roles, sent.roles, (role) => role.code),
    addresses: mergeList(known?.addresses, mapped(sent.addresses, toAddress), (address) => address.addressId),
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
  return mergeList(
    known,
    mapped(sent, (area) => ({
      ...area,
      functions: mergeList(
        byKey.get(areaKey(area))?.functions,
        area.functions,
        (one) => `${one.role} ${one.partnerId}`,
      ),
    })),
    areaKey,
  );
}

function mapped<From, To>(list: TransmittedList<From>, map: (entry: From) => To): TransmittedList<To> {
  return {
    complete: list.complete,
    entries: list.entries.map(map),
    ...(list.removed === undefined ? {} : { removed: list.removed.map(map) }),
  };
}
