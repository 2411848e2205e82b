import type { Receipt, TerminalSlip } from "@counterfoil/contracts";
import type { CardPayments, CardState } from "./card-payments.ts";

type Cards = Pick<CardPayments, "state" | "start" | "done">;
type Over = Extract<CardState, { phase: "approved" | "declined" }>;

/**
 * Takes what a receipt's cards paid back at the terminal, each once however often it is asked: the key goes by the payment. Answers
 * the terminal's slips by payment; undefined: one was not taken back, and the terminal's display says why.
 * The last answer is kept until `cards.done()`, so that a till that stops before the counter-receipt is written knows of it.
 */
export async function takeCardsBack(
  cards: Cards,
  { number, currency, payments }: Receipt,
): Promise<Map<string, TerminalSlip> | undefined> {
  const slips = new Map<string, TerminalSlip>();
  for (const { paymentId, method, amount, terminal } of payments) {
    if (!terminal) continue;
    if (cards.state.get()) await cards.done();
    const of = terminal.paymentKey;
    const over = untilOver(cards, `${of}/back`);
    await cards.start({
      key: `${of}/back`,
      kind: "cancel",
      of,
      amount: 0 - amount,
      currency,
      method,
      receiptNumber: number,
    });
    const state = await over;
    if (state.phase === "declined") return undefined;
    if (state.slip) slips.set(paymentId, state.slip);
  }
  return slips;
}

/** However long the terminal is silent. */
function untilOver({ state }: Cards, key: string): Promise<Over> {
  return new Promise((settle) => {
    const end = state.subscribe(() => {
      const now = state.get();
      if (now?.attempt.key !== key || (now.phase !== "approved" && now.phase !== "declined")) return;
      end();
      settle(now);
    });
  });
}
