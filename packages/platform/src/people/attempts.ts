import { sql } from "kysely";
import type { AnyKysely } from "../database.ts";
import type { Problem } from "../problems.ts";
import { tooManyTries } from "./errors.ts";
import { sessionEnd } from "./idle.ts";

export type AttemptLimit = { tries: number; windowMinutes: number };

/**
 * Counts a try before the secret is looked at, so that tries side by side, over several processes, cannot pass the limit.
 * Throws `too-many-tries` when the window is used up.
 */
export async function countAttempt(db: AnyKysely, key: string, limit: AttemptLimit): Promise<void> {
  const { count, secondsLeft } = await addAttempts(db, key, 1, limit);
  if (count > limit.tries) throw tryAgainIn(secondsLeft);
}

export function tryAgainIn(seconds: number): Problem {
  const left = Math.max(1, seconds);
  return Object.assign(tooManyTries(`Try again in ${left} seconds.`), { retryAfterS: left });
}

/** Counts so many tries and answers how many there are in the window by now. */
export async function addAttempts(db: AnyKysely, key: string, tries: number, limit: AttemptLimit) {
  const { rows } = await sql<{ count: number; secondsLeft: number }>`
    insert into access.attempt as known (key, count, window_started_at) values (${key}, ${tries}, now())
    on conflict (key) do update set
      count = case when known.window_started_at < now() - make_interval(mins => ${limit.windowMinutes})
        then ${tries} else least(known.count + ${tries}, 1000000) end,
      window_started_at = case when known.window_started_at < now() - make_interval(mins => ${limit.windowMinutes})
        then now() else known.window_started_at end
    returning count, ceil(extract(epoch from window_started_at + make_interval(mins => ${limit.windowMinutes}) - now()))::int as "secondsLeft"`.execute(
    db,
  );
  return rows[0] ?? { count: tries, secondsLeft: 0 };
}

/** How many tries the window has left, without counting one: for secrets that nobody guesses within the few requests on their way. */
export async function attemptsLeft(db: AnyKysely, key: string, limit: AttemptLimit): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count from access.attempt
    where key = ${key} and window_started_at >= now() - make_interval(mins => ${limit.windowMinutes})`.execute(db);
  return Math.max(limit.tries - (rows[0]?.count ?? 0), 0);
}

/** Refuses when the window is used up, and counts nothing. */
export async function requireAttemptLeft(db: AnyKysely, key: string, limit: AttemptLimit): Promise<void> {
  const { rows } = await sql<{ seconds_left: number }>`
    select ceil(extract(epoch from window_started_at + make_interval(mins => ${limit.windowMinutes}) - now()))::int as seconds_left
    from access.attempt
    where key = ${key} and count >= ${limit.tries} and window_started_at >= now() - make_interval(mins => ${limit.windowMinutes})`.execute(
    db,
  );
  if (rows[0]) throw tryAgainIn(rows[0].seconds_left);
}

/** After a success the name starts afresh. */
export async function forgetAttempts(db: AnyKysely, key: string): Promise<void> {
  await sql`delete from access.attempt where key = ${key}`.execute(db);
}

/** Sessions that ended by themselves, and names and addresses that have tried nothing for a day. */
export async function deleteExpired(db: AnyKysely): Promise<void> {
  await sql`delete from access.session where ${sessionEnd} < now()`.execute(db);
  await sql`delete from access.attempt where window_started_at < now() - interval '1 day'`.execute(db);
}

/** A try that was right does not count: many right ones from one address are no attack. */
export async function takeBackAttempt(db: AnyKysely, key: string): Promise<void> {
  await sql`update access.attempt set count = greatest(count - 1, 0) where key = ${key}`.execute(db);
}
