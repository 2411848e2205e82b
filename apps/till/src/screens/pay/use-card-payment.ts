import type { Money, Payment } from "@counterfoil/contracts";
import { useEffect, useRef } from "react";
import { giveBack, type PaymentNote, payExactly, remaining } from "../../selling/index.ts";
import type { CardState } from "../../terminal/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";

type Approved = Extract<CardState, { phase: "approved" }>;

/** What the terminal approved becomes a payment, and what it took back is none any more. Answers where it stands. */
export function useCardResult(total: Money, payments: Payment[], settle: (payments: Payment[]) => void) {
  const { terminal, sale } = useTill();
  const state = useWatch(terminal.state);
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (state?.phase !== "approved" || taken.current === state.attempt.key) return;
    taken.current = state.attempt.key;
    const next = afterCard(total, payments, state);
    if (next) settle(next);
    else sale.tell({ tone: "wrong", sticky: true, key: "card.tooMuch", values: {} });
    void terminal.done();
  });
  return state;
}

/** Card payments at a terminal that the till speaks with. */
export function useCardPayment() {
  const { terminal, configuration } = useTill();
  const currency = configuration.get()?.currency ?? "GBP";
  const attempt = (amount: Money, method: string) => ({ key: crypto.randomUUID(), amount, currency, method });
  return {
    pay: (method: string, amount: Money) => terminal.start({ ...attempt(amount, method), kind: "pay" }),
    /** Takes an approved payment back at the terminal; only then it is none any more. */
    takeBack: ({ terminal: slip, amount, method }: Payment) =>
      slip && terminal.start({ ...attempt(-amount, method), kind: "cancel", of: slip.paymentKey }),
  };
}

/** Undefined: it does not fit what is due. */
function afterCard(total: Money, payments: Payment[], { attempt, ...answer }: Approved): Payment[] | undefined {
  const { kind, key, of, method, amount } = attempt;
  if (kind === "cancel")
    return payments
      .filter(({ terminal }) => terminal?.paymentKey !== of)
      .map((payment, position) => ({ ...payment, paymentId: String(position + 1) }));
  const { slip = { paymentKey: key, terminalId: "", traceNumber: "" }, cardType, decidedBy } = answer;
  const note: PaymentNote = { terminal: slip };
  if (slip.traceNumber) note.reference = slip.traceNumber;
  if (cardType) note.cardType = cardType;
  if (decidedBy) note.approvedBy = decidedBy;
  const result =
    remaining(total, payments) < 0
      ? giveBack(total, payments, { method }, note)
      : payExactly(total, payments, method, amount, note);
  return "payments" in result ? result.payments : undefined;
}
