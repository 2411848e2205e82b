import type { OwnPart, Page, TillCustomer } from "@counterfoil/contracts";
import type { Actor } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import { readOwnPart } from "./own-part-store.ts";
import { type IncomingPartner, isCustomer, nameOf, refusalAt, type SalesPlace } from "./partner.ts";
import { toE164 } from "./phone.ts";
import { findCustomers, type PartnerLine, readCustomers, readPartners, searchPartners } from "./store.ts";
import { termsAt, toTillCustomer } from "./till-customer.ts";
import { applyPartners } from "./use-cases/apply-partners.ts";
import { type SavingOwnPart, saveOwnPart } from "./use-cases/save-own-part.ts";

export { mergePartner } from "./merge-partner.ts";
export type { IncomingPartner, PartnerState } from "./partner.ts";
export { registerCustomerRoutes } from "./routes.ts";

type PartnerQuery = { query?: string | undefined; next?: string | undefined; limit?: number | undefined };
type FeedQuery = { place: SalesPlace; since: string | undefined; after: string; limit: number };

export function createCustomers(options: SavingOwnPart) {
  const { db } = options;
  return {
    applyPartners: (bulk: Bulk, partners: readonly IncomingPartner[]) => applyPartners(bulk, partners),
    /** A page of what tills of a place see; with `since` what changed from that transaction on. */
    tillCustomers: async ({ place, ...query }: FeedQuery): Promise<TillCustomer[]> =>
      (await readCustomers(db, query)).map((partner) => toTillCustomer(partner, place)),
    /** What prices may depend on in a customer; one that is not known has nothing of the kind. */
    basketCustomer: async (id: string, place: SalesPlace) => {
      const found = (await readPartners(db, [id]))[0];
      if (found === undefined) return { id };
      return { id, ...termsAt(found.state, place) };
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
      if (found === undefined) return undefined;
      const own = await readOwnPart(db, id);
      return {
        partnerId: id,
        withdrawn: found.withdrawn,
        isCustomer: isCustomer(found.state),
        ...found.state,
        ...(own && { own }),
      };
    },
    saveOwnPart: (id: string, part: OwnPart, actor: Actor) => saveOwnPart(options, id, part, actor),
    /** Why nothing is sold to a partner at a place; undefined when it is. Nothing at all of a partner that is not known. */
    judgeAt: async (id: string, place: SalesPlace) => {
      const found = (await readPartners(db, [id]))[0];
      return (
        found && { name: nameOf(found.state), refusal: refusalAt(found.state, place), changedXid: found.changedXid }
      );
    },
    /** Names of partners, for lists and documents. */
    namesOf: async (ids: readonly string[]): Promise<Map<string, string>> =>
      new Map((await readPartners(db, ids)).map(({ partnerId, state }) => [partnerId, nameOf(state)])),
  };
}

export type Customers = ReturnType<typeof createCustomers>;
