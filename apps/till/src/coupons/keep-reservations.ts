import type { BasketCoupon } from "../selling/index.ts";
import { extendReservation, releaseReservation, reserveCoupon } from "../sync/index.ts";
import type { Till } from "../till.ts";
import { basketIdOf } from "./basket-id.ts";

/** The server holds a code for some minutes; it is asked again well before they are over. */
const EXTEND_EVERY_MS = 2 * 60_000;

/**
 * Keeps the server's reservations in step with the open sale: held as long as a coupon is in it, given back when it was taken out
 * or the sale was cleared, and left to the receipt when the sale became one.
 */
export function keepReservations(till: Till): void {
  const { sale, database, server } = till;
  let held = reservationsOf(till);
  const released = new Set<string>();
  sale.state.subscribe(() => {
    const now = reservationsOf(till);
    const gone = [...held.keys()].filter((id) => !now.has(id));
    const back = [...now].filter(([id]) => released.has(id));
    held = now;
    for (const id of gone) {
      released.add(id);
      if (!sold(till, id)) void releaseReservation(database, server, id);
    }
    for (const [id, coupon] of back) {
      released.delete(id);
      void holdAgain(till, id, coupon);
    }
  });
  setInterval(() => void extendAll(till), EXTEND_EVERY_MS);
}

function reservationsOf({ sale }: Till): Map<string, BasketCoupon> {
  const { basket } = sale.state.get();
  return new Map(
    (basket.coupons ?? []).flatMap((coupon) => (coupon.reservationId ? [[coupon.reservationId, coupon]] : [])),
  );
}

/** The receipt that was just written carries the reservation and redeems it. */
function sold({ lastSold }: Till, reservationId: string): boolean {
  const transaction = lastSold.get();
  return transaction?.coupons?.some((coupon) => coupon.reservationId === reservationId) ?? false;
}

/** Also of a sale that was parked elsewhere: that till has given its reservations back. */
export async function extendAll(till: Till): Promise<void> {
  for (const [id, coupon] of reservationsOf(till))
    if (!(await extendReservation(till.database, till.server, id))) await holdAgain(till, id, coupon);
}

/** It ran out, or was given back and the step was undone: held again, or the coupon goes and the cashier is told. */
async function holdAgain(till: Till, id: string, coupon: BasketCoupon): Promise<void> {
  const { database, server, sale, configuration } = till;
  const store = configuration.get()?.store.storeId ?? "";
  const basketId = basketIdOf(sale.state.get().basket);
  const answer = await reserveCoupon(database, server, { code: coupon.code, store, basketId });
  if (answer === "notReachable") return;
  sale.renewCoupon(id, "reservation" in answer ? answer.reservation : undefined);
  if ("reservation" in answer) return;
  const values = { code: coupon.code, name: coupon.name ?? coupon.code, reason: answer.refused };
  sale.tell({ tone: "wrong", sticky: true, key: "coupon.refused", values });
}
