import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../database/apps.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** All tests of all projects, shown as they run; answers how many passed and failed. */
export async function runVitest(environment: Record<string, string>): Promise<{ passed: number; failed: number }> {
  const reportFile = join(repository, ".cache", "vitest.json");
  rmSync(reportFile, { force: true });
  const vitest = join(repository, "node_modules", "vitest", "vitest.mjs");
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const child = spawn(process.execPath, [vitest, ...flags], {
    cwd: repository,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  const code = await new Promise<number | null>((settle, fail) => {
    child.once("error", fail);
    child.once("close", settle);
  });
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  return count(JSON.parse(readFileSync(reportFile, "utf8")) as Report, code);
}

/** A file that does not even load has no tests to fail, and an error outside of every test belongs to none: both count as one. */
export function count(report: Report, code: number | null): { passed: number; failed: number } {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
