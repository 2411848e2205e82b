// npm test: checks, then unit, database and browser tests; brings what it needs, ends with one line of counts.
import { runChecks } from "./check/run-checks.ts";
import { buildScreens } from "./screens/build-screens.ts";
import { ensureChromium } from "./testing/chromium.ts";
import { runVitest } from "./testing/run-vitest.ts";

/** What the tests stand on counts as a check of its own: a screen that does not build is a failure, not an excuse. */
async function prepare(): Promise<{ environment: Record<string, string>; failed: number }> {
  try {
    const environment = { CHROMIUM_PATH: ensureChromium(console.log) };
    await buildScreens(console.log);
    return { environment, failed: 0 };
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure);
    return { environment: {}, failed: 1 };
  }
}

const { environment, failed: unprepared } = await prepare();
const outcomes = await runChecks(console.log);
const tests = await runVitest(environment);

const passed = tests.passed + outcomes.filter((outcome) => outcome.passed).length;
const failed = tests.failed + outcomes.filter((outcome) => !outcome.passed).length + unprepared;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
