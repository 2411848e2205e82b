import { expect, test } from "vitest";
import { count } from "./run-vitest.ts";

const file = (...tests: string[]) => ({
  status: tests.includes("failed") ? "failed" : "passed",
  assertionResults: tests.map((status) => ({ status })),
});

test.each([
  ["all passed", { numPassedTests: 2, numFailedTests: 0, testResults: [file("passed", "passed")] }, 0, 2, 0],
  ["one failed", { numPassedTests: 1, numFailedTests: 1, testResults: [file("passed", "failed")] }, 1, 1, 1],
  [
    "a file that does not load",
    { numPassedTests: 1, numFailedTests: 0, testResults: [file("passed"), { status: "failed", assertionResults: [] }] },
    1,
    1,
    1,
  ],
  ["an error outside of every test", { numPassedTests: 1, numFailedTests: 0, testResults: [file("passed")] }, 1, 1, 1],
])("%s", (_what, report, code, passed, failed) => {
  expect(count(report, code)).toEqual({ passed, failed });
});
