import type { TillCustomer } from "@counterfoil/contracts";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db } from "../../database.ts";
import { type IncomingPartner, nameOf } from "./partner.ts";
import { toE164 } from "./phone.ts";
import { findCustomers, readCustomers, readPartners } from "./store.ts";
import { type SalesPlace, toTillCustomer } from "./till-customer.ts";
import { applyPartners } from "./use-cases/apply-partners.ts";

export type { IncomingPartner } from "./partner.ts";

type FeedQuery = { place: SalesPlace; since: string | undefined; after: string; limit: number };

export function createCustomers({ db }: { db: Db }) {
  return {
    applyPartners: (bulk: Bulk, partners: readonly IncomingPartner[]) => applyPartners(bulk, partners),
    /** A page of what tills of a place see; with `since` what changed from that transaction on. */
    tillCustomers: async ({ place, ...query }: FeedQuery): Promise<TillCustomer[]> =>
      (await readCustomers(db, query)).map(({ partnerId, state, withdrawn }) =>
        toTillCustomer(partnerId, state, { withdrawn, place }),
      ),
    /** What prices may depend on in a customer; one that is not known has nothing of the kind. */
    basketCustomer: async (id: string, place: SalesPlace) => {
      const found = (await readPartners(db, [id]))[0];
      if (found === undefined) return { id };
      const { groups, priceList } = toTillCustomer(id, found.state, { withdrawn: found.withdrawn, place });
      return { id, groups, ...(priceList === undefined ? {} : { priceList }) };
    },
    /** Customers that a word means: number, mail, phone (with its country code) or part of the name. */
    findByName: (word: string) => findCustomers(db, word, toE164(word, undefined)),
    /** Names of partners, for lists and documents. */
    namesOf: async (ids: readonly string[]): Promise<Map<string, string>> =>
      new Map((await readPartners(db, ids)).map(({ partnerId, state }) => [partnerId, nameOf(state)])),
  };
}

export type Customers = ReturnType<typeof createCustomers>;
