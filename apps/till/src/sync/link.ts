import { type Observable, observable } from "../observable.ts";
import type { RoundProgress } from "./master-data-round.ts";
import { ServerRefusal } from "./server.ts";

/** How the till stands with the server. `notPaired`: the server does not know the token any more; nothing is lost by it. */
export type Link = {
  state: "connecting" | "online" | "offline" | "notPaired";
  /** The server's word for what is wrong, if it said one. */
  reason?: string;
  /** Its code, when it refused the till itself. */
  refusedWith?: string;
  lastContactAt?: string;
  /** How far the till's clock is ahead of the server's; negative when behind. */
  clockAheadMs?: number;
  round?: RoundProgress;
  /** The last round that changed something, from its beginning until the till sold by it. */
  lastRound?: { initial: boolean; changes: number; ms: number; at: string };
};

export type LinkKeeper = {
  link: Observable<Link>;
  contact(serverTime?: string): void;
  failure(error: unknown): void;
  progress(round: RoundProgress | undefined): void;
  taken(round: Pick<NonNullable<Link["lastRound"]>, "initial" | "changes" | "ms">): void;
};

export function keepLink(): LinkKeeper {
  const link = observable<Link>({ state: "connecting" });
  return {
    link,
    contact(serverTime) {
      const { reason: _, refusedWith: _code, ...rest } = link.get();
      const contact: Link = { ...rest, state: "online", lastContactAt: new Date().toISOString() };
      if (serverTime) contact.clockAheadMs = Date.now() - Date.parse(serverTime);
      link.set(contact);
    },
    failure(error) {
      const { reason: _, refusedWith: _code, ...rest } = link.get();
      const refused = error instanceof ServerRefusal;
      if (refused && error.status === 401)
        link.set({ ...rest, state: "notPaired", reason: error.message, refusedWith: error.code });
      else link.set({ ...rest, state: "offline", ...(refused ? { reason: error.message } : {}) });
    },
    taken: ({ initial, changes, ms }) =>
      link.set({ ...link.get(), lastRound: { initial, changes, ms, at: new Date().toISOString() } }),
    progress(round) {
      const { round: _, ...rest } = link.get();
      link.set(round ? { ...rest, round } : rest);
    },
  };
}
