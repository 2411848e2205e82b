import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BareInstance } from "../tools/instance/instance.ts";

export type CpuSeconds = { server: number; erp: number; postgres: number };

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** Processor time that the three programs have used so far: unlike the clock, it does not depend on what else the machine does. Linux only. */
export function cpuSeconds({ server, erp, dataDir }: BareInstance): CpuSeconds {
  const postmaster = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0] ?? "";
  const backends = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster);
  const postgres = backends.reduce((sum, pid) => sum + used(pid), used(postmaster));
  return { server: used(String(server.pid)), erp: used(String(erp.pid)), postgres };
}

export function cpuDetail(before: CpuSeconds, after: CpuSeconds): Record<string, number> {
  const round = (seconds: number) => Math.round(seconds * 100) / 100;
  return {
    cpuSecondsServer: round(after.server - before.server),
    cpuSecondsErp: round(after.erp - before.erp),
    cpuSecondsPostgres: round(after.postgres - before.postgres),
  };
}

const parentOf = (pid: string) => statOf(pid)[1];

/** Own time and that of children that have ended: fields 14 to 17 of /proc/<pid>/stat. */
function used(pid: string): number {
  return (
    statOf(pid)
      .slice(11, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
  );
}

function statOf(pid: string): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    // Ended since it was listed.
    return [];
  }
}
