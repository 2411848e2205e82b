import type { Page, TillCustomer } from "@counterfoil/contracts";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db } from "../../database.ts";
import { type IncomingPartner, nameOf } from "./partner.ts";
import { toE164 } from "./phone.ts";
import { findCustomers, type PartnerLine, readCustomers, readPartners, searchPartners } from "./store.ts";
import { type SalesPlace, toTillCustomer } from "./till-customer.ts";
import { applyPartners } from "./use-cases/apply-partners.ts";

export type { IncomingPartner } from "./partner.ts";
export { registerCustomerRoutes } from "./routes.ts";

type PartnerQuery = { query?: string | undefined; next?: string | undefined; limit?: number | undefined };
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
    searchPartners: async ({ query, next, limit = 50 }: PartnerQuery): Promise<Page<PartnerLine>> => {
      const word = { word: query, phone: query === undefined ? undefined : toE164(query, undefined) };
      const rows = await searchPartners(db, { ...word, after: next ?? "", limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(rows.length > limit && last !== undefined ? { next: last.partnerId } : {}) };
    },
    readPartner: async (id: string) => {
      const found = (await readPartners(db, [id]))[0];
      return found && { partnerId: id, withdrawn: found.withdrawn, ...found.state };
    },
    /** Names of partners, for lists and documents. */
    namesOf: async (ids: readonly string[]): Promise<Map<string, string>> =>
      new Map((await readPartners(db, ids)).map(({ partnerId, state }) => [partnerId, nameOf(state)])),
  };
}

export type Customers = ReturnType<typeof createCustomers>;
