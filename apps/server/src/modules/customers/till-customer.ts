import type { TillCustomer } from "@counterfoil/contracts";
import { nameOf, type PartnerState } from "./partner.ts";

export type SalesPlace = { salesOrganisation: string; distributionChannel: string };

/** The customer as a store's tills see it: terms are those of the store's sales area. */
export function toTillCustomer(
  customerId: string,
  state: PartnerState,
  { withdrawn, place }: { withdrawn: boolean; place: SalesPlace },
): TillCustomer {
  const area = state.salesAreas.find(
    ({ salesOrganisation, distributionChannel, deleted }) =>
      !deleted && salesOrganisation === place.salesOrganisation && distributionChannel === place.distributionChannel,
  );
  const address = state.addresses.find(({ usages }) => usages.includes("XXDEFAULT")) ?? state.addresses[0];
  const groups = [area?.customerGroup, state.customer?.customerGroup].flatMap((group) => group ?? []);
  return {
    customerId,
    name: nameOf(state),
    ...(address?.city === undefined ? {} : { city: address.city }),
    ...(address?.country === undefined ? {} : { country: address.country }),
    emails: state.addresses.flatMap(({ emails }) => emails),
    phones: state.addresses.flatMap(({ phones }) => phones.flatMap(({ number }) => number ?? [])),
    groups: [...new Set(groups)],
    ...(area?.priceList === undefined ? {} : { priceList: area.priceList }),
    ...(withdrawn ? { withdrawn: true } : {}),
  };
}
