import type { ChainLink } from "@counterfoil/contracts";
import { link, type Question, screen, type WhyContext, type WhyTill } from "./context.ts";

/** A till that has not been heard of for so long is taken for offline: it says every minute that it lives. */
const SILENT_MS = 150_000;

/** Whether each till of the store, or the one that is asked about, has what the server has. */
export async function tillLinks(
  context: WhyContext,
  { store, tillId }: Question,
  changedXid: string | undefined,
): Promise<ChainLink[]> {
  const tills = (await context.readTills()).filter(
    (till) => till.storeId === store.storeId && till.kind === "regular" && (tillId ?? till.tillId) === till.tillId,
  );
  if (tills.length === 0)
    return [link("till", "till", ["broken", "none"], { till: tillId }, storeScreen(store.storeId))];
  const book = await context.currentBook();
  const progress = new Map((await context.readProgress(store.storeId)).map((each) => [each.tillId, each]));
  const now = context.clock.now().getTime();
  return tills.map((till) => {
    const served = progress.get(till.tillId);
    const { has, seenMs } = heardOf(till, served);
    const facts = {
      till: till.tillId,
      book: String(has),
      latest: String(book),
      seen: new Date(seenMs).toISOString(),
      asked: served?.servedAt.toISOString(),
    };
    const isSilent = now - seenMs > SILENT_MS;
    // What was changed in a transaction from there on came after the till's last round.
    const lacksIt = changedXid !== undefined && BigInt(changedXid) >= BigInt(served?.servedSince ?? "0");
    const [state, code] = stateOf(till, { served, isSilent, isBehind: has < book || lacksIt });
    // Of all tills of a store, one that nobody has set up keeps nothing from the store.
    const isSpare = tillId === undefined && (code === "notPaired" || code === "neverAsked");
    return link("till", "till", [isSpare ? "warning" : state, code], facts, storeScreen(store.storeId));
  });
}

type Served = { servedSince: string; servedAt: Date; servedBook: number };

/** When it was heard of last, and which book it has by that: what it fetched since its last beat it has not said yet. */
function heardOf({ state }: WhyTill, served: Served | undefined): { has: number; seenMs: number } {
  const beatMs = state === undefined ? 0 : Date.parse(state.lastSeenAt);
  const servedMs = served?.servedAt.getTime() ?? 0;
  const has = state === undefined || servedMs > beatMs ? (served?.servedBook ?? 0) : state.priceBook;
  return { has, seenMs: Math.max(beatMs, servedMs) };
}

type Standing = { served: Served | undefined; isSilent: boolean; isBehind: boolean };

function stateOf({ pairedAt }: WhyTill, { served, isSilent, isBehind }: Standing): [ChainLink["state"], string] {
  if (pairedAt === undefined) return ["broken", "notPaired"];
  if (!served) return ["broken", "neverAsked"];
  if (isBehind) return ["broken", isSilent ? "offline" : "behind"];
  return isSilent ? ["warning", "silent"] : ["ok", "upToDate"];
}

const storeScreen = (storeId: string) => ({ link: screen("Store-display", { Plant: storeId }) });
