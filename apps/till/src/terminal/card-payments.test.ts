import type { Receipt } from "@counterfoil/contracts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CardAttempt, createCardPayments } from "./card-payments.ts";
import { createSimulator, type TerminalSimulator } from "./simulator.ts";
import { takeCardsBack } from "./take-cards-back.ts";

let memory: Map<string, string>;
let terminal: TerminalSimulator;
let kept: (CardAttempt | undefined)[];
let noted: string[];

/** The terminal's memory outlives the till's. */
const storage = () => ({
  getItem: (key: string) => memory.get(key) ?? null,
  setItem: (key: string, value: string) => void memory.set(key, value),
});
const open = (left?: CardAttempt, waitMs = 1000) =>
  createCardPayments(
    {
      terminal,
      keep: async (attempt) => void kept.push(attempt),
      note: (kind) => void noted.push(kind),
      waitMs: () => waitMs,
    },
    left,
  );
const attempt: CardAttempt = { key: "sale-1/1", kind: "pay", amount: 1250, currency: "GBP", method: "CARD" };
/** What has moved at the terminal, payments and what was taken back. */
const moved = () =>
  (JSON.parse(memory.get("counterfoil-terminal-simulator") ?? "[]") as { key: string; answer: { outcome: string } }[])
    .filter(({ answer }) => answer.outcome === "approved")
    .map(({ key }) => key);

beforeEach(() => {
  memory = new Map();
  kept = [];
  noted = [];
  terminal = createSimulator(storage(), (work) => work());
});

describe("a card payment", () => {
  it("is kept before the terminal is asked, and shows what its display shows", async () => {
    const cards = open();
    const over = cards.start(attempt);
    await vi.waitFor(() => expect(cards.state.get()?.phase).toBe("insertCard"));
    expect([kept, terminal.waiting.get()?.amount]).toEqual([[attempt], 1250]);
    terminal.do({ act: "card", cardType: "VISA" });
    await over;
    expect(cards.state.get()).toEqual({
      attempt,
      phase: "approved",
      cardType: "VISA",
      slip: {
        paymentKey: "sale-1/1",
        terminalId: "SIM00001",
        traceNumber: "000001",
        authorisation: "A000001",
        maskedPan: "************4711",
      },
    });
    await cards.done();
    expect([kept.at(-1), cards.state.get(), noted]).toEqual([undefined, undefined, []]);
  });

  it.each([
    ["declined by the card", { act: "decline" }, "card"],
    ["without a card in time", { act: "timeOut" }, "timedOut"],
  ] as const)("that is %s moves no money", async (_, act, reason) => {
    const cards = open();
    const over = cards.start(attempt);
    await vi.waitFor(() => expect(terminal.waiting.get()).toBeDefined());
    terminal.do(act);
    await over;
    expect([cards.state.get(), moved()]).toEqual([{ attempt, phase: "declined", reason }, []]);
  });

  it("that nobody answers in time is stopped at the terminal", async () => {
    const cards = open(undefined, 5);
    await cards.start(attempt);
    expect([cards.state.get(), moved()]).toEqual([{ attempt, phase: "declined", reason: "aborted" }, []]);
  });

  it("whose answer is lost is asked for, and is charged once", async () => {
    const cards = open();
    const over = cards.start(attempt);
    await vi.waitFor(() => expect(terminal.waiting.get()).toBeDefined());
    terminal.do({ act: "loseAnswer", cardType: "VISA" });
    await over;
    expect(cards.state.get()).toMatchObject({ phase: "approved", slip: { traceNumber: "000001" } });
    expect([moved(), noted]).toEqual([["sale-1/1"], ["cardUnknown"]]);
    await cards.done();
    await cards.start(attempt);
    expect([cards.state.get()?.phase, moved()]).toEqual(["approved", ["sale-1/1"]]);
  });

  it("that a reload cut off is asked for by its key", async () => {
    const before = open();
    void before.start(attempt);
    await vi.waitFor(() => expect(terminal.waiting.get()).toBeDefined());
    terminal.do({ act: "card" });
    const after = open(attempt);
    await vi.waitFor(() =>
      expect(after.state.get()).toMatchObject({ phase: "approved", slip: { traceNumber: "000001" } }),
    );
    expect(moved()).toEqual(["sale-1/1"]);
  });

  it("that the terminal has never heard of was not charged", async () => {
    const cards = open(attempt);
    await vi.waitFor(() => expect(cards.state.get()).toMatchObject({ phase: "declined", reason: "notCharged" }));
  });

  it("of a silent terminal is decided by a person, and what it says later changes nothing", async () => {
    const answers: ((value: { outcome: "unheard" }) => void)[] = [];
    terminal = {
      ...terminal,
      send: () => Promise.reject(new Error("no line")),
      ask: () => (answers.length > 0 ? new Promise((resolve) => answers.push(resolve)) : silent()),
    };
    const silent = () => {
      answers.push(() => undefined);
      return Promise.reject(new Error("no line"));
    };
    const cards = open();
    await cards.start(attempt);
    expect(cards.state.get()).toEqual({ attempt, phase: "silent" });
    const asked = cards.ask();
    cards.decide(true, "manager");
    answers.at(-1)?.({ outcome: "unheard" });
    await asked;
    expect(cards.state.get()).toEqual({ attempt, phase: "approved", decidedBy: "manager" });
    expect(noted).toEqual(["cardUnknown", "cardDecided"]);
  });

  it("is taken back once, however often that is asked", async () => {
    const cards = open();
    const over = cards.start(attempt);
    await vi.waitFor(() => expect(terminal.waiting.get()).toBeDefined());
    terminal.do({ act: "card" });
    await over;
    await cards.done();
    const back: CardAttempt = { ...attempt, key: "sale-1/1/back", kind: "cancel", of: "sale-1/1" };
    for (let again = 0; again < 2; again += 1) {
      await cards.start(back);
      expect(cards.state.get()).toMatchObject({ phase: "approved", slip: { paymentKey: "sale-1/1" } });
      await cards.done();
    }
    expect([moved(), noted]).toEqual([
      ["sale-1/1", "sale-1/1/back"],
      ["cardCancelled", "cardCancelled"],
    ]);
  });

  it("is taken back with its receipt, each payment once, also when the till stopped between the terminal and the counter-receipt", async () => {
    const slip = (paymentKey: string) => ({ terminal: { paymentKey, terminalId: "SIM00001", traceNumber: "1" } });
    const payments = [
      { paymentId: "1", method: "CASH", amount: 100 },
      { paymentId: "2", method: "CARD", amount: 700, ...slip("a") },
      { paymentId: "3", method: "CARD", amount: 550, ...slip("b") },
    ];
    const receipt = { number: "1010-01-000007", currency: "GBP", payments } as unknown as Receipt;
    const stopped = open();
    await takeCardsBack(stopped, receipt);
    expect(kept.at(-1)).toMatchObject({ key: "b/back", of: "b", amount: -550, receiptNumber: "1010-01-000007" });
    const slips = await takeCardsBack(open(), receipt);
    expect([...(slips ?? [])].map(([id, { paymentKey, traceNumber }]) => [id, paymentKey, traceNumber])).toEqual([
      ["2", "a", "000001"],
      ["3", "b", "000002"],
    ]);
    expect(moved()).toEqual(["a/back", "b/back"]);
  });

  it("that the terminal does not take back is told, and nothing after it is asked for", async () => {
    const receipt = {
      ...{ number: "1010-01-000007", currency: "GBP" },
      payments: ["a", "b"].map((paymentKey) => ({
        paymentId: paymentKey,
        method: "CARD",
        amount: 5,
        terminal: { paymentKey },
      })),
    } as unknown as Receipt;
    terminal = { ...terminal, send: async () => ({ outcome: "declined", reason: "card" }) };
    const cards = open();
    expect(await takeCardsBack(cards, receipt)).toBeUndefined();
    expect(cards.state.get()).toMatchObject({ phase: "declined", attempt: { key: "a/back" } });
    expect(await takeCardsBack(cards, { ...receipt, payments: [] })).toEqual(new Map());
  });
});
