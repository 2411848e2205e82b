import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIn, dayAfter, dayBefore, type Period } from "./price-periods.ts";

const first = Date.parse("2026-01-01T00:00:00Z");
const day = (number: number) => new Date(first + number * 86_400_000).toISOString().slice(0, 10);

describe("cutting a period in", () => {
  it.each([
    ["nothing there", [], ["05..09 new"]],
    ["before it", [["01", "04"]], ["01..04 a", "05..09 new"]],
    ["over its beginning", [["03", "06"]], ["03..04 a", "05..09 new"]],
    ["over its end", [["08", "12"]], ["05..09 new", "10..12 a"]],
    ["around it", [["01", "12"]], ["01..04 a", "05..09 new", "10..12 a"]],
    ["inside it", [["06", "07"]], ["05..09 new"]],
    ["the same days", [["05", "09"]], ["05..09 new"]],
  ])("%s", (_name, before, after) => {
    const of = (days: string) => `2026-03-${days}`;
    const periods = before.map(([from, to]) => ({ from: of(from as string), to: of(to as string), holds: "a" }));
    const result = cutIn(periods, { from: of("05"), to: of("09"), holds: "new" });
    expect(result.map(({ from, to, holds }) => `${from.slice(8)}..${to.slice(8)} ${holds}`)).toEqual(after);
  });

  it("leaves each day with what was put there last", () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 15 }));
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (stretches) => {
        let periods: Period<number>[] = [];
        const expected = new Map<string, number>();
        for (const [index, [from, length]] of stretches.entries()) {
          periods = cutIn(periods, { from: day(from), to: day(from + length), holds: index });
          for (let number = from; number <= from + length; number += 1) expected.set(day(number), index);
        }
        const actual = new Map<string, number>();
        for (const { from, to, holds } of periods)
          for (let each = from; each <= to; each = dayAfter(each)) {
            expect(actual.has(each)).toBe(false);
            actual.set(each, holds);
          }
        expect([...actual].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it("knows the calendar", () => {
    expect(dayBefore("2024-03-01")).toBe("2024-02-29");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  });
});
