import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Criterion, MasterData, ReplicatedType } from "../masterdata/index.ts";
import { selectionFor } from "./run-objects.ts";

const SAMPLE = 8;

export type FilterPreview = { receiverId: string; objectType: ReplicatedType; criteria: Criterion[] };
type Found = { total: number; matching: number; present: number; entering: number; leaving: number } & Record<
  "someMatching" | "someEntering" | "someLeaving",
  string[] | null
>;

/** What a filter would do at a receiver: how many objects match, which ones would come to it and which ones leave, and whose prices go. One pass. */
export async function previewFilter(
  db: Db,
  masterData: MasterData,
  { receiverId, objectType, criteria }: FilterPreview,
) {
  const some = (condition: ReturnType<typeof sql>) =>
    sql`(select array_agg(key) from (select key from judged where ${condition} order by key limit ${SAMPLE}) few)`;
  const { rows } = await sql<Found>`
    with judged as materialized (
      select source.key, matches, coalesce(present, false) as present
      from (${selectionFor(masterData, { receiverId, type: objectType, criteria })}) source left join replication.object_status status
        on status.receiver_id = ${receiverId} and status.object_type = ${objectType} and status.object_key = source.key)
    select count(*) as total, count(*) filter (where matches) as matching, count(*) filter (where present) as present,
      count(*) filter (where matches and not present) as entering, count(*) filter (where present and not matches) as leaving,
      ${some(sql`matches`)} as "someMatching", ${some(sql`matches and not present`)} as "someEntering",
      ${some(sql`present and not matches`)} as "someLeaving"
    from judged`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("counting gave no row");
  const { someMatching, someEntering, someLeaving, ...counts } = found;
  const keys = [someMatching, someEntering, someLeaving].flatMap((each) => each ?? []);
  const names = await masterData.objectNames(objectType, keys);
  const named = (some: string[] | null) => (some ?? []).map((key) => ({ key, names: names.get(key) ?? null }));
  const { all, chosen } = await masterData.pricePlaces(db, objectType, criteria);
  return {
    ...counts,
    ...(all.length > 0 && { places: { total: all.length, chosen } }),
    samples: { matching: named(someMatching), entering: named(someEntering), leaving: named(someLeaving) },
  };
}
