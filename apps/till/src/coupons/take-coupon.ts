import type { CouponFound } from "../catalogue/index.ts";
import { wasTakenHere } from "../ledger/index.ts";
import { addCoupon, type BasketCoupon } from "../selling/index.ts";
import { reserveCoupon } from "../sync/index.ts";
import type { Till } from "../till.ts";
import { basketIdOf } from "./basket-id.ts";

/** A coupon that was scanned or typed: held at the server, or taken by its own policy when the server cannot be asked. */
export async function takeCoupon(till: Till, found: CouponFound): Promise<void> {
  const { sale } = till;
  if (found.coupon?.withdrawn) return refuse(till, found, "coupon-blocked");
  const { basket } = sale.state.get();
  const basketId = basketIdOf(basket);
  const taken = addCoupon(basket, { ...named(found), basketId });
  if ("refused" in taken) return void sale.tryChange(taken);
  // A code that only a promotion names is everybody's: there is nothing to hold.
  const coupon = found.coupon ? await hold(till, found, basketId) : named(found);
  if (!coupon || sale.state.get().paying) return;
  sale.tryChange(addCoupon(sale.state.get().basket, { ...coupon, basketId }));
  tellWhatItDoes(till, coupon);
}

const named = ({ code, couponId, coupon }: CouponFound): BasketCoupon =>
  coupon ? { code, couponId, name: coupon.name } : { code, couponId };

async function hold(till: Till, found: CouponFound, basketId: string): Promise<BasketCoupon | undefined> {
  const { database, server, configuration, settings, sale } = till;
  if (!settings.get().centralData.coupons) return takeOffline(till, found);
  const { customerId } = sale.state.get().basket;
  const request = { code: found.code, store: configuration.get()?.store.storeId ?? "", basketId };
  const answer = await reserveCoupon(database, server, customerId ? { ...request, customerId } : request);
  if (answer === "notReachable") return takeOffline(till, found);
  if ("refused" in answer) return void refuse(till, found, answer.refused);
  const { reservationId, couponId, expiresAt } = answer.reservation;
  return { ...named(found), couponId, reservationId, reservedUntil: expiresAt };
}

/** The coupon's own policy decides, and the cashier is told what was decided. */
async function takeOffline(till: Till, found: CouponFound): Promise<BasketCoupon | undefined> {
  const policy = found.coupon?.offline ?? "refuse";
  const again = policy === "acceptOnce" && (await wasTakenHere(till.database, found.code));
  if (policy === "refuse" || again) return void refuse(till, found, again ? "offline-again" : "offline");
  till.sale.tell({ tone: "told", sticky: true, key: "coupon.takenOffline", values: { code: found.code } });
  return { ...named(found), offline: true };
}

function refuse({ sale }: Till, { code, coupon }: CouponFound, reason: string): void {
  const values = { code, name: coupon?.name ?? code, reason };
  sale.tell({ tone: "wrong", sticky: true, key: "coupon.refused", values });
}

/** A coupon that does nothing yet stays: the goods it is for may come next. */
function tellWhatItDoes({ sale }: Till, { couponId, code, name }: BasketCoupon): void {
  const state = sale.state.get().priced.deal.coupons.find((coupon) => coupon.code === couponId);
  if (state?.used) return;
  sale.tell({ tone: "told", sticky: false, key: "coupon.notYet", values: { code, name: name ?? code } });
}
