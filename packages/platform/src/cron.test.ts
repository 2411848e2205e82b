import { describe, expect, test } from "vitest";
import { cronProblem, nextRun } from "./cron.ts";

const after = (pattern: string, at: string) => nextRun(pattern, new Date(at))?.toISOString();

describe("the next time of a pattern", () => {
  test.each([
    ["*/15 * * * *", "2026-11-21T10:14:59.999Z", "2026-11-21T10:15:00.000Z"],
    ["*/15 * * * *", "2026-11-21T10:15:00.000Z", "2026-11-21T10:30:00.000Z"],
    ["0 22 * * *", "2026-12-31T22:00:30.000Z", "2027-01-01T22:00:00.000Z"],
    ["30 6 * * 1", "2026-11-21T10:00:00.000Z", "2026-11-23T06:30:00.000Z"],
    ["0 0 29 2 *", "2027-03-01T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
  ])("%s after %s", (pattern, at, next) => {
    expect(after(pattern, at)).toBe(next);
  });
});

describe("in the time of a zone", () => {
  const inLondon = (pattern: string, at: string) => nextRun(pattern, new Date(at), "Europe/London")?.toISOString();

  test.each([
    ["0 22 * * *", "2026-07-01T12:00:00Z", "2026-07-01T21:00:00.000Z"],
    ["0 22 * * *", "2026-12-01T12:00:00Z", "2026-12-01T22:00:00.000Z"],
    // 29 March 2026, 01:00 UTC: clocks go from 01:00 to 02:00.
    ["30 1 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00.000Z"],
    ["30 1 * * *", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00.000Z"],
    // 25 October 2026, 01:00 UTC: clocks go from 02:00 back to 01:00.
    ["30 1 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00.000Z"],
    ["30 1 * * *", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00.000Z"],
    ["*/30 * * * *", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00.000Z"],
  ])("%s after %s", (pattern, at, next) => {
    expect(inLondon(pattern, at)).toBe(next);
  });
});

test.each(["", "* * * *", "61 * * * *", "a b c d e", "0 0 30 2 *"])("%j is no pattern", (pattern) => {
  expect(cronProblem(pattern)).toEqual(expect.any(String));
});

test("a pattern that is fine has no problem", () => {
  expect(cronProblem("0,30 8-20 * * 1-6")).toBeUndefined();
});
