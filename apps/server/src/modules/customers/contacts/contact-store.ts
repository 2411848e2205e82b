import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Db } from "../../../database.ts";
import type { PartnerState } from "../partner.ts";
import type { ContactState } from "./contact.ts";

export type ContactKey = { companyId: string; personId: string };
export type KnownContact = ContactKey & { changeNumber: number | null; removed: boolean; state: ContactState };

export async function readKnownContacts({ db }: Bulk, keys: readonly ContactKey[]): Promise<KnownContact[]> {
  const { rows } = await sql<KnownContact>`
    select company_id as "companyId", person_id as "personId", change_number as "changeNumber", removed, state
    from customers.contact join unnest(${keys.map(({ companyId }) => companyId)}::text[],
      ${keys.map(({ personId }) => personId)}::text[]) as asked (company, person)
      on company_id = company and person_id = person`.execute(db);
  return rows;
}

export type ContactRow = ContactKey & { changeNumber: number | null; removed: boolean; state: ContactState };

export async function putContacts({ db }: Bulk, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ state, ...row }) => ({ ...row, state: JSON.stringify(state), points: pointsOf(state) }));
  await sql`
    insert into customers.contact as contact (company_id, person_id, change_number, removed, state, points)
    select "companyId", "personId", "changeNumber", removed, state::json, points
    from json_to_recordset(${JSON.stringify(given)}::json)
      as given ("companyId" text, "personId" text, "changeNumber" bigint, removed boolean, state text, points text[])
    on conflict (company_id, person_id) do update set change_number = excluded.change_number, removed = excluded.removed,
      state = excluded.state, points = excluded.points, changed_at = now()`.execute(db);
}

/** By what the company is found beside what the person is found by itself. */
function pointsOf({ workplaces }: ContactState): string[] {
  const points = workplaces.flatMap(({ emails, phones }) => [
    ...emails.map((email) => email.toLowerCase()),
    ...phones.flatMap(({ number }) => number ?? []),
  ]);
  return [...new Set(points)];
}

/** The other side of a relationship, with what it says of it. */
export type ContactSide = { partnerId: string; name: string; partner: PartnerState; state: ContactState };

/** Contact persons of a company, or the companies that a person is a contact person of; those whose time has ended come last. */
export async function readContacts(db: Db, by: { companyId: string } | { personId: string }): Promise<ContactSide[]> {
  const [mine, other, id] =
    "companyId" in by
      ? [sql`company_id`, sql`person_id`, by.companyId]
      : [sql`person_id`, sql`company_id`, by.personId];
  const { rows } = await sql<ContactSide>`
    select partner_id as "partnerId", name, partner.state as partner, contact.state
    from customers.contact join customers.partner on partner_id = ${other}
    where ${mine} = ${id} and not removed
    order by coalesce(contact.state ->> 'to', '9999-12-31') < current_date::text,
      (contact.state ->> 'isDefault')::boolean desc, name, partner_id limit 1000`.execute(db);
  return rows;
}
