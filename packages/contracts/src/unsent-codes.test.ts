import { expect, test } from "vitest";
import { addCode, type CodeParts, codesOf, joinCodes } from "./unsent-codes.ts";
import type { UnsentExport } from "./unsent-export.ts";

const made: UnsentExport = {
  format: "counterfoil-unsent-1",
  tillId: "1010-01",
  exportedAt: "2026-11-22T15:00:00.000Z",
  transactions: Array.from({ length: 60 }, (_, at) => ({
    id: crypto.randomUUID(),
    text: `Becher mit Blüten, ${at} £`,
  })),
  digest: "ab".repeat(32),
  signature: "cd".repeat(32),
};
const collect = (codes: readonly string[], before?: CodeParts) =>
  codes.reduce<CodeParts | undefined>((parts, code) => addCode(parts, code) ?? parts, before);

test("codes read in any order, twice, with blanks around them, give the export again", async () => {
  const codes = await codesOf(made);
  expect(codes.length).toBeGreaterThan(2);
  const parts = collect([...codes.toReversed(), ` ${codes[0]}\n`]);
  expect(parts?.parts.size).toBe(codes.length);
  expect(await joinCodes(parts as CodeParts)).toEqual(made);
});

test("what is no code of ours changes nothing, and codes of another export begin anew", async () => {
  const codes = await codesOf(made);
  const parts = collect(codes.slice(0, 1));
  expect(addCode(parts, "5012345678900")).toBeUndefined();
  expect(addCode(parts, codes[1]?.replace(".2.", ".99.") ?? "")).toBeUndefined();
  const other = await codesOf({ ...made, digest: "ef".repeat(32) });
  expect(collect(other.slice(0, 1), parts)).toMatchObject({ series: "efefefef", count: other.length });
  expect(collect(other.slice(0, 1), parts)?.parts.size).toBe(1);
});

test("a code with another letter in it does not unpack to the same", async () => {
  const [first = "", ...rest] = await codesOf(made);
  const at = first.length - 40;
  const changed = first.slice(0, at) + (first[at] === "A" ? "B" : "A") + first.slice(at + 1);
  const joined = await joinCodes(collect([changed, ...rest]) as CodeParts).catch(() => undefined);
  expect(joined).not.toEqual(made);
});
