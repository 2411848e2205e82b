import { describe, expect, it } from "vitest";
import { readSics, sicsScale } from "./sics.ts";

describe("a scale's answer (MT-SICS)", () => {
  it.each([
    ["S S      0.750 kg", { grams: 750 }],
    ["S S    1250 g", { grams: 1250 }],
    ["S S      0.0004 kg", { refused: "underload" }],
    ["S S     -0.010 kg", { refused: "underload" }],
    ["S D      0.731 kg", { refused: "moving" }],
    ["S I", { refused: "moving" }],
    ["S +", { refused: "overload" }],
    ["S -", { refused: "underload" }],
    ["S S      0.750 lb", undefined],
    ["ES", undefined],
    ['I4 A "0123"', undefined],
  ])("%j is %j", (answer, weight) => {
    expect(readSics(answer)).toEqual(weight);
  });
});

/** A scale at the other end of the line: each question is answered by the next of its answers. */
function lineTo(answers: string[]) {
  const asked: string[] = [];
  let say: (text: string) => void = () => undefined;
  const readable = new ReadableStream<Uint8Array>({
    start: (controller) => {
      say = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const writable = new WritableStream<Uint8Array>({
    write: (chunk) => {
      asked.push(new TextDecoder().decode(chunk));
      for (const part of answers.shift()?.match(/.{1,5}|\r\n/gs) ?? []) say(part);
    },
  });
  return { readable, writable, asked };
}

it("is asked, and answers in pieces among other words", async () => {
  const line = lineTo(["S D      0.731 kg\r\n", "I4 A\r\nS S      0.750 kg\r\n"]);
  const scale = sicsScale(line);
  expect(await scale.weigh()).toEqual({ refused: "moving" });
  expect(await scale.weigh()).toEqual({ grams: 750 });
  expect(line.asked).toEqual(["S\r\n", "S\r\n"]);
  await scale.close();
});

it("that does not answer or is not there says so", async () => {
  const silent = sicsScale(lineTo([]), 10);
  expect(await silent.weigh()).toEqual({ refused: "noAnswer" });
  await silent.close();
  expect(await sicsScale({ readable: null, writable: null }).weigh()).toEqual({ refused: "notConnected" });
});
