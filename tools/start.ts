// npm start: the whole suite on this machine; on an empty data folder with a demo retailer on real data.
import { faultLine } from "./start/fault.ts";
import { say } from "./start/progress.ts";
import { runSuite } from "./start/run-suite.ts";
import { readSettings } from "./start/settings.ts";

try {
  process.exitCode = await runSuite(readSettings(process.env));
} catch (failure) {
  say(faultLine(failure));
  process.exitCode = 1;
}
