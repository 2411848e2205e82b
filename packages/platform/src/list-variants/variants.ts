import { sql } from "kysely";
import { type Static, Type } from "typebox";
import { type AnyKysely, inTransaction } from "../database.ts";
import { problemOf } from "../problems.ts";

export const variantUnknown = problemOf(404, "list-variant-unknown", "There is no such view of the list");
export const variantNotYours = problemOf(403, "list-variant-not-yours", "Only who saved a view may change it");
export const tooManyVariants = problemOf(409, "list-variants-too-many", "There are too many views of this list");

const VARIANTS_AT_MOST = 50;
const Text = Type.String({ maxLength: 200 });

/** What a variant keeps: filters as they stand in the address, and the columns that are shown, in their order. */
export const VariantContentSchema = Type.Object(
  {
    filters: Type.Record(Type.String({ pattern: "^[A-Za-z][A-Za-z0-9]{0,39}$" }), Text, { maxProperties: 30 }),
    columns: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 60, uniqueItems: true }),
    ),
  },
  { additionalProperties: false },
);
export const VariantFactsSchema = Type.Object({
  list: Type.String({ pattern: "^[A-Za-z][A-Za-z0-9]*-[A-Za-z][A-Za-z0-9]*$", maxLength: 80 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  shared: Type.Boolean(),
  content: VariantContentSchema,
});
export const VariantSchema = Type.Object({
  variantId: Type.Integer(),
  name: Type.String(),
  shared: Type.Boolean(),
  own: Type.Boolean(),
  start: Type.Boolean(),
  owner: Type.String(),
  content: VariantContentSchema,
});
export type Variant = Static<typeof VariantSchema>;

/** The person's own variants of a list, and those that others share. */
export async function listVariants(db: AnyKysely, { list, personId }: { list: string; personId: string }) {
  const { rows } = await sql<Variant>`
    select list_variant.variant_id as "variantId", list_variant.name, shared, owner_id = ${personId} as own, person.name as owner, content,
      start.variant_id is not null as start
    from access.list_variant join access.person on person.id = owner_id
    left join access.list_start as start on start.variant_id = list_variant.variant_id and start.person_id = ${personId}
    where list_variant.list = ${list} and (owner_id = ${personId} or shared)
    order by lower(list_variant.name), list_variant.variant_id limit 500`.execute(db);
  return rows;
}

/** Saved under the name of one that the person has already, it takes its place. */
export async function saveVariant(
  db: AnyKysely,
  { list, name, shared, content }: Static<typeof VariantFactsSchema>,
  personId: string,
): Promise<{ variantId: number }> {
  return inTransaction(db, async (transaction) => {
    const { rows: saved } = await sql<{ variantId: number }>`
      insert into access.list_variant as known (list, name, owner_id, shared, content)
      values (${list}, ${name.trim()}, ${personId}, ${shared}, ${JSON.stringify(content)})
      on conflict (list, owner_id, name) do update
        set shared = excluded.shared, content = excluded.content, changed_at = now()
      returning variant_id as "variantId"`.execute(transaction);
    const { rows: counted } = await sql<{ variants: number }>`
      select count(*)::int as variants from access.list_variant
      where list = ${list} and owner_id = ${personId}`.execute(transaction);
    if ((counted[0]?.variants ?? 0) > VARIANTS_AT_MOST) throw tooManyVariants(`At most ${VARIANTS_AT_MOST}.`);
    return { variantId: saved[0]?.variantId ?? 0 };
  });
}

export async function removeVariant(db: AnyKysely, variantId: number, personId: string): Promise<void> {
  const { rows } = await sql<{ owner: string }>`
    select owner_id as owner from access.list_variant
    where variant_id = ${variantId} and (owner_id = ${personId} or shared)`.execute(db);
  if (!rows[0]) throw variantUnknown(`There is no view ${variantId}.`);
  if (rows[0].owner !== personId) throw variantNotYours("Save one of your own instead.");
  await sql`delete from access.list_variant where variant_id = ${variantId} and owner_id = ${personId}`.execute(db);
}

/** What the list opens with for this person from now on; null is as it comes. */
export async function chooseStart(
  db: AnyKysely,
  { list, variantId }: { list: string; variantId: number | null },
  personId: string,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await sql`delete from access.list_start where person_id = ${personId} and list = ${list}`.execute(transaction);
    if (variantId === null) return;
    const { numAffectedRows } = await sql`
      insert into access.list_start (person_id, list, variant_id)
      select ${personId}, list, variant_id from access.list_variant
      where variant_id = ${variantId} and list = ${list} and (owner_id = ${personId} or shared)`.execute(transaction);
    if (numAffectedRows !== 1n) throw variantUnknown(`There is no view ${variantId}.`);
  });
}
