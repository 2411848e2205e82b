import type { SimilarCustomer } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import { nameOf, type PartnerState } from "../partner.ts";

const MOST_SHOWN = 10;
type Row = { partnerId: string; state: PartnerState; byContact: boolean };

/** Who has the same mail address or phone number, or the same name at the same postal code. Who is gone is nobody's double. */
export async function findSimilar(
  db: AnyKysely,
  state: PartnerState,
  notTheSameAs: readonly string[],
): Promise<SimilarCustomer[]> {
  const [address] = state.addresses;
  const points = [
    ...(address?.emails ?? []).map((email) => email.toLowerCase()),
    ...(address?.phones ?? []).flatMap(({ number }) => number ?? []),
  ];
  const { rows } = await sql<Row>`
    with found as (
      select partner_id, bool_or(by_contact) as by_contact from (
        select partner_id, true as by_contact from customers.contact_point where address = any(${points})
        union all select partner_id, false from customers.partner
        where lower(name) = lower(${nameOf(state)}) and ${address?.postalCode ?? null}::text in (
          select each ->> 'postalCode' from json_array_elements(state -> 'addresses') as each)) as by_each
      group by partner_id)
    select partner_id as "partnerId", state, by_contact as "byContact"
    from found join customers.partner using (partner_id)
    where partner_id <> all(${[...notTheSameAs]}) and not coalesce((state #>> '{common,deleted}')::boolean, false)
    order by by_contact desc, partner_id limit ${MOST_SHOWN}`.execute(db);
  return rows.map(toSimilar(state));
}

const toSimilar =
  (made: PartnerState) =>
  ({ partnerId, state, byContact }: Row): SimilarCustomer => {
    const [{ postalCode, city } = {}] = state.addresses;
    const name = nameOf(state);
    const sameName = name.toLowerCase() === nameOf(made).toLowerCase();
    return {
      partnerId,
      name,
      ...(postalCode === undefined ? {} : { postalCode }),
      ...(city === undefined ? {} : { city }),
      same: [...(byContact ? (["contact"] as const) : []), ...(sameName ? (["name"] as const) : [])],
    };
  };
