import type { Scale, Weight } from "./scale.ts";

/** The two ends of a line to a device; a serial port of the browser has this form. */
export type Line = {
  readable: ReadableStream<Uint8Array> | null;
  writable: WritableStream<Uint8Array> | null;
};

const ANSWER_MS = 1500;
const PER_UNIT: Readonly<Record<string, number>> = { g: 1, kg: 1000 };

/** MT-SICS: "S" asks for a weight at rest; the answer is "S S      0.750 kg", "S D" moving, "S I" not now, "S +" and "S -" out of range. */
export function readSics(answer: string): Weight | undefined {
  const [, state = "", rest = ""] = /^S ([SDI+-])(.*)$/.exec(answer.trim()) ?? [];
  if (state === "+") return { refused: "overload" };
  if (state === "-") return { refused: "underload" };
  if (state === "D" || state === "I") return { refused: "moving" };
  const [, value = "", unit = ""] = /^\s+(-?\d+(?:\.\d+)?)\s+(k?g)$/.exec(rest) ?? [];
  const grams = Math.round(Number(value) * (PER_UNIT[unit] ?? Number.NaN));
  if (state !== "S" || Number.isNaN(grams) || value === "") return undefined;
  return grams > 0 ? { grams } : { refused: "underload" };
}

/** A scale on a line that is open. What it says without being asked is no answer. */
export function sicsScale(line: Line, answerMs = ANSWER_MS): Scale {
  const reader = line.readable
    ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  const writer = line.writable?.getWriter();
  let text = "";
  let heard: ((answer: string) => void) | undefined;
  const listen = async () => {
    for (;;) {
      const { value, done } = (await reader?.read().catch(() => undefined)) ?? { done: true, value: undefined };
      if (done) return;
      text += value ?? "";
      const lines = text.split(/\r?\n/);
      text = (lines.pop() ?? "").slice(-100);
      for (const answer of lines) heard?.(answer);
    }
  };
  void listen();
  return {
    async weigh() {
      if (!writer) return { refused: "notConnected" };
      const { promise, resolve } = Promise.withResolvers<Weight>();
      const timer = setTimeout(() => resolve({ refused: "noAnswer" }), answerMs);
      heard = (answer) => {
        const weight = readSics(answer);
        if (weight) resolve(weight);
      };
      const asked = await writer.write(new TextEncoder().encode("S\r\n")).then(
        () => true,
        () => false,
      );
      if (!asked) resolve({ refused: "notConnected" });
      const weight = await promise;
      clearTimeout(timer);
      heard = undefined;
      return weight;
    },
    async close() {
      await reader?.cancel().catch(() => undefined);
      writer?.releaseLock();
    },
  };
}
