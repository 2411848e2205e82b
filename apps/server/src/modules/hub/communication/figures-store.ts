import { type AnyKysely, sql } from "@counterfoil/platform";

/** How a service fares: when its last message was, how many are under way, how many need a person, and what the latest fault said. */
export type Figures = { lastAt: Date | null; waiting: number; errors: number; reason: string | null };
const errorStates = sql`('appliedWithErrors', 'rejected', 'failed')`;

/** Of messages that come in, by their name; of one technical user's only, when the arrangement names one. */
export async function readInboundFigures(
  db: AnyKysely,
  messages: readonly string[],
  technicalUser: string | null,
): Promise<Figures> {
  const mine = technicalUser === null ? sql`true` : sql`technical_user = ${technicalUser}`;
  const named = sql`service = any(${[...messages]}) and ${mine}`;
  const { rows } = await sql<Figures>`
    select (select max(newest.received_at) from unnest(${[...messages]}::text[]) as name, lateral (
        select received_at from hub.inbound_document where service = name and ${mine} order by id desc limit 1) as newest) as "lastAt",
      (select count(*) from hub.inbound_document where state in ('received', 'applying') and ${named}) as waiting,
      (select count(*) from hub.inbound_document where state in ${errorStates} and ${named}) as errors,
      (select reason from hub.inbound_document where state in ${errorStates} and ${named}
        order by id desc limit 1) as reason`.execute(db);
  return rows[0] as Figures;
}

/** Of each kind of document: what is tried again by itself waits, what is set aside or given up needs a person; both have reasons. */
export type OpenMessages = ReadonlyMap<string, { waiting: number; errors: number; withReason: boolean }>;

/** Read once for all services, from the index of open messages alone. */
export async function readOpenMessages(db: AnyKysely): Promise<OpenMessages> {
  const { rows } = await sql<{ service: string; waiting: number; errors: number; withReason: boolean }>`
    select service, count(*) filter (where state in ('waiting', 'sending', 'failed')) as waiting,
      count(*) filter (where state in ('dead', 'setAside')) as errors, bool_or(state in ('failed', 'dead', 'setAside')) as "withReason"
    from hub.outbound_message where state <> 'posted' group by service`.execute(db);
  return new Map(rows.map(({ service, ...counts }) => [service, counts]));
}

/** Of what goes out as documents; the latest of each state is found where there is any. */
export async function readOutboundFigures(
  db: AnyKysely,
  documents: readonly string[],
  open: OpenMessages,
): Promise<Figures> {
  const sum = (of: "waiting" | "errors") => documents.reduce((total, name) => total + (open.get(name)?.[of] ?? 0), 0);
  const stuck = documents.filter((name) => open.get(name)?.withReason);
  const reason = sql`(select latest.reason from unnest(array['failed', 'dead', 'setAside']) as stuck, lateral (
    select reason, created_at from hub.outbound_message
    where state = stuck and state <> 'posted' and service = any(${stuck}) and reason is not null
    order by created_at desc limit 1) as latest order by latest.created_at desc limit 1)`;
  const { rows } = await sql<Pick<Figures, "lastAt" | "reason">>`
    select (select max(newest.delivered_at) from unnest(${[...documents]}::text[]) as name, lateral (
        select delivered_at from hub.outbound_document
        where service = name and delivered_at is not null order by id desc limit 1) as newest) as "lastAt",
      ${stuck.length > 0 ? reason : sql`null`} as reason`.execute(db);
  return {
    lastAt: rows[0]?.lastAt ?? null,
    reason: rows[0]?.reason ?? null,
    waiting: sum("waiting"),
    errors: sum("errors"),
  };
}

/** Of what the ERP creates for us. */
export async function readCreationFigures(db: AnyKysely, service: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select (select max(erp_created_at) from hub.creation where service = ${service} and state = 'created') as "lastAt",
      count(*) filter (where state <> 'dead') as waiting, count(*) filter (where state = 'dead') as errors,
      (array_agg(reason order by next_attempt_at desc) filter (where reason is not null))[1] as reason
    from hub.creation where service = ${service} and state in ('waiting', 'sending', 'failed', 'dead')`.execute(db);
  return rows[0] as Figures;
}

/** Of a service that asks and is answered. */
export async function readCallFigures(db: AnyKysely, systemId: string, service: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select last_at as "lastAt", 0 as waiting, failures as errors, reason
    from hub.communication_call where system_id = ${systemId} and service = ${service}`.execute(db);
  return rows[0] ?? { lastAt: null, waiting: 0, errors: 0, reason: null };
}

const NOTED_EVERY_S = 5;

/** A question was answered. Thousands an hour are: noted at most every few seconds, and at once after a failure. */
export async function noteAnswered(db: AnyKysely, systemId: string, service: string): Promise<void> {
  await sql`
    insert into hub.communication_call (system_id, service, last_at)
    select system_id, ${service}, now() from hub.communication_system where system_id = ${systemId}
    on conflict (system_id, service) do update set last_at = now(), failures = 0, reason = null
      where communication_call.failures > 0 or communication_call.last_at is null
        or communication_call.last_at < now() - make_interval(secs => ${NOTED_EVERY_S})`.execute(db);
}

export async function noteUnanswered(
  db: AnyKysely,
  systemId: string,
  { service, reason }: { service: string; reason: string },
): Promise<void> {
  await sql`
    insert into hub.communication_call (system_id, service, failures, failed_at, reason)
    select system_id, ${service}, 1, now(), ${reason} from hub.communication_system where system_id = ${systemId}
    on conflict (system_id, service) do update set failures = communication_call.failures + 1, failed_at = now(),
      reason = excluded.reason`.execute(db);
}
