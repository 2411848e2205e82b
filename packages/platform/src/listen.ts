import pg from "pg";
import type { Log } from "./log.ts";

export type Listener = { close(): Promise<void> };

const RETRY_MS = 1000;

/**
 * Hears what any process says with `pg_notify(channel, …)`, over a connection of its own, which is made anew when it breaks.
 * What was said meanwhile is lost: `onReconnect` tells the listener to look for itself.
 */
export async function listenTo(options: {
  url: string;
  channel: string;
  onMessage: (payload: string) => void;
  onReconnect: () => void;
  log: Log;
}): Promise<Listener> {
  const { url, channel, onMessage, onReconnect, log } = options;
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: `counterfoil-listen-${channel}`,
      keepAlive: true,
    });
    client = next;
    next.on("notification", (message) => onMessage(message.payload ?? ""));
    next.on("error", (error) => log.warn({ err: error, channel }, "listening connection broke"));
    next.on("end", () => {
      if (!closed && client === next) timer = setTimeout(reconnect, RETRY_MS);
    });
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  function reconnect(): void {
    connect().then(onReconnect, (error) => {
      log.warn({ err: error, channel }, "listening is not possible yet");
      client?.end().catch(() => undefined);
      client = undefined;
      if (!closed) timer = setTimeout(reconnect, RETRY_MS);
    });
  }

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
