import type { CustomerFacts, NewCustomer, OwnPart, Page, TillCustomer } from "@counterfoil/contracts";
import type { Actor, TaskList } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { DbTransaction } from "../../database.ts";
import { applyContacts } from "./contacts/apply-contacts.ts";
import { type ContactSide, readContacts } from "./contacts/contact-store.ts";
import { findAwaited, findMade, readErpNumbers, toMade } from "./making/made-store.ts";
import type { ErpProgress, Making } from "./making/making.ts";
import { inErp } from "./making/to-state.ts";
import { readOwnPart } from "./own-part-store.ts";
import { type IncomingPartner, isCustomer, nameOf, type PartnerState, refusalAt, type SalesPlace } from "./partner.ts";
import { toE164 } from "./phone.ts";
import { findCustomers, type PartnerLine, readCustomers, readPartner, readPartners, searchPartners } from "./store.ts";
import { termsAt, toTillCustomer } from "./till-customer.ts";
import { applyPartners } from "./use-cases/apply-partners.ts";
import { changeCustomer } from "./use-cases/change-customer.ts";
import { createCustomer, createSoldTo } from "./use-cases/create-customer.ts";
import { keepHereOnly, noteCreation, sendAfterAll } from "./use-cases/note-creation.ts";
import { saveOwnPart } from "./use-cases/save-own-part.ts";
import { turnDay } from "./use-cases/turn-day.ts";

export type { IncomingContact } from "./contacts/contact.ts";
export type { Making } from "./making/making.ts";
export { mergePartner } from "./merge-partner.ts";
export type { IncomingPartner, PartnerState } from "./partner.ts";
export { registerCustomerRoutes } from "./routes.ts";

type PartnerQuery = { query?: string | undefined; next?: string | undefined; limit?: number | undefined };
type FeedQuery = { place: SalesPlace; since: string | undefined; after: string; limit: number };

export function createCustomers(options: Making) {
  const { db } = options;
  return {
    tasks: { "customers:turn-day": () => turnDay(options) } satisfies TaskList,
    crontab: "1 0 * * * customers:turn-day",
    applyPartners: (bulk: Bulk, partners: readonly IncomingPartner[]) => applyPartners(options, bulk, partners),
    applyContacts,
    ...makingOf(options),
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
      const { partnerId } = found;
      const own = await readOwnPart(db, partnerId);
      const made = await findMade(db, { partnerId });
      return {
        partnerId,
        withdrawn: found.withdrawn,
        isCustomer: isCustomer(found.state),
        ...found.state,
        ...(own && { own }),
        ...(made && { made: toMade(made) }),
        contacts: (await readContacts(db, { companyId: partnerId })).map(toContact),
        contactOf: (await readContacts(db, { personId: partnerId })).map(toContact),
      };
    },
    /** How much a customer may owe, and up to which day nothing is open; nothing is known of those who have no such part. */
    readCredit: async (id: string): Promise<Pick<OwnPart, "creditLimit" | "paidUpTo">> => {
      const { creditLimit, paidUpTo } = (await readOwnPart(db, id)) ?? {};
      return { ...(creditLimit !== undefined && { creditLimit }), ...(paidUpTo && { paidUpTo }) };
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
      new Map((await readPartners(db, ids)).map(({ asked, state }) => [asked, nameOf(state)])),
  };
}

/** How the other one is reached: at the workplace, or as the partner itself. */
function toContact({ partnerId, name, partner, state: { facts, ...state } }: ContactSide) {
  return {
    partnerId,
    name,
    deleted: partner.common.deleted,
    ...facts,
    ...state,
    emails: partner.addresses.flatMap(({ emails }) => emails),
    phones: partner.addresses.flatMap(({ phones }) => phones),
  };
}

/** Customers who begin here, and how the ERP comes to know them. */
function makingOf(making: Making) {
  const { db } = making;
  return {
    create: (wanted: NewCustomer, actor: Actor) => createCustomer(making, wanted, actor),
    createSoldTo: (transaction: DbTransaction, wanted: NewCustomer, actor: Actor) =>
      createSoldTo(making, transaction, wanted, actor),
    change: (partnerId: string, facts: CustomerFacts, actor: Actor) => changeCustomer(making, partnerId, facts, actor),
    keepHereOnly: (partnerId: string, why: string, actor: Actor) => keepHereOnly(making, partnerId, why, actor),
    /** As it is now, to be told to the ERP; by the maker's id. */
    readMade: async (id: string): Promise<{ partnerId: string; state: PartnerState }> => {
      const made = await findMade(db, { id });
      const known = made && (await readPartner(db, made.partnerId));
      if (!known) throw new Error(`there is no customer ${id}`);
      const { partnerId, state } = known;
      return { partnerId, state: { ...state, ...inErp(state.category, await making.readTerms()) } };
    },
    noteCreation: (transaction: DbTransaction, change: ErpProgress) => noteCreation(making, transaction, change),
    /** Those of these whose number in the ERP is still to come; it stays so until the transaction ends. */
    findAwaited: (transaction: DbTransaction, ids: readonly string[]) => findAwaited(transaction, ids),
    /** How far the ERP is with a customer of ours; undefined for others. */
    readMadeCustomer: async (partnerId: string) => {
      const made = await findMade(db, { partnerId });
      return made && toMade(made);
    },
    sendAfterAll: (partnerId: string, why: string, actor: Actor) => sendAfterAll(making, partnerId, why, actor),
    /** Our number -> the ERP's (null: it has none), of those made here. */
    erpNumbersOf: (ids: readonly string[]) => readErpNumbers(db, ids),
  };
}

export type Customers = ReturnType<typeof createCustomers>;
