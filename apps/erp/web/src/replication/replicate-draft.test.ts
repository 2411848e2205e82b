import { describe, expect, it } from "vitest";
import { cronOf, type Draft, draftFor, keysIn, keysInFile } from "./replicate-draft.ts";
import type { Model } from "./replication.ts";

const draft = (more: Partial<Draft>): Draft => ({
  ...draftFor({ objectTypes: ["article"] } as unknown as Model),
  ...more,
});

describe("what is to be replicated", () => {
  it("is read from what was typed or pasted", () => {
    expect(keysIn(" 22423, 85123A;22423\n71053\t10 ")).toEqual(["22423", "85123A", "71053", "10"]);
  });

  it("is read from a file, with or without a heading", () => {
    expect(keysInFile('\ufeffArticle;Name\r\n"22423";Cake stand\r\n85123A;Heart\r\n\r\n')).toEqual(["22423", "85123A"]);
    expect(keysInFile("22423\n85123A\n")).toEqual(["22423", "85123A"]);
    expect(keysInFile("ABC\nDEF")).toEqual(["ABC", "DEF"]);
  });

  it.each([
    [{ rhythm: "hourly", time: "0:15" }, "15 * * * *"],
    [{ rhythm: "daily", time: "03:05" }, "5 3 * * *"],
    [{ rhythm: "weekdays", time: "22:00" }, "0 22 * * 1-5"],
    [{ rhythm: "weekly", time: "22:00", weekday: "0" }, "0 22 * * 0"],
    [{ rhythm: "pattern", pattern: " */5 * * * * " }, "*/5 * * * *"],
    [{ rhythm: "daily", time: "25:00" }, undefined],
  ] as const)("%j is the pattern %s", (more, cron) => {
    expect(cronOf(draft(more))).toBe(cron);
  });
});
