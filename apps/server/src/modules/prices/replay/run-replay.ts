import type { Log } from "@counterfoil/platform";
import type { Basket, BookInput, Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { draftInput, type PricePlace, type PriceStore } from "../books/index.ts";
import { startThreads } from "../threads.ts";
import { addFigures, type Figures } from "./figures.ts";
import { type Claimed, endReplay, keepProgress, type ReplayPosition } from "./replay-store.ts";
import { commonWindow } from "./shift-moment.ts";
import type { ToWorker } from "./worker.ts";

export type ReceiptText = ReplayPosition & { text: string; customerId: string | undefined };

export type ReplayContext = {
  db: Db;
  log: Log;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  readStores: () => Promise<{ storeId: string }[]>;
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  /** Receipts of business days, of one store after the other, as the text they are kept as. */
  readReceiptTexts: (page: {
    from: string;
    to: string;
    stores: readonly string[];
    after: ReplayPosition | undefined;
    limit: number;
  }) => Promise<ReceiptText[]>;
};

const RECEIPTS_A_PAGE = 250;
const KEEP_EVERY_MS = 1000;

type Threads = ReturnType<typeof startThreads<ToWorker, Figures>>;

/** Goes through the receipts from where somebody had come. Ends when all are done, it is cancelled, or the server stops. */
export async function runReplay(context: ReplayContext, replay: Claimed, isStopping: () => boolean): Promise<void> {
  const threads = startThreads<ToWorker, Figures>(new URL("./worker.ts", import.meta.url));
  try {
    const stores = replay.request.stores ?? (await context.readStores()).map(({ storeId }) => storeId);
    for (const storeId of stores.toSorted()) {
      if (replay.after !== undefined && storeId < replay.after.storeId) continue;
      if (!(await replayStore(context, replay, threads, storeId, isStopping))) return;
    }
    if (await keepProgress(context.db, replay, replay)) await endReplay(context.db, replay);
  } catch (error) {
    context.log.error({ err: error, replayId: replay.replayId }, "a replay has failed");
    await endReplay(context.db, replay, error instanceof Error ? error.message : String(error));
  } finally {
    await threads.stop();
  }
}

/** False: it was cancelled, taken over, or the server stops. The next pages are read while the threads work on these. */
async function replayStore(
  context: ReplayContext,
  replay: Claimed,
  threads: Threads,
  storeId: string,
  isStopping: () => boolean,
): Promise<boolean> {
  const store = await context.readStore(storeId);
  if (store === undefined) return true;
  const needsCustomers = await tellStore(context, replay, threads, store);
  const readWave = (after: ReplayPosition | undefined) =>
    context.readReceiptTexts({
      ...replay.request,
      stores: [storeId],
      after: after?.storeId === storeId ? after : undefined,
      limit: RECEIPTS_A_PAGE * threads.count,
    });
  let kept = performance.now();
  let wave = await readWave(replay.after);
  while (wave.length > 0) {
    const last = wave.at(-1) as ReceiptText;
    const customers = needsCustomers
      ? await readCustomers(context, store, wave)
      : new Map<string, Basket["customer"]>();
    const working = pagesOf(wave).map((texts) => threads.do({ kind: "receipts", texts, customers }));
    const [figures, next] = await Promise.all([Promise.all(working), readWave({ storeId, id: last.id })]);
    for (const more of figures) addFigures(replay.figures, more);
    replay.done += wave.length;
    replay.after = { storeId, id: last.id };
    wave = next;
    if (isStopping() || performance.now() - kept > KEEP_EVERY_MS || wave.length === 0) {
      if (!(await keepProgress(context.db, replay, replay)) || isStopping()) return false;
      kept = performance.now();
    }
  }
  return true;
}

/** Each thread compiles the two books. Answers whether prices depend on who buys. */
async function tellStore(
  { db }: ReplayContext,
  { book: number, promotions, request }: Claimed,
  threads: Threads,
  store: PriceStore,
): Promise<boolean> {
  const before = await draftInput(db, { number, store }, []);
  const after = await draftInput(db, { number, store }, promotions);
  if (before === undefined || after === undefined) throw new Error(`There is no price book ${number}.`);
  const drafts = promotions.map(({ promotionId }) => promotionId);
  const replaces = (before.promotions ?? []).some(({ promotionId }) => drafts.includes(promotionId));
  const window = request.asIf === "now" ? { window: commonWindow(promotions) } : {};
  await threads.tellAll({ kind: "store", store, before, after, drafts, replaces, ...window });
  return asksForGroups(after);
}

function asksForGroups({ promotions = [] }: BookInput): boolean {
  const asks = ({ customerGroups, rules }: Promotion) =>
    (customerGroups?.length ?? 0) > 0 ||
    JSON.stringify(rules.map(({ eligibility }) => eligibility)).includes('"customerGroup"');
  return promotions.some(asks);
}

async function readCustomers({ readCustomer }: ReplayContext, store: PriceStore, wave: readonly ReceiptText[]) {
  const ids = [...new Set(wave.flatMap(({ customerId }) => customerId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await readCustomer(id, store)] as const)));
}

function pagesOf(wave: readonly ReceiptText[]): string[][] {
  const pages: string[][] = [];
  for (let start = 0; start < wave.length; start += RECEIPTS_A_PAGE)
    pages.push(wave.slice(start, start + RECEIPTS_A_PAGE).map(({ text }) => text));
  return pages;
}
