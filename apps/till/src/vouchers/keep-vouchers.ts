import type { Till } from "../till.ts";
import { extendReservation, releaseReservation } from "./ask-server.ts";

/** The server holds a voucher for some minutes; it is asked again well before they are over. */
const EXTEND_EVERY_MS = 2 * 60_000;

/** What is held at the server is given back when the payment was taken back, and left to the receipt when the sale became one. */
export function keepVouchers(till: Pick<Till, "sale" | "lastSold" | "database" | "server">): void {
  const { sale, lastSold } = till;
  const heldNow = () =>
    (sale.state.get().paying?.payments ?? []).flatMap(({ voucher }) => voucher?.reservationId ?? []);
  let held = heldNow();
  sale.state.subscribe(() => {
    const now = heldNow();
    const sold = lastSold.get()?.payments.flatMap(({ voucher }) => voucher?.reservationId ?? []) ?? [];
    for (const id of held) if (!now.includes(id) && !sold.includes(id)) void releaseReservation(till, id);
    held = now;
  });
  setInterval(() => {
    for (const id of held) void extendReservation(till, id);
  }, EXTEND_EVERY_MS);
}
