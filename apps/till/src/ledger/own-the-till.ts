/** What became of the wish to own the till: `owned`, or another tab has it and this one waits. */
export type Ownership = "owned" | "waiting";

/**
 * One tab owns the till. A second one waits and takes over by itself when the first is closed or dies; the browser gives
 * a lock back with the tab that held it.
 */
export function ownTheTill(
  tell: (ownership: Ownership) => void,
  locks: typeof navigator.locks = navigator.locks,
): void {
  const untilTheTabCloses = () => new Promise<never>(() => {});
  const take = () => {
    tell("owned");
    return untilTheTabCloses();
  };
  void locks.request(LOCK, { ifAvailable: true }, (lock) => {
    if (lock) return take();
    tell("waiting");
    void locks.request(LOCK, take);
    return undefined;
  });
}

/** Some tab of this device has it. */
export async function isTillOpen(locks: typeof navigator.locks = navigator.locks): Promise<boolean> {
  return (await locks.query()).held?.some(({ name }) => name === LOCK) ?? false;
}

const LOCK = "counterfoil-till";
