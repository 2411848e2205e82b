import { readFileSync, writeFileSync } from "node:fs";
import type { Figure } from "./figure.ts";

const MEGA = 1_000_000;

/** The most memory that a process has had since `forgetPeak`, as the kernel counts it. Linux only. */
export function peakMegabytes(pid: number | undefined): number {
  return field(pid, "VmHWM");
}

export function forgetPeak(pid: number | undefined): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

function field(pid: number | undefined, name: string): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8")
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  return (Number(/\d+/.exec(line ?? "")?.[0]) * 1024) / MEGA;
}

type Measured = { url: string; pid: number | undefined };

/** What a program had at most during some work, and what its heap holds after it. */
export async function memoryFigure(figure: string, { url, pid }: Measured, aim?: number): Promise<Figure> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]);
  const detail = { megabytesNow: Math.round(field(pid, "VmRSS")), heapMegabytes: Math.round(heap / MEGA) };
  return { figure, value: peakMegabytes(pid), unit: "MB at most", ...(aim === undefined ? {} : { aim }), detail };
}
