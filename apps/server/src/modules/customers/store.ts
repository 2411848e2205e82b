import type { ErpState } from "@counterfoil/contracts";
import { lockAllUntilCommit, shareUntilCommit, sql } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import { copyRows } from "../../bulk/copy-rows.ts";
import type { Db, DbTransaction } from "../../database.ts";
import { isCustomer, isWithdrawn, nameOf, type PartnerState } from "./partner.ts";

/** Who holds it has all partners alone; batches of messages share it. */
export const PARTNER_LOCK = "hub.apply.businessPartner";

/** Nobody takes in a message about one of these before this transaction ends. */
export async function lockPartners(db: DbTransaction, ids: readonly string[]): Promise<void> {
  await shareUntilCommit(db, PARTNER_LOCK);
  await lockAllUntilCommit(
    db,
    ids.map((id) => `${PARTNER_LOCK} ${id}`),
  );
}

export type KnownPartner = { changeNumber: number | undefined; stateText: string; state(): PartnerState };

export async function readKnownPartners({ db }: Bulk, ids: readonly string[]): Promise<Map<string, KnownPartner>> {
  const { rows } = await sql<{ id: string; number: number | null; text: string }>`
    select partner_id as id, change_number as number, state::text as text
    from customers.partner where partner_id = any(${ids})`.execute(db);
  return new Map(
    rows.map(({ id, number, text }) => {
      let state: PartnerState | undefined;
      const read = () => (state ??= JSON.parse(text) as PartnerState);
      return [id, { changeNumber: number ?? undefined, stateText: text, state: read }];
    }),
  );
}

export type PartnerRow = {
  partnerId: string;
  changeNumber: number | undefined;
  state: PartnerState;
  stateText: string;
  before: PartnerState | undefined;
};

/** New rows in place of old ones: one way for created and changed partners, and COPY for both. */
export async function replacePartners(bulk: Bulk, rows: readonly PartnerRow[]): Promise<void> {
  await deletePartners(
    bulk,
    rows.filter((row) => row.before !== undefined),
  );
  await copyRows(
    bulk,
    "customers.partner",
    ["partner_id", "change_number", "state", "is_customer", "withdrawn", "name"],
    rows.map(({ partnerId, changeNumber, state, stateText }) => [
      partnerId,
      changeNumber,
      stateText,
      isCustomer(state),
      isWithdrawn(state),
      nameOf(state),
    ]),
  );
  await copyRows(bulk, "customers.contact_point", ["address", "partner_id"], rows.flatMap(contactRows));
}

type Contacted = { partnerId: string; state: PartnerState };

/** By what a partner is found: mail addresses, phone numbers, the number in another system. */
function contactRows({ partnerId, state }: Contacted): [string, string][] {
  const ofAddresses = state.addresses.flatMap(({ emails, phones }) => [
    ...emails.map((email) => email.toLowerCase()),
    ...phones.flatMap(({ number }) => number ?? []),
  ]);
  const points = [...ofAddresses, ...(state.externalId === undefined ? [] : [state.externalId.toLowerCase()])];
  return [...new Set(points)].map((point): [string, string] => [point, partnerId]);
}

async function deletePartners({ db }: Bulk, rows: readonly PartnerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from customers.partner where partner_id = any(${rows.map((row) => row.partnerId)})`.execute(db);
  await deleteContacts(
    db,
    rows.map(({ partnerId, before }) => ({ partnerId, state: before as PartnerState })),
  );
}

async function deleteContacts(db: Db, rows: readonly Contacted[]): Promise<void> {
  const points = rows.flatMap(contactRows);
  await sql`delete from customers.contact_point
    using unnest(${points.map(([point]) => point)}::text[], ${points.map(([, id]) => id)}::text[]) as old (address, id)
    where contact_point.address = old.address and contact_point.partner_id = old.id`.execute(db);
}

/** One partner, as a person of ours says it is; `before` is what it was. */
export async function putPartner(
  db: DbTransaction,
  { partnerId, state, before }: Contacted & { before?: PartnerState },
): Promise<void> {
  await sql`
    insert into customers.partner (partner_id, state, is_customer, withdrawn, name)
    values (${partnerId}, ${JSON.stringify(state)}::json, ${isCustomer(state)}, ${isWithdrawn(state)}, ${nameOf(state)})
    on conflict (partner_id) do update set state = excluded.state, is_customer = excluded.is_customer,
      withdrawn = excluded.withdrawn, name = excluded.name, changed_at = now(), changed_xid = pg_current_xact_id()`.execute(
    db,
  );
  if (before !== undefined) await deleteContacts(db, [{ partnerId, state: before }]);
  const points = contactRows({ partnerId, state }).map(([point]) => point);
  await sql`insert into customers.contact_point (address, partner_id) select unnest(${points}::text[]), ${partnerId}`.execute(
    db,
  );
}

export async function noteChangeNumbers(
  { db }: Bulk,
  partners: readonly { partnerId: string; changeNumber: number | undefined }[],
): Promise<void> {
  const numbered = partners.filter((partner) => partner.changeNumber !== undefined);
  if (numbered.length === 0) return;
  const ids = numbered.map((partner) => partner.partnerId);
  const numbers = numbered.map((partner) => partner.changeNumber);
  await sql`update customers.partner set change_number = sent.number
    from unnest(${ids}::text[], ${numbers}::bigint[]) as sent (id, number) where partner_id = sent.id`.execute(db);
}

export type PartnerPlace = { partnerId: string; state: PartnerState; withdrawn: boolean; changedXid: string };
export type CustomerRow = Pick<PartnerPlace, "partnerId" | "state"> & {
  loyaltyNumber: string | null;
  creditLimit: number | null;
  erpNumber: string | null;
};

/**
 * Customers by number, but for those that are gone; with `since` all partners that changed from that transaction on: one that is
 * no customer any more has to leave the tills.
 */
export async function readCustomers(
  db: Db,
  { since, after, limit }: { since: string | undefined; after: string; limit: number },
): Promise<CustomerRow[]> {
  const which =
    since === undefined
      ? sql`is_customer and not coalesce((state #>> '{common,deleted}')::boolean, false)`
      : sql`changed_xid >= ${since}::xid8`;
  const { rows } = await sql<CustomerRow>`
    select partner_id as "partnerId", state, content ->> 'loyaltyNumber' as "loyaltyNumber",
      (content ->> 'creditLimit')::bigint as "creditLimit", erp_number as "erpNumber"
    from customers.partner left join customers.own_part using (partner_id) left join customers.made_here using (partner_id)
    where ${which} and partner_id > ${after} order by partner_id limit ${limit}`.execute(db);
  return rows;
}

/** By number: a customer made here has the ERP's beside ours. `asked` is the one that was asked by. */
export async function readPartners(db: Db, ids: readonly string[]): Promise<(PartnerPlace & { asked: string })[]> {
  const { rows } = await sql<PartnerPlace & { asked: string }>`
    select asked, partner.partner_id as "partnerId", state, withdrawn, changed_xid::text as "changedXid"
    from unnest(${[...ids]}::text[]) as asked left join customers.made_here on erp_number = asked
      join customers.partner on partner.partner_id = coalesce(made_here.partner_id, asked)`.execute(db);
  return rows;
}

/** The record that has this very number as its own. */
export async function readPartner(db: Db, partnerId: string): Promise<Contacted | undefined> {
  const { rows } = await sql<Contacted>`
    select partner_id as "partnerId", state from customers.partner where partner_id = ${partnerId}`.execute(db);
  return rows[0];
}

/** More than these nobody looks through; whoever gets them adds a word. */
const MOST_FOUND = 200;

const partOf = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/**
 * A number (ours, the ERP's, another system's), mail address or phone number (`phone` is the word as E.164, when it is one); a
 * company's also of its contact persons.
 */
const byNumber = (word: string, phone: string | undefined) => sql<boolean>`partner_id in (
  with reached as (
    select partner_id from customers.contact_point where address in (${word.toLowerCase()}, ${phone ?? word}))
  select ${word} union all
  select partner_id from reached union all
  select company_id from customers.contact where not removed
    and (points && array[${word.toLowerCase()}, ${phone ?? word}] or person_id in (select partner_id from reached)) union all
  select partner_id from customers.made_here where erp_number = ${word})`;

/** The same, or part of the name, or of a contact person's. */
const meantBy = (word: string, phone: string | undefined) =>
  sql<boolean>`(name ilike ${partOf(word)} or ${byNumber(word, phone)} or partner_id in (
    select company_id from customers.contact join customers.partner as person on person.partner_id = person_id
    where not removed and person.name ilike ${partOf(word)}))`;

/** Names by their own index, alone: with the rest asked by "or", 100,000 partners were read for one name (70 ms, so 15). */
export async function findCustomers(db: Db, word: string, phone: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ partnerId: string }>`
    (select partner_id as "partnerId" from customers.partner where is_customer and ${byNumber(word, phone)} limit ${MOST_FOUND})
    union
    (select partner_id from customers.partner where is_customer and lower(name) like lower(${partOf(word)})
      order by name limit ${MOST_FOUND})
    limit ${MOST_FOUND}`.execute(db);
  return rows.map((row) => row.partnerId);
}

export type PartnerLine = {
  partnerId: string;
  name: string;
  isCustomer: boolean;
  withdrawn: boolean;
  /** Of one made here. */
  erpState: ErpState | null;
  erpNumber: string | null;
  /** Names of a company's contact persons of today. */
  contacts: string | null;
};

export async function searchPartners(
  db: Db,
  { word, phone, after, limit }: { word: string | undefined; phone: string | undefined; after: string; limit: number },
): Promise<PartnerLine[]> {
  const { rows } = await sql<PartnerLine>`
    select partner_id as "partnerId", name, is_customer as "isCustomer", withdrawn, erp_state as "erpState",
      erp_number as "erpNumber", (
        select string_agg(person.name, ', ' order by person.name)
        from customers.contact join customers.partner as person on person.partner_id = person_id
        where company_id = partner.partner_id and not removed and current_date::text
          between coalesce(contact.state ->> 'from', '') and coalesce(contact.state ->> 'to', '9999-12-31')) as contacts
    from customers.partner left join customers.made_here using (partner_id)
    where partner_id > ${after} and ${word === undefined ? sql`true` : meantBy(word, phone)}
    order by partner_id limit ${limit}`.execute(db);
  return rows;
}
