/** How old the number of the current book may be in another process than the one that published it. */
export const BOOK_MAY_BE_OLD_MS = 50;

/**
 * Every calculation asks for the number of the current book, and the answer of the database took longer than the calculation: all who
 * ask within the time above share one question, also while it is on its way. Where a book is published the number is forgotten at once;
 * others know it after that time, counted from the question, which uploads wait for before they answer.
 */
export function rememberCurrentBook(ask: () => Promise<number>) {
  let known: { number: Promise<number>; until: number } | undefined;
  return {
    read(): Promise<number> {
      const now = performance.now();
      if (known !== undefined && known.until > now) return known.number;
      const asked = { number: ask(), until: now + BOOK_MAY_BE_OLD_MS };
      known = asked;
      asked.number.catch(() => {
        if (known === asked) known = undefined;
      });
      return asked.number;
    },
    forget(): void {
      known = undefined;
    },
  };
}
