/** What became of keys: a scan, text that a person typed, or nothing yet. */
export type KeyOutcome = { kind: "scan"; code: string } | { kind: "typed"; text: string };

export type ScanRecogniser = {
  /** A printable key. Returns what is decided by its coming: typed text that turned out to be no part of a burst. */
  character(key: string, timeMs: number): KeyOutcome | undefined;
  /** Enter or Tab. `swallow`: it ends a scan, or repeats the end of one, and must reach nobody else. */
  suffix(timeMs: number): { outcome?: KeyOutcome; swallow: boolean };
  /** Called when no key has come for `QUIET_MS`. */
  quiet(): KeyOutcome | undefined;
  /** True while keys are held back. */
  holding(): boolean;
};

/** Scanners send a key every 1 to 30 ms; the fastest typists need 60. */
export const BURST_GAP_MS = 35;
/** After this silence a burst is over. Longer than the gap, for a busy machine hands keys out late. */
export const QUIET_MS = 60;
/** Shorter bursts are a roll over the keys; the shortest code in shops is a GTIN-8, own numbers have five or six. */
export const SHORTEST_SCAN = 5;
/** Some scanners send the suffix late, and some send two (carriage return and line feed). */
const LATE_SUFFIX_MS = 150;
/** The longest codes in use (GS1 DataMatrix) have about 100 characters. */
const LONGEST_SCAN = 300;

/** Tells a keyboard-wedge scanner from a person by the time between keys alone; focus plays no part. */
export function createScanRecogniser(): ScanRecogniser {
  let held = "";
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  let lastScanMs = Number.NEGATIVE_INFINITY;

  const release = (): KeyOutcome | undefined => {
    const text = held;
    held = "";
    if (text === "") return undefined;
    if (text.length < SHORTEST_SCAN) return { kind: "typed", text };
    lastScanMs = lastKeyMs;
    return { kind: "scan", code: text };
  };

  return {
    character(key, timeMs) {
      const continues = timeMs - lastKeyMs < BURST_GAP_MS && held.length < LONGEST_SCAN;
      const before = continues ? undefined : release();
      held += key;
      lastKeyMs = timeMs;
      return before;
    },
    suffix(timeMs) {
      const inBurst = timeMs - lastKeyMs < LATE_SUFFIX_MS && held.length >= SHORTEST_SCAN;
      const repeats = held === "" && timeMs - lastScanMs < LATE_SUFFIX_MS;
      const outcome = release();
      if (inBurst) lastScanMs = timeMs;
      const swallow = inBurst || repeats;
      return outcome ? { outcome, swallow } : { swallow };
    },
    quiet: release,
    holding: () => held !== "",
  };
}
