import type { Log } from "@counterfoil/platform";
import type pg from "pg";

const LOCK = "hub.outbound";

/**
 * Of all server processes one speaks to the ERP: so order holds, no row is sent twice at once, and an ERP that is down sees one
 * try and not one a process. The lock lives with a connection and dies with it, so another takes over within its next look.
 */
export function createLeadership(pool: pg.Pool, log: Log) {
  let client: pg.PoolClient | undefined;

  function lose(error?: Error): void {
    client?.release(error ?? true);
    client = undefined;
  }

  async function lead(): Promise<boolean> {
    if (client) return true;
    const candidate = await pool.connect();
    try {
      const { rows } = await candidate.query<{ held: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
        [LOCK],
      );
      if (!rows[0]?.held) {
        candidate.release();
        return false;
      }
    } catch (error) {
      candidate.release(true);
      throw error;
    }
    client = candidate;
    candidate.on("error", (error) => {
      log.warn({ err: error }, "the connection that leads broke");
      if (client === candidate) lose(error);
    });
    return true;
  }

  return { lead, resign: () => lose() };
}

export type Leadership = ReturnType<typeof createLeadership>;
