import { describe, expect, it } from "vitest";
import { barOf, daysIn, firstOfMonth, monthsAfter } from "./calendar-days.ts";

describe("the bar of an offer in November (30 days)", () => {
  const november = { first: "2026-11-01", days: 30 };
  it.each([
    ["inside", "2026-11-04T09:00:00", "2026-11-06T23:59:59", { start: 10, width: 10 }],
    ["one day", "2026-11-01", "2026-11-01", { start: 0, width: 100 / 30 }],
    ["begun before", "2026-10-01", "2026-11-03", { start: 0, width: 10 }],
    ["open end", "2026-11-16", "9999-12-31", { start: 50, width: 50 }],
    ["over before", "2026-10-01", "2026-10-31T23:59:59", undefined],
    ["begins after", "2026-12-01", "2026-12-31", undefined],
  ])("%s", (_what, from, to, bar) => {
    expect(barOf({ from, to }, november)).toEqual(bar);
  });
});

it.each([
  ["2026-11-21", 1, "2026-12-01"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-01-15", -1, "2025-12-01"],
  ["2028-02-10", 0, "2028-02-01"],
])("%s and %i months is %s", (date, months, expected) => {
  expect(monthsAfter(date, months)).toBe(expected);
});

it("months have their days", () => {
  expect(["2026-02-01", "2028-02-01", "2026-11-01", "2026-12-01"].map(daysIn)).toEqual([28, 29, 30, 31]);
  expect(firstOfMonth("2026-11-21")).toBe("2026-11-01");
});
