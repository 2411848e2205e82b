import { type Actor, type Loop, startLoop } from "@counterfoil/platform";
import type pg from "pg";
import type { DbTransaction } from "../../../database.ts";
import { type Destination, ErpFailure } from "../communication/index.ts";
import { listCollected, releaseAwaiting } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import { readDocument, readUnsettled } from "./document-store.ts";
import { createLeadership } from "./leadership.ts";
import type { arrangedServices, NewMessage } from "./message.ts";
import { listSendTimes, sendNow } from "./send-times.ts";
import { askDay, askDayReceipts } from "./use-cases/ask-day.ts";
import { askSetAside } from "./use-cases/ask-set-aside.ts";
import { askStatuses, POLLS_OF_A_POSTING } from "./use-cases/ask-statuses.ts";
import { askStock, type ErpStock } from "./use-cases/ask-stock.ts";
import { enqueueMessages } from "./use-cases/enqueue-messages.ts";
import { followNext } from "./use-cases/follow-next.ts";
import { hearReversals } from "./use-cases/hear-reversals.ts";
import { readFlow } from "./use-cases/read-flow.ts";
import { listHeld, releaseTill } from "./use-cases/release-held.ts";
import { resendAnew } from "./use-cases/resend-anew.ts";
import { type Retry, retryMessages } from "./use-cases/retry-messages.ts";
import { type MessageQuery, searchMessages } from "./use-cases/search-messages.ts";
import { sendNext } from "./use-cases/send-next.ts";
import { summariseOutbound } from "./use-cases/summarise.ts";

export { type FindTransactions, messagesOf } from "./find-by-word.ts";
export { arrangedAs, type StateChange } from "./message.ts";
export { registerOutboundRoutes } from "./routes.ts";
export type { ErpStock } from "./use-cases/ask-stock.ts";

export type OutboundOptions = Omit<OutboundContext, "stopping"> & { pool: pg.Pool };

const IDLE_MS = 1000;
const FOLLOW_IDLE_MS = 250;
const DOCUMENTS_TO_ASK = 5;

/** The way of what was sold into the ERP. */
export function createOutbound({ pool, ...rest }: OutboundOptions) {
  const { db, log } = rest;
  const stopping = new AbortController();
  const context: OutboundContext = { ...rest, stopping: stopping.signal };
  const leadership = createLeadership(pool, log);
  let loops: Loop[] = [];

  const led = (work: (context: OutboundContext) => Promise<"more" | "idle">) => async () =>
    (await leadership.lead()) ? work(context) : "idle";

  return {
    enqueue: (transaction: DbTransaction, messages: readonly NewMessage[]) =>
      enqueueMessages(context, transaction, messages),
    wake: () => loops[0]?.wake(),
    start() {
      const onError = (error: unknown) => log.error({ err: error }, "the way to the ERP stopped for a moment");
      const following = startLoop({ turn: led(followNext), idleMs: FOLLOW_IDLE_MS, onError });
      const sendAndFollow = async () => {
        const outcome = await led(sendNext)();
        if (outcome === "more") following.wake();
        return outcome;
      };
      loops = [startLoop({ turn: sendAndFollow, idleMs: IDLE_MS, onError }), following];
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      leadership.resign();
    },
    search: (query: MessageQuery) => searchMessages(context, query),
    retry: async (retry: Retry, actor: Actor) => {
      await askSetAside(context, retry);
      const retried = await retryMessages(context, retry, actor);
      loops[0]?.wake();
      return retried;
    },
    /** Its content was corrected: mapped and sent again, whatever it was before. */
    resendAnew: (transaction: DbTransaction, message: { storeId: string; id: string }) =>
      resendAnew(context, transaction, message),
    listSendTimes: () => listSendTimes(context),
    sendNow: async (service: (typeof arrangedServices)[number], actor: Actor) => {
      await sendNow(context, service, actor);
      loops[0]?.wake();
    },
    listHeld: () => listHeld(db),
    /** A till's closing is waited for no longer. */
    releaseTill: async (tillId: string, actor: Actor) => {
      const released = await releaseTill(db, tillId, actor);
      loops[0]?.wake();
      return released;
    },
    /** A customer's number in the ERP has come, or will not. */
    releaseAwaiting: (transaction: DbTransaction, customerId: string) => releaseAwaiting(transaction, customerId),
    listCollected: (id: string, page: { after: string; limit: number }) => listCollected(db, id, page),
    readDocument: (id: number) => readDocument(db, id),
    readFlow: (storeId: string, id: string) => readFlow(db, storeId, id),
    summarise: () => summariseOutbound(db),
    ...questionsTo(context),
  };
}

/** What is asked of the ERP, or about it, beside the way of the documents. */
function questionsTo(context: OutboundContext) {
  const { db, communication } = context;
  async function withService<Result>(
    service: "stockOverview" | "postingStatus",
    work: (destination: Destination) => Promise<Result>,
  ): Promise<Result | undefined> {
    const [route] = await communication.readRoutes([service]);
    const destination = route && (await communication.readDestination(route.systemId, "odata"));
    if (!destination) return undefined;
    try {
      const answer = await work(destination);
      await communication.noteAnswered(destination.systemId, service);
      return answer;
    } catch (error) {
      if (error instanceof ErpFailure)
        await communication.noteUnanswered(destination.systemId, { service, reason: error.failure.detail });
      throw error;
    }
  }
  return {
    /** What the ERP has, or undefined when nobody is to be asked or is known not to answer; throws when it does not answer. */
    askStock: (articleId: string, timeoutMs: number): Promise<ErpStock[] | undefined> =>
      withService("stockOverview", (destination) => askStock(destination, articleId, timeoutMs)),
    /** How many receipts it has of a store's business date; undefined when nobody can be asked. */
    askDay: (storeId: string, businessDate: string) =>
      withService("postingStatus", (destination) => askDay(destination, storeId, businessDate)),
    askDayReceipts: (tillId: string, businessDate: string) =>
      withService("postingStatus", (destination) => askDayReceipts(destination, tillId, businessDate)),
    /** What people have taken back there of what it had posted. */
    hearReversals: () => withService("postingStatus", (destination) => hearReversals(context, destination)),
    /** Before stock is asked for: what of the latest documents has it posted by now? */
    askOpenStatuses: (timeoutMs: number) =>
      withService("postingStatus", async (destination) => {
        for (const document of await readUnsettled(db, { limit: DOCUMENTS_TO_ASK, mostPolls: POLLS_OF_A_POSTING }))
          await askStatuses(context, destination, document, timeoutMs);
      }),
  };
}

export type Outbound = ReturnType<typeof createOutbound>;
