/** What became of keys: a scan, text that a person typed, or nothing yet. */
export type KeyOutcome = { kind: "scan"; code: string } | { kind: "typed"; text: string };

export type ScanRecogniser = {
  /** A printable key. Returns what is decided by its coming: typed text that turned out to be no part of a burst. */
  character(key: string, timeMs: number): KeyOutcome | undefined;
  /** Enter or Tab. `swallow`: it ends a scan, or repeats the end of one, and must reach nobody else. */
  suffix(timeMs: number): { outcome?: KeyOutcome; swallow: boolean };
  /** Called when no key has come for `patienceMs`. */
  quiet(): KeyOutcome | undefined;
  /** Another key came in between: the next Enter is a person's. */
  interrupted(): KeyOutcome | undefined;
  /** How long the next key of what is held may take. */
  patienceMs(): number;
  /** True while keys are held back. */
  holding(): boolean;
};

/** Scanners send a key every 1 to 30 ms; the fastest typists need 60. */
const BURST_GAP_MS = 35;
/** After this silence a short burst is over. Longer than the gap, for a busy machine hands keys out late. */
const QUIET_MS = 60;
/** So many fast keys are a scanner for sure; one that stumbles then must not leave half a code behind. */
const STALL_MS = 120;
/** Shorter bursts are a roll over the keys; the shortest code in shops is a GTIN-8, own numbers have five or six. */
const SHORTEST_SCAN = 5;
/** Some scanners send the suffix late, and some send two (carriage return and line feed). */
const LATE_SUFFIX_MS = 150;
/** The longest codes in use (GS1 DataMatrix) have about 100 characters. */
const LONGEST_SCAN = 300;

/** Tells a keyboard-wedge scanner from a person by the time between keys alone; focus plays no part. */
export function createScanRecogniser(): ScanRecogniser {
  let held = "";
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  let lastScanMs = Number.NEGATIVE_INFINITY;

  const isScanner = () => held.length >= SHORTEST_SCAN;

  const release = (): KeyOutcome | undefined => {
    const scanned = isScanner();
    const text = held;
    held = "";
    if (text === "") return undefined;
    // A person is typing: the next Enter is theirs.
    if (!scanned) lastScanMs = Number.NEGATIVE_INFINITY;
    if (!scanned) return { kind: "typed", text };
    lastScanMs = lastKeyMs;
    return { kind: "scan", code: text };
  };

  return {
    character(key, timeMs) {
      const gapMs = isScanner() ? STALL_MS : BURST_GAP_MS;
      const continues = timeMs - lastKeyMs < gapMs && held.length < LONGEST_SCAN;
      const before = continues ? undefined : release();
      held += key;
      lastKeyMs = timeMs;
      return before;
    },
    suffix(timeMs) {
      const inBurst = timeMs - lastKeyMs < LATE_SUFFIX_MS && isScanner();
      const repeats = held === "" && timeMs - lastScanMs < LATE_SUFFIX_MS;
      const outcome = release();
      if (inBurst) lastScanMs = timeMs;
      const swallow = inBurst || repeats;
      return outcome ? { outcome, swallow } : { swallow };
    },
    quiet: release,
    interrupted() {
      const outcome = release();
      lastScanMs = Number.NEGATIVE_INFINITY;
      return outcome;
    },
    patienceMs: () => (isScanner() ? STALL_MS : QUIET_MS),
    holding: () => held !== "",
  };
}
