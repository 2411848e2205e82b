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
    const facts = {
      till: till.tillId,
      book: till.state && String(till.state.priceBook),
      latest: String(book),
      seen: till.state?.lastSeenAt,
      asked: served?.servedAt.toISOString(),
    };
    const [state, code] = stateOf(till, { book, now, served, changedXid });
    // Of all tills of a store, one that nobody has set up keeps nothing from the store.
    const isSpare = tillId === undefined && (code === "notPaired" || code === "neverAsked");
    return link("till", "till", [isSpare ? "warning" : state, code], facts, storeScreen(store.storeId));
  });
}

type Standing = {
  book: number;
  now: number;
  served: { servedSince: string } | undefined;
  changedXid: string | undefined;
};

function stateOf(
  { pairedAt, state }: WhyTill,
  { book, now, served, changedXid }: Standing,
): [ChainLink["state"], string] {
  if (pairedAt === undefined) return ["broken", "notPaired"];
  if (!state || !served) return ["broken", "neverAsked"];
  const isSilent = now - Date.parse(state.lastSeenAt) > SILENT_MS;
  // What was changed in a transaction from there on came after the till's last round.
  const lacksIt = changedXid !== undefined && BigInt(changedXid) >= BigInt(served.servedSince);
  if (state.priceBook < book || lacksIt) return ["broken", isSilent ? "offline" : "behind"];
  return isSilent ? ["warning", "silent"] : ["ok", "upToDate"];
}

const storeScreen = (storeId: string) => ({ link: screen("Store-display", { Plant: storeId }) });
