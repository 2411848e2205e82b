import type pg from "pg";

/** A job that was taken just now may be of a process whose claim is on its way. */
const GRACE = "interval '10 seconds'";
/** What was added this far in the future was added when the database's clock was wrong. */
const CLOCK_GRACE = "interval '1 minute'";

/**
 * By a lock of its own connection a process says that it lives, and that the jobs it has taken are being done; the lock dies with it. One of
 * all processes keeps the schedule in the same way.
 */
export function createJobClaim(pool: pg.Pool) {
  let client: pg.PoolClient | undefined;
  let held: string | undefined;
  let leads = false;

  function letGo(error?: Error): void {
    client?.release(error ?? true);
    client = undefined;
    held = undefined;
    leads = false;
  }

  async function connect(): Promise<pg.PoolClient> {
    const candidate = await pool.connect();
    candidate.on("error", (error) => client === candidate && letGo(error));
    client = candidate;
    return candidate;
  }

  return {
    /** Claims for these workers, and answers the database's time and whether this process keeps the schedule. */
    async keep(poolId: string): Promise<{ now: Date; leads: boolean }> {
      try {
        const connection = client ?? (await connect());
        if (held !== undefined && held !== poolId)
          await connection.query("select pg_advisory_unlock(hashtextextended($1, 0))", [nameOf(held)]);
        if (held !== poolId && (await lock(connection, nameOf(poolId)))) held = poolId;
        leads ||= await lock(connection, "jobs schedule");
        const { rows } = await connection.query<{ now: Date }>("select clock_timestamp() as now");
        return { now: rows[0]?.now ?? new Date(), leads };
      } catch (error) {
        letGo(error as Error);
        throw error;
      }
    },
    letGo: () => letGo(),
  };
}

async function lock(connection: pg.PoolClient, name: string): Promise<boolean> {
  const text = "select pg_try_advisory_lock(hashtextextended($1, 0)) as got";
  const { rows } = await connection.query<{ got: boolean }>(text, [name]);
  return rows[0]?.got ?? false;
}

const nameOf = (poolId: string) => `jobs ${poolId}`;

/** Jobs of processes that are gone go to those that are there. On another connection than the claim's, to which its own locks are free. */
export async function freeAbandoned(pool: pg.Pool): Promise<void> {
  await pool.query(`
    with taken as materialized (
      select locked_by as id from graphile_worker._private_jobs
        where not locked_at between clock_timestamp() - ${GRACE} and clock_timestamp()
      union select locked_by from graphile_worker._private_job_queues
        where not locked_at between clock_timestamp() - ${GRACE} and clock_timestamp()),
    gone as materialized (select id from taken where pg_try_advisory_xact_lock(hashtextextended('jobs ' || id, 0)))
    select graphile_worker.force_unlock_workers(array_agg(id)) from gone having count(*) > 0`);
  await pool.query(`
    update graphile_worker._private_jobs set run_at = run_at - (updated_at - clock_timestamp()), updated_at = clock_timestamp()
    where locked_at is null and updated_at > clock_timestamp() + ${CLOCK_GRACE}`);
  // Whoever adds a job of the same key while one is under way leaves that one its last try: of a killed process it stays, to nobody's use.
  await pool.query(`
    delete from graphile_worker._private_jobs
    where locked_at is null and key is null and attempts >= max_attempts and last_error is null`);
}

/** Workers that have ended and could not say so. */
export async function freeWorkers(pool: pg.Pool, poolId: string): Promise<void> {
  await pool.query("select graphile_worker.force_unlock_workers(array[$1::text])", [poolId]);
}

/** One that still waits of a task is enough. */
export async function addScheduled(pool: pg.Pool, tasks: readonly string[]): Promise<void> {
  for (const task of tasks)
    await pool.query("select graphile_worker.add_job($1, '{}'::json, job_key => 'schedule ' || $1)", [task]);
}
