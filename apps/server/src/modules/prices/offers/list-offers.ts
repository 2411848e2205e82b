import type { OfferRow, OfferState } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Offer, Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";
import { localNowOf, type OfferContext } from "./ground.ts";
import type { LocalNow } from "./offer.ts";
import { readGoods } from "./overlaps/goods-store.ts";
import { reachKeys } from "./overlaps/matches.ts";
import { type Spoken, sentencesOf } from "./sentences.ts";

export type OfferQuery = {
  query?: string | undefined;
  state?: OfferState | undefined;
  store?: string | undefined;
  channel?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  offerSet?: string | undefined;
  article?: string | undefined;
  group?: string | undefined;
  origin?: OfferRow["origin"] | undefined;
  sort?: "changed" | "name" | "validFrom" | "order" | undefined;
  limit?: number | undefined;
  next?: string | undefined;
};

type Line = Omit<OfferRow, "sentence" | "changedAt"> & { changedAt: Date; kind: Spoken["kind"]; total: number };

/** Offers of ours and promotions that other systems have sent, page by page. `next` is how many to pass over. */
export async function listOffers(
  context: OfferContext,
  query: OfferQuery,
): Promise<{ items: OfferRow[]; next?: string; total: number }> {
  const limit = query.limit ?? 50;
  const passed = Number(query.next ?? 0);
  const lines = await readLines(context, query, { limit, passed });
  const spoken = await readContents(context.db, lines);
  const sentences = await sentencesOf(context, spoken);
  const total = lines[0]?.total ?? passed;
  const items = lines.map(({ kind: _kind, total: _total, changedAt, ...line }, index) => ({
    ...withoutNulls(line),
    changedAt: changedAt.toISOString(),
    sentence: sentences[index] ?? { en: "", de: "" },
  }));
  return { items, ...(passed + items.length < total ? { next: String(passed + items.length) } : {}), total };
}

async function readLines(
  context: OfferContext,
  query: OfferQuery,
  { limit, passed }: { limit: number; passed: number },
): Promise<Line[]> {
  const keys = await keysOf(context, query);
  const { rows } = await sql<Line>`
    select ${shown}, count(*) over () as total from (${allLines(await localNowOf(context))}) as line
    where ${wanted(query, keys)} order by ${orders[query.sort ?? "changed"]} limit ${limit} offset ${passed}`.execute(
    context.db,
  );
  return rows;
}

const shown = sql`"offerId", name, state, draft, "validFrom", "validTo", style, sequence, resolution, exclusive, stores, channels,
  coupon, "offerSet", origin, "changedAt", "changedBy", version, planned, kind`;

/** Where a new version beside the active one puts the offer. */
const planned = sql`case when active is not null and draft is not null then json_build_object(
  'sequence', coalesce((draft ->> 'sequence')::int, 100), 'resolution', coalesce((draft ->> 'resolution')::int, 0)) end`;

const orders: Record<NonNullable<OfferQuery["sort"]>, RawBuilder<unknown>> = {
  changed: sql`"changedAt" desc, "offerId"`,
  name: sql`lower(name), "offerId"`,
  validFrom: sql`"validFrom", "offerId"`,
  order: sql`sequence, resolution desc, lower(name), "offerId"`,
};

const local = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
const byTime = ({ earliest, latest }: LocalNow) => sql`case when valid_from > ${latest}::timestamp then 'scheduled'
  when valid_to < ${earliest}::timestamp then 'ended' else 'active' end`;

function allLines(now: LocalNow) {
  return sql`
    select offer_id as "offerId", name, case when active is null then draft_state else ${byTime(now)} end as state,
      case when active is null then null else draft_state end as draft, ${local("valid_from")} as "validFrom",
      ${local("valid_to")} as "validTo", style, sequence, resolution, exclusive, stores, channels, coupon, offer_set as "offerSet",
      origin, changed_at as "changedAt", changed_by as "changedBy", version, ${planned} as planned, target_keys, 'offer' as kind
    from prices.offer where draft is not null or active is not null
    union all
    select promotion_id, name, ${byTime(now)}, null, ${local("valid_from")}, ${local("valid_to")}, 'promotion',
      (head ->> 'sequence')::int, (head ->> 'resolution')::int, (head ->> 'exclusive')::boolean, stores,
      array(select json_array_elements_text(coalesce(head -> 'channels', '[]'))), head ->> 'coupon', null,
      origin, staged_at, coalesce(source_system, upper(origin)), from_book, null, target_keys, 'promotion'
    from prices.promotion where to_book is null and origin in ('erp', 'pps')`;
}

function wanted(query: OfferQuery, keys: readonly string[] | undefined) {
  const part = `%${(query.query ?? "").trim().replace(/[\\%_]/g, "\\$&")}%`;
  const conditions = [
    query.query && sql`(name ilike ${part} or "offerId" ilike ${part} or coupon ilike ${part})`,
    query.state && sql`(state = ${query.state} or draft = ${query.state})`,
    query.store && sql`(stores is null or ${query.store} = any(stores))`,
    query.channel && sql`(coalesce(cardinality(channels), 0) = 0 or ${query.channel} = any(channels))`,
    query.from && sql`"validTo" >= ${query.from}`,
    query.to && sql`"validFrom" <= ${`${query.to.slice(0, 10)}T23:59:59`}`,
    query.offerSet && sql`"offerSet" = ${query.offerSet}`,
    query.origin && sql`origin = ${query.origin}`,
    keys && sql`target_keys && ${keys}::text[]`,
  ].filter((condition) => typeof condition === "object");
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Every name under which the article or group may be meant. */
async function keysOf(
  { db, surroundings }: OfferContext,
  { article, group }: OfferQuery,
): Promise<string[] | undefined> {
  if (group !== undefined) return [`group:${group}`];
  if (article === undefined) return undefined;
  const parents = new Map((await surroundings.categories()).map(({ categoryId, parentId }) => [categoryId, parentId]));
  return reachKeys(await readGoods(db, [{ articles: [article] }], parents));
}

/** Only those of the page: 10,000 contents would be read for fifty sentences. */
async function readContents(db: Db, lines: readonly Line[]): Promise<Spoken[]> {
  const idsOf = (kind: Spoken["kind"]) => lines.filter((line) => line.kind === kind).map(({ offerId }) => offerId);
  const { rows } = await sql<{ id: string; content: Offer | Promotion }>`
    select offer_id as id, coalesce(active, draft) as content from prices.offer where offer_id = any(${idsOf("offer")})
    union all
    select promotion_id, content from prices.promotion
    where promotion_id = any(${idsOf("promotion")}) and to_book is null`.execute(db);
  const byId = new Map(rows.map(({ id, content }) => [id, content]));
  return lines.map(({ offerId, kind }) =>
    kind === "offer"
      ? { kind, offer: byId.get(offerId) as Offer }
      : { kind, promotion: byId.get(offerId) as Promotion },
  );
}
