import type { TerminalSlip } from "@counterfoil/contracts";
import type { Note } from "../journal/index.ts";
import { type Observable, observable } from "../observable.ts";
import type { CardAnswer, CardRequest, CardTerminal, DeclineReason, TerminalDisplay } from "./card-terminal.ts";

/** What is under way at the terminal, kept before it is asked: a till that was reloaded asks what became of it. */
export type CardAttempt = CardRequest & {
  method: string;
  /** The receipt whose payment is taken back, as it is cancelled. */
  receiptNumber?: string;
};

export type CardState = { attempt: CardAttempt } & (
  | { phase: TerminalDisplay }
  /** No answer: it is asked again and again. `silent`: it does not answer that either. */
  | { phase: "asking" | "silent" }
  | { phase: "approved"; slip?: TerminalSlip; cardType?: string; decidedBy?: string }
  | { phase: "declined"; reason: DeclineReason | "notCharged" }
);

type Setting = {
  terminal: CardTerminal;
  keep(attempt: CardAttempt | undefined): Promise<void>;
  note: Note;
  /** How long an answer is waited for. */
  waitMs(): number;
};

const ASK_EVERY_MS = 3000;

export type CardPayments = {
  state: Observable<CardState | undefined>;
  start(attempt: CardAttempt): Promise<void>;
  /** Asks at once, without waiting any longer. */
  ask(): Promise<void>;
  abort(): void;
  /** A person has looked at the terminal's own slip. */
  decide(charged: boolean, by: string): void;
  /** What came of it was taken over, or was read. */
  done(): Promise<void>;
};

const facts = ({ key, kind, amount, method }: CardAttempt) => ({ key, kind, amount, method });

function stateAfter(attempt: CardAttempt, answer: Exclude<CardAnswer, { outcome: "busy" }>): CardState {
  if (answer.outcome !== "approved")
    return { attempt, phase: "declined", reason: answer.outcome === "declined" ? answer.reason : "notCharged" };
  const { slip, cardType } = answer;
  return { attempt, phase: "approved", slip, ...(cardType ? { cardType } : {}) };
}

/** One card payment at a time, from the amount to the terminal's answer, whatever happens between. */
export function createCardPayments(setting: Setting, left?: CardAttempt): CardPayments {
  const { terminal, keep, note, waitMs } = setting;
  const state = observable<CardState | undefined>(left && { attempt: left, phase: "asking" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = () => void terminal.abort().catch(() => undefined);
  /** An answer of a payment that is over changes nothing. */
  const isOpen = ({ key }: CardAttempt) => {
    const now = state.get();
    return now?.attempt.key === key && now.phase !== "approved" && now.phase !== "declined";
  };
  const heard = (attempt: CardAttempt, answer: CardAnswer) => {
    if (!isOpen(attempt)) return;
    if (answer.outcome === "busy") return askSoon();
    clearTimeout(timer);
    state.set(stateAfter(attempt, answer));
    if (answer.outcome === "approved" && attempt.kind === "cancel") note("cardCancelled", facts(attempt));
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  };
  async function ask(): Promise<void> {
    const attempt = state.get()?.attempt;
    if (!attempt || !isOpen(attempt)) return;
    clearTimeout(timer);
    const { phase } = state.get() as CardState;
    if (phase !== "asking" && phase !== "silent") {
      state.set({ attempt, phase: "asking" });
      note("cardUnknown", facts(attempt));
    }
    try {
      heard(attempt, await within(ASK_EVERY_MS, terminal.ask(attempt.key)));
    } catch {
      if (isOpen(attempt)) state.set({ attempt, phase: "silent" });
      askSoon();
    }
  }
  if (left) void ask();
  return {
    state,
    ask,
    async start(attempt) {
      if (state.get()) throw new Error("a card payment while another one is under way");
      state.set({ attempt, phase: "authorising" });
      await keep(attempt);
      const show = (phase: TerminalDisplay) => {
        if (isOpen(attempt)) state.set({ attempt, phase });
      };
      try {
        heard(attempt, await within(waitMs(), terminal.send(attempt, show)));
      } catch {
        abort();
        await ask();
      }
    },
    abort,
    decide(charged, by) {
      const attempt = state.get()?.attempt;
      if (!attempt || !isOpen(attempt)) return;
      clearTimeout(timer);
      note("cardDecided", { ...facts(attempt), charged }, { approvedBy: by });
      if (charged) state.set({ attempt, phase: "approved", decidedBy: by });
      else state.set({ attempt, phase: "declined", reason: "notCharged" });
    },
    async done() {
      await keep(undefined);
      state.set(undefined);
    },
  };
}

function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
