// node tools/fault-loop.ts --trials 200: makes things go wrong under a running retailer and proves that nothing is lost and nothing is
// there twice. --seed N repeats the choices of a run, --prove-every N says how often all is counted, --only TEXT takes some kinds alone.
import { parseArgs } from "node:util";
import { runTrials } from "./faults/run-trials.ts";

const { values } = parseArgs({
  options: {
    trials: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    "prove-every": { type: "string", default: "10" },
    only: { type: "string", default: "" },
  },
});

const stopping = new AbortController();
// To this process alone: Ctrl-C would end the programs as well.
process.once("SIGTERM", () => stopping.abort());

const outcome = await runTrials({
  trials: Number(values.trials),
  seed: Number(values.seed),
  proveEvery: Number(values["prove-every"]),
  only: values.only,
  stop: stopping.signal,
  say: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
});
process.exitCode = outcome.faults.length === 0 ? 0 : 1;
