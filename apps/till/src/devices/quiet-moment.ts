/** So long nobody touches the till before it does something that holds the screen for a moment. */
const QUIET_MS = 2_000;
/** A till that is never left alone is interrupted once in this time. */
const MOST_MS = 30_000;
const LOOK_EVERY_MS = 250;

export type QuietMoment = () => Promise<void>;

/** Knows when somebody last pressed a key, scanned or touched; answers with the next moment in which nobody is selling. */
export function createQuietMoment(page: Window = window): QuietMoment {
  let touchedAt = Number.NEGATIVE_INFINITY;
  const touch = () => {
    touchedAt = performance.now();
  };
  for (const type of ["keydown", "pointerdown"]) page.addEventListener(type, touch, { capture: true, passive: true });
  return async () => {
    const askedAt = performance.now();
    while (performance.now() - touchedAt < QUIET_MS && performance.now() - askedAt < MOST_MS)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  };
}
