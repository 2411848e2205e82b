import type { TillEvent } from "@counterfoil/contracts";
import { type AnyKysely, type Listener, type Log, listenTo, sql } from "@counterfoil/platform";
import type { FastifyReply } from "fastify";
import type { Till } from "../access/index.ts";

const CHANNEL = "counterfoil_tills";
const BEAT_MS = 20_000;
/** pg_notify takes 8,000 bytes; a store id has four. */
const STORES_IN_ONE_NOTICE = 500;

/** What is told to tills, through the database, so that it reaches those that another server process serves. */
export type Notice = {
  stores?: string[];
  tillId?: string;
  data?: TillEvent["data"];
  /** The device was revoked: its stream ends. */
  revoked?: boolean;
};

/** In a transaction it is heard when that commits, and never when it does not. */
export async function announceToTills(db: AnyKysely, notice: Notice): Promise<void> {
  const { stores, ...rest } = notice;
  const all = stores !== undefined && stores.length > STORES_IN_ONE_NOTICE;
  const payload = JSON.stringify(all || stores === undefined ? rest : { stores, ...rest });
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db);
}

export type TillEvents = {
  open(till: Till, reply: FastifyReply): void;
  connected(): number;
  close(): Promise<void>;
};

/** The event streams that this process holds, one a till: a second one ends the first. */
export async function createTillEvents({ url, log }: { url: string; log: Log }): Promise<TillEvents> {
  const streams = new Map<string, { till: Till; reply: FastifyReply }>();
  const listener: Listener = await listenTo({
    url,
    channel: CHANNEL,
    log,
    onMessage: (payload) => pass(JSON.parse(payload) as Notice),
    onReconnect: () => pass({ data: { masterData: true, configuration: true } }),
  });

  function pass(notice: Notice): void {
    for (const { till, reply } of streams.values()) {
      if (notice.tillId !== undefined && notice.tillId !== till.tillId) continue;
      if (notice.stores !== undefined && !notice.stores.includes(till.storeId)) continue;
      if (notice.revoked) reply.raw.end();
      else reply.raw.write(`event: changed\ndata: ${JSON.stringify(notice.data ?? {})}\n\n`);
    }
  }

  // A comment now and then keeps proxies from closing a quiet stream, and finds out devices that are gone.
  const beat = setInterval(() => {
    for (const { reply } of streams.values()) reply.raw.write(": beat\n\n");
  }, BEAT_MS).unref();

  return {
    open(till, reply) {
      streams.get(till.tillId)?.reply.raw.end();
      const stream = { till, reply };
      streams.set(till.tillId, stream);
      reply.raw.on("close", () => {
        if (streams.get(till.tillId) === stream) streams.delete(till.tillId);
      });
      startStream(reply);
    },
    connected: () => streams.size,
    async close() {
      clearInterval(beat);
      for (const { reply } of streams.values()) reply.raw.end();
      await listener.close();
    },
  };
}

function startStream(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  // The first bytes tell the till that it is listening: from here on it misses nothing.
  reply.raw.write(": listening\n\n");
}
