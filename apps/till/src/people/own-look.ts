import type { TillPerson, TillSettings } from "@counterfoil/contracts";
import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";

type Look = TillSettings["look"];
/** What somebody chose otherwise than the till, at this device. */
type OwnLook = Partial<Look>;

export type Looks = {
  shown: Observable<Look>;
  /** By the person who is there; undefined: again as the till. */
  choose(own: OwnLook | undefined): Promise<void>;
};

type Setting = {
  database: TillDatabase;
  settings: Observable<TillSettings>;
  cashier: Observable<TillPerson | undefined>;
};

/** The till looks and sounds as it is set, and for whoever is at it as they chose. A locked till keeps the look of who was there last. */
export async function keepLooks({ database, settings, cashier }: Setting): Promise<Looks> {
  const own = observable((await readSetting(database, "ownLooks")) ?? {});
  let lastId = await readSetting(database, "cashierId");
  const now = (): Look => ({ ...settings.get().look, ...(lastId ? own.get()[lastId] : undefined) });
  const shown = observable(now());
  for (const source of [own, settings, cashier])
    source.subscribe(() => {
      lastId = cashier.get()?.personId ?? lastId;
      shown.set(now());
    });
  return {
    shown,
    async choose(chosen) {
      if (!lastId) return;
      const { [lastId]: _, ...others } = own.get();
      own.set(chosen ? { ...others, [lastId]: chosen } : others);
      await writeSetting(database, "ownLooks", own.get());
    },
  };
}
