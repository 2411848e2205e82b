import type { ParkedList, ParkedSale } from "@counterfoil/contracts";
import type { Clock, TaskList } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Signer, Till } from "../access/index.ts";
import { parkedHeld, parkedResumed, parkedTooMany, parkedUnknown } from "./errors.ts";
import { deleteOld, hold, insertHeld, readOpen, readState, release, resume } from "./store.ts";

export { registerParkedRoutes } from "./routes.ts";

/** Of a store at one time. */
const MOST = 500;
/** Long enough for a till to write it into its memory and to say so. */
const HOLD_MS = 60_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

/**
 * Sales that were put aside in a store. A till keeps its own until it lets go of it, and has another's only after it said that it
 * holds it in its memory, so that whatever answer is lost a sale is resumed by one till, once.
 */
export function createParked({ db, clock }: { db: Db; clock: Clock }) {
  const refuse = async (till: Till, id: string): Promise<never> => {
    const state = await readState(db, till, id);
    if (!state) throw parkedUnknown(`Store ${till.storeId} has parked no sale ${id}.`);
    if (state.resumedBy) throw parkedResumed(`${state.resumedBy} has resumed it.`);
    throw parkedHeld(`${state.heldBy} has it.`);
  };
  /** True: it is new. */
  const keep = async (till: Till, sale: ParkedSale, at: Db | DbTransaction = db): Promise<boolean> => {
    if (await insertHeld(at, till, sale, MOST)) return true;
    if (!(await readState(at, till, sale.id)))
      throw parkedTooMany(`Store ${till.storeId} has ${MOST} parked sales already.`);
    return false;
  };
  return {
    list: async (till: Till): Promise<ParkedList> => ({ items: await readOpen(db, till.storeId, clock.now(), MOST) }),
    /** Kept here, and the till's alone until it lets go of it; a device that the till had before sells no more, and needs it no more. */
    async keepExported(transaction: DbTransaction, { till, signedBy }: Signer, sale: ParkedSale) {
      const isNew = await keep(till, sale, transaction);
      if (signedBy === "formerDevice") await release(transaction, till, sale.id);
      return { isNew };
    },
    /** Kept here, and the till's alone until it lets go of it. */
    keep,
    letGo: (till: Till, id: string) => release(db, till, id),
    async hold(till: Till, id: string): Promise<ParkedSale> {
      const now = clock.now();
      const until = new Date(now.getTime() + HOLD_MS);
      return (await hold(db, till, { id, now, until })) ?? refuse(till, id);
    },
    async resume(till: Till, id: string): Promise<void> {
      if (!(await resume(db, till, id, clock.now()))) await refuse(till, id);
    },
    tasks: {
      "parked:delete-old": () => deleteOld(db, new Date(clock.now().getTime() - KEPT_MS)),
    } satisfies TaskList,
    crontab: "23 4 * * * parked:delete-old",
  };
}

export type Parked = ReturnType<typeof createParked>;
