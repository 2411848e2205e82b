import type { Money, TerminalSlip } from "@counterfoil/contracts";

/** One thing that is asked of a terminal. Sent again with the same key it is the same thing: nobody pays twice. */
export type CardRequest = {
  key: string;
  /** `cancel` takes back what was paid by `of`. */
  kind: "pay" | "cancel";
  of?: string;
  /** Negative: money that goes back to a card. */
  amount: Money;
  currency: string;
};

export type CardAnswer =
  | { outcome: "approved"; slip: TerminalSlip; cardType?: string }
  | { outcome: "declined"; reason: DeclineReason }
  /** It is still at it. */
  | { outcome: "busy" }
  /** It has never heard of this key, or has dropped it: no money has moved. */
  | { outcome: "unheard" };
export type DeclineReason = "card" | "aborted" | "timedOut";

/** What its display asks of the customer. */
export type TerminalDisplay = "insertCard" | "authorising";

/** No answer: nobody knows whether it took effect. */
export class TerminalSilent extends Error {}

/**
 * A card terminal, in the steps that ZVT has: authorisation (06 01), refund (06 31), reversal (06 30), abort (06 B0), and the
 * status of a payment, for which a till asks when an answer was lost.
 */
export type CardTerminal = {
  send(request: CardRequest, show: (display: TerminalDisplay) => void): Promise<CardAnswer>;
  ask(key: string): Promise<CardAnswer>;
  /** As long as no card was read; what then becomes of the payment its own answer tells. */
  abort(): Promise<void>;
};
