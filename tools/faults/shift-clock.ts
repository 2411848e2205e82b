// Loaded into a program before its own code: its wall clock is off by as many milliseconds as the file says; timers and the monotonic
// clock go on as they are, as when somebody sets the clock of a machine. SIGUSR2: the file says something else now.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { CLOCK_SHIFT_FOLDER = "", PORT, ERP_PORT } = process.env;
const path = join(CLOCK_SHIFT_FOLDER, PORT ?? ERP_PORT ?? "");
const RealDate = Date;
let shiftMs = readShift();

function readShift(): number {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return 0;
  }
}

process.on("SIGUSR2", () => {
  shiftMs = readShift();
});

globalThis.Date = new Proxy(RealDate, {
  construct(target, given, newTarget) {
    return Reflect.construct(target, given.length === 0 ? [RealDate.now() + shiftMs] : given, newTarget);
  },
  apply: () => new RealDate(RealDate.now() + shiftMs).toString(),
  get: (target, name) => (name === "now" ? () => RealDate.now() + shiftMs : Reflect.get(target, name)),
});
