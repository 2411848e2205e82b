import { type Observable, observable } from "../observable.ts";
import {
  type CardAnswer,
  type CardRequest,
  type CardTerminal,
  type DeclineReason,
  TerminalSilent,
} from "./card-terminal.ts";

/** What a customer, or bad luck, does at the simulated terminal. */
export type SimulatedAct =
  | { act: "card"; cardType?: string }
  | { act: "decline" }
  /** Nobody has a card: nothing is ever answered, and no money moves. */
  | { act: "timeOut" }
  /** The money moves, and the answer is lost on the way. */
  | { act: "loseAnswer"; cardType?: string };

export type TerminalSimulator = CardTerminal & {
  /** What lies before the customer; undefined: idle. */
  waiting: Observable<CardRequest | undefined>;
  do(act: SimulatedAct): void;
};

/** Its own memory, which a reload of the till does not touch. */
type Memory = Pick<Storage, "getItem" | "setItem">;
type Kept = { key: string; answer: CardAnswer };

const KEY = "counterfoil-terminal-simulator";
const MOST_KEPT = 200;
const AUTHORISING_MS = 400;

/** A terminal made of nothing that behaves like one: it knows a payment by its key, whatever became of the line to the till. */
export function createSimulator(
  memory: Memory,
  later = (work: () => void): void => void setTimeout(work, AUTHORISING_MS),
): TerminalSimulator {
  const waiting = observable<CardRequest | undefined>(undefined);
  let act: ((act: SimulatedAct | { act: "abort" }) => void) | undefined;
  const read = (): Kept[] => JSON.parse(memory.getItem(KEY) ?? "[]");
  const find = (key: string) => read().find((kept) => kept.key === key)?.answer;
  const keep = (key: string, answer: CardAnswer) => {
    const kept = read();
    memory.setItem(KEY, JSON.stringify([...kept.slice(1 - MOST_KEPT), { key, answer }]));
    return answer;
  };
  const approve = ({ key, of }: CardRequest, cardType: string | undefined): CardAnswer => {
    const number = String(read().length + 1).padStart(6, "0");
    const slip = { paymentKey: of ?? key, terminalId: "SIM00001", traceNumber: number, authorisation: `A${number}` };
    return keep(key, {
      outcome: "approved",
      slip: { ...slip, maskedPan: "************4711" },
      ...(cardType ? { cardType } : {}),
    });
  };
  const decline = ({ key }: CardRequest, reason: DeclineReason) => keep(key, { outcome: "declined", reason });

  return {
    waiting,
    do: (next) => act?.(next),
    async ask(key) {
      return find(key) ?? (waiting.get()?.key === key ? { outcome: "busy" } : { outcome: "unheard" });
    },
    async abort() {
      act?.({ act: "abort" });
    },
    send(request, show) {
      const known = find(request.key);
      if (known) return Promise.resolve(known);
      // What was paid is taken back without the card.
      if (request.kind === "cancel") return Promise.resolve(approve(request, undefined));
      return new Promise((resolve, reject) => {
        waiting.set(request);
        show("insertCard");
        act = (done) => {
          act = undefined;
          waiting.set(undefined);
          if (done.act === "decline") resolve(decline(request, "card"));
          else if (done.act === "abort") resolve(decline(request, "aborted"));
          else if (done.act === "timeOut") {
            decline(request, "timedOut");
            reject(new TerminalSilent());
          } else {
            show("authorising");
            const answer = approve(request, done.cardType);
            later(() => (done.act === "card" ? resolve(answer) : reject(new TerminalSilent())));
          }
        };
      });
    },
  };
}
