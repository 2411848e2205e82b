// node tools/till-soak.ts --receipts 2000: one till in a real browser sells while its line is cut, its page reloaded, closed or crashed
// and both programs are killed, and in the end till, server and ERP hold the same. --seed N repeats the choices of a run.
import { parseArgs } from "node:util";
import { runSoak } from "./soak/run-soak.ts";

const { values } = parseArgs({
  options: {
    receipts: { type: "string", default: "2000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** In how many of a hundred sales something goes wrong. */
    trouble: { type: "string", default: "15" },
  },
});

const stopping = new AbortController();
// To this process alone: Ctrl-C would end the programs as well.
process.once("SIGTERM", () => stopping.abort());

const faults = await runSoak({
  receipts: Number(values.receipts),
  seed: Number(values.seed),
  trouble: Number(values.trouble) / 100,
  stop: stopping.signal,
  say: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
});
process.exitCode = faults.length === 0 ? 0 : 1;
