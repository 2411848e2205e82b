import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { BOOK_MAY_BE_OLD_MS, rememberCurrentBook } from "./current-book.ts";

test("who asks while a question is on its way shares its answer, until that could be too old", async () => {
  const answers: ((value: number) => void)[] = [];
  const { read } = rememberCurrentBook(() => new Promise<number>((resolve) => answers.push(resolve)));
  const first = read();
  const second = read();
  expect(answers).toHaveLength(1);
  await pause(BOOK_MAY_BE_OLD_MS + 1);
  const third = read();
  expect(answers).toHaveLength(2);
  answers[0]?.(1);
  answers[1]?.(2);
  expect(await Promise.all([first, second, third])).toEqual([1, 1, 2]);
});

test("after a publication no question from before it is shared, and a failed one is not kept", async () => {
  const answers: PromiseWithResolvers<number>[] = [];
  const { read, forget } = rememberCurrentBook(() => {
    const answer = Promise.withResolvers<number>();
    answers.push(answer);
    return answer.promise;
  });
  const before = read();
  forget();
  const after = read();
  answers[0]?.resolve(1);
  answers[1]?.resolve(2);
  expect(await Promise.all([before, after])).toEqual([1, 2]);
  forget();
  const failing = read();
  answers[2]?.reject(new Error("connection lost"));
  await expect(failing).rejects.toThrow("connection lost");
  const again = read();
  answers[3]?.resolve(3);
  expect(await again).toBe(3);
});

test("while many ask, the next question goes out before the answer is too old, and nobody waits for it", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const answers: PromiseWithResolvers<number>[] = [];
  const { read, forget } = rememberCurrentBook(() => {
    const answer = Promise.withResolvers<number>();
    answers.push(answer);
    return answer.promise;
  });
  const readAt = (now: number) => {
    clock.mockReturnValue(now);
    return read();
  };
  readAt(0);
  answers[0]?.resolve(1);
  expect(await readAt(BOOK_MAY_BE_OLD_MS * 0.6)).toBe(1);
  expect(await readAt(BOOK_MAY_BE_OLD_MS * 0.7)).toBe(1);
  expect(answers).toHaveLength(2);
  answers[1]?.resolve(2);
  await answers[1]?.promise;
  expect(await readAt(BOOK_MAY_BE_OLD_MS * 0.8)).toBe(2);
  // The answer counts from its question on, and one that was asked for before a publication counts for nothing.
  readAt(BOOK_MAY_BE_OLD_MS * 1.5);
  expect(answers).toHaveLength(3);
  forget();
  answers[2]?.resolve(3);
  const afterwards = read();
  answers[3]?.resolve(4);
  expect(await afterwards).toBe(4);
  expect(await readAt(BOOK_MAY_BE_OLD_MS * 1.6)).toBe(4);
  clock.mockRestore();
});
