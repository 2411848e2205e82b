import type { TillCustomer } from "@counterfoil/contracts";
import { areasAt, nameOf, type PartnerState, refusalAt, type SalesPlace } from "./partner.ts";
import type { CustomerRow } from "./store.ts";

/** The customer as a store's tills see it: terms are those of the store's sales area. Of who is gone they need no more than the number. */
export function toTillCustomer(
  { partnerId: customerId, state, loyaltyNumber, creditLimit, erpNumber }: CustomerRow,
  place: SalesPlace,
): TillCustomer {
  const refusal = refusalAt(state, place);
  if (refusal === "gone") return { customerId, name: "", emails: [], phones: [], groups: [], withdrawn: true };
  const address = state.addresses.find(({ usages }) => usages.includes("XXDEFAULT")) ?? state.addresses[0];
  return {
    customerId,
    name: nameOf(state),
    ...(address?.city === undefined ? {} : { city: address.city }),
    ...(address?.country === undefined ? {} : { country: address.country }),
    emails: state.addresses.flatMap(({ emails }) => emails),
    phones: state.addresses.flatMap(({ phones }) => phones.flatMap(({ number }) => number ?? [])),
    ...termsAt(state, place),
    ...(loyaltyNumber === null ? {} : { loyaltyNumber }),
    ...(creditLimit === null ? {} : { creditLimit }),
    ...(erpNumber === null ? {} : { erpNumber }),
    ...(refusal === undefined ? {} : { withdrawn: true, blocked: refusal }),
  };
}

/** What prices may depend on. */
export function termsAt(state: PartnerState, place: SalesPlace): Pick<TillCustomer, "groups" | "priceList"> {
  const area = areasAt(state, place).find(({ deleted }) => !deleted);
  const groups = [area?.customerGroup, state.customer?.customerGroup].flatMap((group) => group ?? []);
  return {
    groups: [...new Set(groups)],
    ...(area?.priceList === undefined ? {} : { priceList: area.priceList }),
  };
}
