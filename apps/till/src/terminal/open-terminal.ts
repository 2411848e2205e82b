import type { Payment } from "@counterfoil/contracts";
import { forgetSetting, readSetting, writeSetting } from "../ledger/index.ts";
import type { Till } from "../till.ts";
import { type CardAttempt, type CardPayments, createCardPayments } from "./card-payments.ts";
import { createSimulator, type TerminalSimulator } from "./simulator.ts";

/** The till's card terminal. The simulator is there whichever one is set, for only it is asked by nobody else. */
export type Terminal = CardPayments & { simulator: TerminalSimulator };

/** Goes on with what was under way when the till was closed, if its sale has not taken it over yet. */
export async function openTerminal({
  database,
  settings,
  sale,
  note,
}: Pick<Till, "database" | "settings" | "sale" | "note">): Promise<Terminal> {
  const simulator = createSimulator(localStorage);
  const keep = (attempt: CardAttempt | undefined) =>
    attempt ? writeSetting(database, "cardAttempt", attempt) : forgetSetting(database, "cardAttempt");
  const waitMs = () => settings.get().payment.terminalSeconds * 1000;
  const left = await readSetting(database, "cardAttempt");
  const isOpen = left && isStillOpen(left, sale.state.get().paying?.payments);
  if (left && !isOpen) await keep(undefined);
  // Its key goes by the payment: cancelled again, the terminal answers what it has done already.
  if (left?.receiptNumber && !isOpen)
    sale.tell({ tone: "wrong", sticky: true, key: "card.cancelCutOff", values: { number: left.receiptNumber } });
  const cards = createCardPayments({ terminal: simulator, keep, note, waitMs }, isOpen ? left : undefined);
  return { ...cards, simulator };
}

/** A payment that the sale does not have yet, or one to be taken back that it still has. */
export function isStillOpen({ kind, key, of }: CardAttempt, payments: readonly Payment[] | undefined): boolean {
  const has = (paymentKey: string | undefined) =>
    payments?.some(({ terminal }) => terminal?.paymentKey === paymentKey) ?? false;
  return payments !== undefined && (kind === "pay" ? !has(key) : has(of));
}
