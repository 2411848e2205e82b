/** How old the number of the current book may be in another process than the one that published it. */
export const BOOK_MAY_BE_OLD_MS = 50;

/**
 * Every calculation asks for the number of the current book, and the answer of the database took longer than the calculation. Where a
 * book is published the number is forgotten at once; others know it after the time above, which uploads wait for before they answer.
 */
export function rememberCurrentBook(ask: () => Promise<number>) {
  let known: { number: number; until: number } | undefined;
  let publications = 0;
  return {
    async read(): Promise<number> {
      const now = performance.now();
      if (known !== undefined && known.until > now) return known.number;
      const before = publications;
      const number = await ask();
      if (before === publications) known = { number, until: now + BOOK_MAY_BE_OLD_MS };
      return number;
    },
    forget(): void {
      publications += 1;
      known = undefined;
    },
  };
}
