import type { ChainLink } from "@counterfoil/contracts";
import type { Db } from "../../../database.ts";
import { type Arrived, findArrivals } from "../trace/index.ts";
import { link, screen } from "./context.ts";

/** What became of the object in the last message that brought it. `isHere`: it came before messages were kept that long. */
export async function receivedLink(
  db: Db,
  { object, objectType, isHere }: { object: string; objectType: string; isHere: boolean },
): Promise<ChainLink> {
  const last = (await findArrivals(db, object, [objectType])).at(-1);
  if (last === undefined) {
    const there = { link: screen("MasterDataCall-search", {}) };
    return link("server", "received", isHere ? ["ok", "earlier"] : ["broken", "never"], {}, there);
  }
  const { documentId, messageId, sender, reason, finishedAt, receivedAt } = last;
  const facts = { messageId: messageId ?? undefined, sender: sender ?? undefined, reason: reason ?? undefined };
  const told = {
    at: (finishedAt ?? receivedAt).toISOString(),
    link: screen("MasterDataCall-display", { id: documentId }),
  };
  return link("server", "received", outcomeOf(last), facts, told);
}

function outcomeOf({ outcome, state }: Arrived): [ChainLink["state"], string] {
  if (outcome === "rejected") return ["broken", "rejected"];
  if (outcome === "stale") return ["warning", "stale"];
  if (outcome === null) return ["warning", state === "failed" ? "failed" : "applying"];
  return ["ok", outcome];
}
