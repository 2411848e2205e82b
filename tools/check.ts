// npm run check: everything about the source that a program can judge.
import { runChecks } from "./check/run-checks.ts";

const outcomes = await runChecks(console.log);
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
