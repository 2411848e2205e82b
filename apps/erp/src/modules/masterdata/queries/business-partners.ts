import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../../pages.ts";
import type { StoredPartner } from "../business-partner.ts";
import { readObjects, specs } from "../object-store.ts";

export const PartnerSearchSchema = Type.Object({
  query: Type.Optional(
    Type.String({ maxLength: 80, description: "Number, name, street, city, mail or phone; * stands for anything." }),
  ),
  category: Type.Optional(Type.String({ maxLength: 12 })),
  grouping: Type.Optional(Type.String({ maxLength: 4 })),
  role: Type.Optional(Type.String({ maxLength: 6 })),
  status: Type.Optional(Type.String({ maxLength: 10 })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type PartnerSearch = Static<typeof PartnerSearchSchema>;

type Row = {
  partner_id: string;
  name: string;
  content: StoredPartner;
  status: string;
  change_number: number;
  changed_at: Date;
};

export async function searchBusinessPartners(db: Db, search: PartnerSearch) {
  const limit = search.limit ?? 50;
  const [after] = decodeNext(search.next) ?? [];
  const { rows } = await sql<Row>`
    select partner_id, name, content, ${statusNow} as status, change_number, changed_at from masterdata.business_partner
    where ${filters(search)} and partner_id > ${String(after ?? "")} order by partner_id limit ${limit + 1}`.execute(
    db,
  );
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from masterdata.business_partner where ${filters(search)}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.partner_id]);
  return { items: items.map(toItem), ...next, total: counted[0]?.total ?? 0 };
}

/** A blocked one, or one that is to be deleted, bought what it bought. */
export async function readKnownCustomers(db: Db, partnerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ partnerId: string }>`
    select partner_id as "partnerId" from masterdata.business_partner
    where partner_id = any(${[...partnerIds]}) and content ? 'customer'`.execute(db);
  return new Set(rows.map(({ partnerId }) => partnerId));
}

/** Flags first, then the blocks of the customer: everywhere, or in a sales area. */
const statusNow = sql`case when status <> 'active' then status
  when content #> '{customer,orderBlock}' is not null then 'ordersBlocked'
  when jsonb_path_exists(content, '$.customer.salesAreas[*] ? (exists(@.orderBlock) || @.deleted == true)') then 'areaBlocked'
  else 'active' end`;

function filters({ query, category, grouping, role, status }: PartnerSearch) {
  const conditions = [sql`true`];
  if (query) conditions.push(sql`search_text like ${likePattern(query)}`);
  if (category) conditions.push(sql`category = ${category}`);
  if (grouping) conditions.push(sql`grouping_code = ${grouping}`);
  if (role) conditions.push(sql`content -> 'roles' @> ${JSON.stringify([role])}::jsonb`);
  if (status) conditions.push(sql`${statusNow} = ${status}`);
  return sql.join(conditions, sql` and `);
}

function toItem({ partner_id, name, content, status, change_number, changed_at }: Row) {
  const [address] = content.addresses;
  return {
    partnerId: partner_id,
    name,
    category: content.category,
    grouping: content.grouping,
    roles: content.roles,
    accountGroup: content.customer?.accountGroup,
    city: address?.city,
    country: address?.country,
    email: address?.emails[0],
    phone: address?.phones[0]?.number,
    status,
    changeNumber: change_number,
    changedAt: changed_at.toISOString(),
  };
}
export type PartnerItem = ReturnType<typeof toItem>;

export async function readBusinessPartner(db: Db, partnerId: string) {
  const [stored] = await readObjects<StoredPartner>(db, specs.businessPartner, [partnerId]);
  if (!stored) return undefined;
  return {
    businessPartner: stored.content,
    changeNumber: stored.changeNumber,
    changedAt: stored.changedAt.toISOString(),
    changedBy: stored.changedBy,
  };
}
