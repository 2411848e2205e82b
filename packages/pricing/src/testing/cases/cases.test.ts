import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { priceExhaustively } from "../oracle/index.ts";
import { CaseRun } from "./case-run.ts";
import { figures, wrongFigures } from "./figures.ts";
import type { NeutralCase } from "./neutral-case.ts";
import { settings } from "./settings.ts";

const file = new URL("../../../cases/cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: NeutralCase[] };

describe("other systems' cases", () => {
  it.each(cases.map((one) => [one.id, one.title, one] as const))("%s: %s", (id, _title, neutral) => {
    const setting = settings[id] ?? {};
    const run = new CaseRun(neutral, setting);
    const priced = run.price();
    expect(priced.proof.optimal).toBe(true);
    for (const [name, theirs] of Object.entries(neutral.expected)) {
      const wrong = wrongFigures[name];
      if (wrong) {
        expect(wrong(run, priced, theirs), name).not.toEqual(theirs);
        continue;
      }
      const expected = setting.ours?.[name] ?? theirs;
      expect(figures[name]?.(run, priced, expected), name).toEqual(expected);
    }
    for (const [name, ours] of Object.entries(setting.ours ?? {}))
      expect(figures[name]?.(run, priced, ours), name).toEqual(ours);
  });

  // The oracle reads offers, not the native form.
  const inOffers = cases.filter(({ id }) => !settings[id]?.promotions).map((one) => [one.id, one] as const);
  it.each(inOffers)("%s: trying everything comes to the same", (id, neutral) => {
    const run = new CaseRun(neutral, settings[id] ?? {});
    const { totals } = run.price();
    const outcomes = priceExhaustively(run.input, run.basket);
    expect(outcomes.map(({ amount }) => amount)).toContain(totals.regular - totals.discount);
  });

  it("are all there, and each difference says why", () => {
    expect(cases).toHaveLength(99);
    const ids = cases.map(({ id }) => id);
    expect(Object.keys(settings).filter((id) => !ids.includes(id))).toEqual([]);
    const deliberate = cases.filter(({ id }) => settings[id]?.ours);
    for (const { id } of deliberate) expect(settings[id]?.why, id).toMatch(/\w+ \w+.*\.$/);
    const table = { reproduced: cases.length - deliberate.length, "deliberate difference": deliberate.length };
    console.table(table);
    for (const { id } of deliberate) console.info(`${id}: ${settings[id]?.why}`);
    expect(table).toEqual({ reproduced: 89, "deliberate difference": 10 });
  });
});
