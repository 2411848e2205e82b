import { describe, expect, it } from "vitest";
import { criteriaOf, type FilterField, isComplete, type Line, linesOf } from "./filter.ts";

const fields: FilterField[] = [
  { name: "articleId", kind: "number", texts: { en: "Article" }, options: ["equal", "between"] },
  { name: "text", kind: "text", texts: { en: "Name" }, options: ["equal", "empty"] },
];
const line = (more: Partial<Line>): Line => ({
  ...{ id: "1", field: "articleId", sign: "include", option: "equal", low: "", high: "" },
  ...more,
});

describe("the lines of a filter", () => {
  it("take a pasted list apart, but not a name", () => {
    const lines = [line({ low: " 22423, 85123A;22423\t71053 " }), line({ field: "text", low: "red, white" })];
    expect(criteriaOf(lines, fields).map(({ low }) => low)).toEqual(["22423", "85123A", "71053", "red, white"]);
  });

  it("count when they are complete", () => {
    const lines = [
      line({}),
      line({ option: "between", low: "1" }),
      line({ option: "between", low: "1", high: "2" }),
      line({ field: "text", option: "empty", low: "forgotten" }),
    ];
    expect(lines.map(isComplete)).toEqual([false, false, true, true]);
    expect(criteriaOf(lines, fields)).toEqual([
      { field: "articleId", sign: "include", option: "between", low: "1", high: "2" },
      { field: "text", sign: "include", option: "empty" },
    ]);
  });

  it("come back as they were kept", () => {
    const criteria = criteriaOf([line({ sign: "exclude", low: "1" })], fields);
    expect(criteriaOf(linesOf(criteria), fields)).toEqual(criteria);
  });
});
