import type { HubSummary } from "@counterfoil/contracts";
import { type Actor, deriveKey, type Loop, type SecretKey, startLoop } from "@counterfoil/platform";
import type pg from "pg";
import type { DbTransaction } from "../../../database.ts";
import { type ErpConnection, readConnection } from "./connection-store.ts";
import { readContact } from "./contact-store.ts";
import type { OutboundContext } from "./context.ts";
import { readDocument, readUnsettled } from "./document-store.ts";
import { createLeadership } from "./leadership.ts";
import type { NewMessage } from "./message.ts";
import { insertMessages } from "./message-store.ts";
import { askStatuses, POLLS_OF_A_POSTING } from "./use-cases/ask-statuses.ts";
import { askStock, type ErpStock } from "./use-cases/ask-stock.ts";
import { checkConnection } from "./use-cases/check-connection.ts";
import { followNext } from "./use-cases/follow-next.ts";
import { readFlow } from "./use-cases/read-flow.ts";
import { type Retry, retryMessages } from "./use-cases/retry-messages.ts";
import { type ConnectionFacts, saveConnection } from "./use-cases/save-connection.ts";
import { type MessageQuery, searchMessages } from "./use-cases/search-messages.ts";
import { sendNext } from "./use-cases/send-next.ts";
import { summariseErp, summariseOutbound } from "./use-cases/summarise.ts";

export type { MappingFacts } from "./erp-mapping.ts";
export { registerOutboundRoutes } from "./routes.ts";
export type { ErpStock } from "./use-cases/ask-stock.ts";

export type OutboundOptions = Omit<OutboundContext, "readConnection" | "stopping"> & {
  pool: pg.Pool;
  secretKey: SecretKey;
};

const IDLE_MS = 1000;
const FOLLOW_IDLE_MS = 250;
const DOCUMENTS_TO_ASK = 5;

/** The way of what was sold into the ERP. */
export function createOutbound({ pool, secretKey, ...rest }: OutboundOptions) {
  const { db, log } = rest;
  const key = deriveKey(secretKey, "server erp connection");
  const stopping = new AbortController();
  const context: OutboundContext = {
    ...rest,
    stopping: stopping.signal,
    readConnection: () => readConnection(db, key),
  };
  const leadership = createLeadership(pool, log);
  let loops: Loop[] = [];

  const led = (work: (context: OutboundContext) => Promise<"more" | "idle">) => async () =>
    (await leadership.lead()) ? work(context) : "idle";

  return {
    enqueue: (transaction: DbTransaction, messages: readonly NewMessage[]) => insertMessages(transaction, messages),
    wake: () => loops[0]?.wake(),
    start() {
      const onError = (error: unknown) => log.error({ err: error }, "the way to the ERP stopped for a moment");
      loops = [
        startLoop({ turn: led(sendNext), idleMs: IDLE_MS, onError }),
        startLoop({ turn: led(followNext), idleMs: FOLLOW_IDLE_MS, onError }),
      ];
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      leadership.resign();
    },
    search: (query: MessageQuery) => searchMessages(db, query),
    retry: async (retry: Retry, actor: Actor) => {
      const retried = await retryMessages(context, retry, actor);
      loops[0]?.wake();
      return retried;
    },
    readDocument: (id: number) => readDocument(db, id),
    readFlow: (storeId: string, id: string) => readFlow(db, storeId, id),
    summarise: async (): Promise<Pick<HubSummary, "outbound" | "erp">> => ({
      outbound: await summariseOutbound(db),
      erp: await summariseErp(db, (await context.readConnection()) !== undefined),
    }),
    saveConnection: async (facts: ConnectionFacts, actor: Actor) => {
      await saveConnection(db, key, facts, actor);
      loops[0]?.wake();
    },
    ...questionsTo(context),
  };
}

/** What is asked of the ERP, or about it, beside the way of the documents. */
function questionsTo(context: OutboundContext) {
  const { db, readConnection } = context;
  async function withConnection<Result>(
    work: (connection: ErpConnection) => Promise<Result>,
  ): Promise<Result | undefined> {
    const connection = await readConnection();
    return connection && work(connection);
  }
  return {
    readConnection,
    lastContactAt: async () => (await readContact(db)).lastContactAt ?? undefined,
    checkConnection: () => withConnection(checkConnection),
    /** While the ERP is known not to answer, nobody has to wait for that again. */
    isPaused: async () => (await readContact(db)).paused,
    /** What the ERP has, or undefined when no ERP is set up; throws when it does not answer. */
    askStock: (articleId: string, timeoutMs: number): Promise<ErpStock[] | undefined> =>
      withConnection((connection) => askStock(connection, articleId, timeoutMs)),
    /** Before stock is asked for: what of the latest documents has it posted by now? */
    askOpenStatuses: (timeoutMs: number) =>
      withConnection(async (connection) => {
        for (const document of await readUnsettled(db, { limit: DOCUMENTS_TO_ASK, mostPolls: POLLS_OF_A_POSTING }))
          await askStatuses(context, connection, document, timeoutMs);
      }),
  };
}

export type Outbound = ReturnType<typeof createOutbound>;
