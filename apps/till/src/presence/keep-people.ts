import { writeSetting } from "../ledger/index.ts";
import { holderOf, isBadge } from "../people/index.ts";
import type { Till } from "../till.ts";

const LOOK_EVERY_MS = 5_000;

/** Who comes with a badge takes the till over at once, whatever is on screen; who goes away leaves it locked. The open sale stays. */
export function keepPeople(till: Till, page: Window = window): void {
  till.keyboard.listen({
    first: true,
    scan: (code) => {
      if (!isBadge(code) || !till.configuration.get()) return false;
      void takeOver(till, code);
      return true;
    },
  });
  lockWhenLeft(till, page);
  lockAfterReceipts(till);
}

async function takeOver({ configuration, database, cashier, sale, note }: Till, code: string): Promise<void> {
  const person = await holderOf(configuration.get()?.people ?? [], code);
  if (!person) {
    note("refusedPin", { by: "badge" });
    sale.tell({ tone: "wrong", sticky: false, key: "notice.badgeUnknown", values: {} });
    return;
  }
  await writeSetting(database, "cashierId", person.personId);
  sale.dismiss("passing");
  cashier.set(person);
}

function lockWhenLeft({ settings, cashier }: Till, page: Window): void {
  let touchedAt = performance.now();
  const touch = () => {
    touchedAt = performance.now();
  };
  for (const type of ["keydown", "pointerdown"]) page.addEventListener(type, touch, { capture: true, passive: true });
  cashier.subscribe(touch);
  setInterval(() => {
    const { lockAfterMinutes } = settings.get().peopleAtTills;
    const isLeft = lockAfterMinutes > 0 && performance.now() - touchedAt > lockAfterMinutes * 60_000;
    if (isLeft && cashier.get()) cashier.set(undefined);
  }, LOOK_EVERY_MS);
}

/** Not before the change was read: when the next sale begins. */
function lockAfterReceipts({ view, settings, cashier }: Till): void {
  let before = view.get().name;
  view.subscribe(() => {
    const now = view.get().name;
    if (before === "done" && now !== "done" && settings.get().peopleAtTills.lockAfterReceipt) cashier.set(undefined);
    before = now;
  });
}
