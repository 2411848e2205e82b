import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanRecogniser, type KeyOutcome } from "./scan-recogniser.ts";

/** Feeds keys with the time between them; "\n" is the suffix, "…" a silence in which the burst ends. */
function feed(keys: [key: string, afterMs: number][]): { outcomes: KeyOutcome[]; swallowed: number } {
  const recogniser = createScanRecogniser();
  const outcomes: (KeyOutcome | undefined)[] = [];
  let now = 1_000;
  let swallowed = 0;
  for (const [key, afterMs] of keys) {
    now += afterMs;
    if (key === "…") outcomes.push(recogniser.quiet());
    else if (key === "\n") {
      const { outcome, swallow } = recogniser.suffix(now);
      outcomes.push(outcome);
      if (swallow) swallowed += 1;
    } else outcomes.push(recogniser.character(key, now));
  }
  return { outcomes: outcomes.filter((outcome) => outcome !== undefined), swallowed };
}

const burst = (code: string, gapMs: number): [string, number][] => [...code].map((key) => [key, gapMs]);

describe("keys told apart by their timing", () => {
  it.each([1, 10, 34])("takes %i ms a key with Enter as a scan, and swallows the Enter", (gapMs) => {
    const { outcomes, swallowed } = feed([...burst("5012345678900", gapMs), ["\n", gapMs]]);
    expect(outcomes).toEqual([{ kind: "scan", code: "5012345678900" }]);
    expect(swallowed).toBe(1);
  });

  it.each([36, 60, 200])("takes %i ms a key as typed, key by key, and lets the Enter through", (gapMs) => {
    const { outcomes, swallowed } = feed([...burst("50123", gapMs), ["\n", gapMs]]);
    expect(outcomes).toEqual([..."50123"].map((text) => ({ kind: "typed", text })));
    expect(swallowed).toBe(0);
  });

  it("takes a burst without suffix as a scan, and a late or second suffix does nothing more", () => {
    expect(feed([...burst("85123A", 5), ["…", 60]]).outcomes).toEqual([{ kind: "scan", code: "85123A" }]);
    const twice = feed([...burst("85123A", 5), ["\n", 5], ["\n", 5]]);
    expect(twice).toEqual({ outcomes: [{ kind: "scan", code: "85123A" }], swallowed: 2 });
    const late = feed([...burst("85123A", 5), ["…", 60], ["\n", 40]]);
    expect(late).toEqual({ outcomes: [{ kind: "scan", code: "85123A" }], swallowed: 1 });
  });

  it("takes an Enter right after another key as a person's, however close the last scan", () => {
    const recogniser = createScanRecogniser();
    for (const [position, key] of [..."85123A"].entries()) recogniser.character(key, position * 5);
    expect(recogniser.suffix(30)).toEqual({ outcome: { kind: "scan", code: "85123A" }, swallow: true });
    expect(recogniser.interrupted()).toBeUndefined();
    expect(recogniser.suffix(60)).toEqual({ swallow: false });
  });

  it("takes an Enter after a typed key as a person's, however close the last scan", () => {
    const { outcomes, swallowed } = feed([...burst("85123A", 5), ["\n", 5], [";", 20], ["…", 60], ["\n", 20]]);
    expect(outcomes).toEqual([
      { kind: "scan", code: "85123A" },
      { kind: "typed", text: ";" },
    ]);
    expect(swallowed).toBe(1);
  });

  it("forgives a stumble once it is surely a scanner, but not before", () => {
    const stumble: [string, number][] = [...burst("50123", 5), ["4", 90], ...burst("5678900", 5), ["\n", 5]];
    expect(feed(stumble).outcomes).toEqual([{ kind: "scan", code: "5012345678900" }]);
    expect(feed([...burst("501", 5), ["2", 90], ["…", 60]]).outcomes).toEqual([
      { kind: "typed", text: "501" },
      { kind: "typed", text: "2" },
    ]);
  });

  it("gives a roll of up to four keys back as typed", () => {
    expect(feed([...burst("1234", 10), ["…", 60]]).outcomes).toEqual([{ kind: "typed", text: "1234" }]);
    expect(feed([...burst("1234", 10), ["\n", 10]])).toEqual({
      outcomes: [{ kind: "typed", text: "1234" }],
      swallowed: 0,
    });
  });

  it("keeps what was typed before a scan apart from it", () => {
    const { outcomes } = feed([["3", 200], ["*", 150], ...burst("5012345678900", 8).with(0, ["5", 120]), ["\n", 8]]);
    expect(outcomes).toEqual([
      { kind: "typed", text: "3" },
      { kind: "typed", text: "*" },
      { kind: "scan", code: "5012345678900" },
    ]);
  });

  it("takes two scans right after each other as two", () => {
    const { outcomes } = feed([...burst("5012345678900", 4), ["\n", 4], ...burst("85123A", 4), ["\n", 4]]);
    expect(outcomes).toEqual([
      { kind: "scan", code: "5012345678900" },
      { kind: "scan", code: "85123A" },
    ]);
  });

  it("loses and doubles no key, whatever the timing", () => {
    const keys = fc.array(fc.tuple(fc.constantFrom("0", "7", "A", "*"), fc.integer({ min: 0, max: 120 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(keys, (typed) => {
        const { outcomes } = feed([...typed, ["…", 60]]);
        expect(outcomes.map((outcome) => (outcome.kind === "scan" ? outcome.code : outcome.text)).join("")).toBe(
          typed.map(([key]) => key).join(""),
        );
      }),
    );
  });
});
