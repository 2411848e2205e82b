import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Criterion, MasterData, ReplicatedType } from "../masterdata/index.ts";

export type Kind = "enters" | "changed" | "again" | "leaves";
export type RunObject = { position: number; key: string; kind: Kind; changeNumber: number };

/** Which objects a run is about. */
export type Scope =
  | { mode: "initial" }
  | {
      mode: "changes";
      /** Change numbers above `after`, up to `upTo`. */
      after: number;
      upTo: number;
      /** Also those that begin or cease to match although they have not changed. */
      compare: boolean;
      /** Without an initial run only what changes is sent, and what ceases to match is taken back. */
      loaded: boolean;
    }
  | { mode: "chosen"; keys: readonly string[] };

type Selecting = { receiverId: string; type: ReplicatedType; criteria: readonly Criterion[]; scope: Scope };

/**
 * What is to be sent and why: it enters, it has changed, it is sent again, or it leaves, because the filter keeps it out and
 * the receiver has it. Goes out under its change number. Where the receiver knows that one already it would take the message
 * for an old one, so it gets a fresh number; not so when an initial run repeats what is there.
 */
function dueObjects({ freshNumber, ...masterData }: MasterData, { receiverId, type, criteria, scope }: Selecting) {
  const there = scope.mode === "changes" ? "changed" : "again";
  const known = scope.mode === "initial" ? sql`kind = 'again' and change_number = sent_number` : sql`false`;
  const keys = scope.mode === "chosen" ? scope.keys : undefined;
  const source = selectionFor(masterData, { receiverId, type, criteria }, keys);
  return sql`
    select key, kind, change_number as own_number,
      case when sent_number is null or change_number > sent_number or (${known}) then change_number else ${freshNumber} end as number
    from (
      select source.key, source.change_number, status.change_number as sent_number,
        case when not matches then 'leaves' when present then ${there} else 'enters' end as kind
      from (${source}) source left join replication.object_status status
        on status.receiver_id = ${receiverId} and status.object_type = ${type} and status.object_key = source.key
      where (matches or present) and (${inScope(scope)})) due`;
}

type Choosing = { receiverId: string; type: ReplicatedType; criteria: readonly Criterion[] };

/** What a filter lets through to a receiver. A relationship needs both of its partners there, whatever filter has let them through. */
export function selectionFor(
  { selection, relationshipPartners }: Pick<MasterData, "selection" | "relationshipPartners">,
  { receiverId, type, criteria }: Choosing,
  keys?: readonly string[],
): RawBuilder<unknown> {
  if (type !== "relationship") return selection(type, criteria, keys);
  const isThere = (partner: "company_id" | "person_id") => sql`exists (select from replication.object_status as partner
    where partner.receiver_id = ${receiverId} and partner.object_type = 'businessPartner'
      and partner.object_key = ${sql.ref(`ends.${partner}`)} and partner.present)`;
  return sql`select chosen.key, chosen.change_number, chosen.matches and ${isThere("company_id")} and ${isThere("person_id")} as matches
    from (${selection(type, criteria, keys)}) chosen join (${relationshipPartners}) ends on ends.key = chosen.key`;
}

const MOST_NAMED = 10;

/** How many relationships a receiver does not get because it lacks a partner of theirs, and the first of those partners. */
export async function readMissingPartners(
  db: Db,
  { selection, relationshipPartners }: MasterData,
  { receiverId, criteria, keys }: Pick<Choosing, "receiverId" | "criteria"> & { keys: readonly string[] | undefined },
): Promise<{ objects: number; partners: string }> {
  const { rows } = await sql<{ objects: number; partners: string[] }>`
    select count(distinct key) as objects, coalesce((array_agg(distinct partner_id))[1:${sql.lit(MOST_NAMED)}], '{}') as partners
    from (${selection("relationship", criteria, keys)}) chosen join (${relationshipPartners}) ends using (key),
      unnest(array[company_id, person_id]) as partner_id
    where matches and not exists (select from replication.object_status as partner
      where partner.receiver_id = ${receiverId} and partner.object_type = 'businessPartner'
        and partner.object_key = partner_id and partner.present)`.execute(db);
  return { objects: rows[0]?.objects ?? 0, partners: (rows[0]?.partners ?? []).join(", ") };
}

function inScope(scope: Scope): RawBuilder<unknown> {
  if (scope.mode !== "changes") return sql`true`;
  // One that was sent under its number meanwhile, by an initial run say, is not sent twice.
  const changed = sql`source.change_number > ${scope.after} and source.change_number <= ${scope.upTo}
    and not (matches and coalesce(present and status.state <> 'refused' and status.change_number = source.change_number, false))`;
  if (!scope.compare) return changed;
  // What was refused is tried again by people, or when it has changed; what is to be told anew knows no number.
  return sql`(${changed}) or (present and status.change_number = 0) or (matches <> coalesce(present, false) and (${scope.loaded} or not matches)
    and not coalesce(status.state = 'refused' and status.change_number >= source.change_number, false))`;
}

/** Writes down what a run covers, and gives how many objects that are. */
export async function insertRunObjects(
  transaction: DbTransaction,
  masterData: MasterData,
  runId: number,
  selecting: Selecting,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into replication.run_object (run_id, position, object_key, kind, change_number)
    select ${runId}, row_number() over (order by own_number, key), key, kind, number
    from (${dueObjects(masterData, selecting)}) due`.execute(transaction);
  return Number(numAffectedRows ?? 0n);
}

/** How many objects of each kind a run would cover. */
export async function countDue(db: Db, masterData: MasterData, selecting: Selecting): Promise<Record<Kind, number>> {
  const { rows } = await sql<Record<Kind, number>>`
    select count(*) filter (where kind = 'enters') as enters, count(*) filter (where kind = 'changed') as changed,
      count(*) filter (where kind = 'again') as again, count(*) filter (where kind = 'leaves') as leaves
    from (${dueObjects({ ...masterData, freshNumber: sql<number>`0` }, selecting)}) due`.execute(db);
  return rows[0] ?? { enters: 0, changed: 0, again: 0, leaves: 0 };
}

/** The next ones of a run after a position. */
export async function readRunObjects(db: Db, runId: number, after: number, limit: number): Promise<RunObject[]> {
  const { rows } = await sql<RunObject>`
    select position, object_key as key, kind, change_number as "changeNumber" from replication.run_object
    where run_id = ${runId} and position > ${after} order by position limit ${limit}`.execute(db);
  return rows;
}
