/** How old the number of the current book may be in another process than the one that published it. */
export const BOOK_MAY_BE_OLD_MS = 100;

type Answer = { number: Promise<number>; until: number };

/**
 * Every calculation asks for the number of the current book, and the answer of the database took longer than the calculation: all who
 * ask within the time above share one question, also while it is on its way. While baskets keep coming the next question goes out after
 * half of that time, so that they never stand still for its answer. Where a book is published the number is forgotten at once; others
 * know it after that time, counted from the question, which uploads wait for before they answer.
 */
export function rememberCurrentBook(ask: () => Promise<number>) {
  let known: Answer | undefined;
  let next: Answer | undefined;

  function askNow(now: number): Answer {
    const answer = { number: ask(), until: now + BOOK_MAY_BE_OLD_MS };
    answer.number.then(
      () => next === answer && turnTo(answer),
      () => {
        if (next === answer) next = undefined;
        if (known === answer) known = undefined;
      },
    );
    return answer;
  }

  function turnTo(answer: Answer | undefined): void {
    known = answer;
    next = undefined;
  }

  return {
    read(): Promise<number> {
      const now = performance.now();
      if (known !== undefined && now < known.until) {
        if (next === undefined && now >= known.until - BOOK_MAY_BE_OLD_MS / 2) next = askNow(now);
        return known.number;
      }
      const answer = next !== undefined && now < next.until ? next : askNow(now);
      turnTo(answer);
      return answer.number;
    },
    forget: () => turnTo(undefined),
  };
}
