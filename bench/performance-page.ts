import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure.ts";

const page = join(import.meta.dirname, "..", "docs", "PERFORMANCE.md");

/** Puts the figures between the marks of their bench; the words around them are people's. */
export function writePerformancePage(bench: string, figures: Figure[], charts = ""): void {
  const [begin, end] = [`<!-- bench ${bench} -->`, `<!-- end ${bench} -->`];
  const text = readFileSync(page, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/PERFORMANCE.md lacks the marks ${begin} and ${end}`);
  writeFileSync(
    page,
    `${text.slice(0, from + begin.length)}\n${tableOf(figures)}${charts && `\n${charts}`}\n${text.slice(to)}`,
  );
}

function tableOf(figures: Figure[]): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const load = loadavg()[1] ?? 0;
  return [
    "",
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}; everything (PostgreSQL, both programs, the tills that send) ran on this one`,
    `machine. Its load in the last five minutes was ${load.toFixed(1)}, this measurement included.`,
    "",
    "| figure | measured | aim | raw part alone, same run | ratio | processor seconds: server, ERP, PostgreSQL |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map(rowOf),
    "",
  ].join("\n");
}

function rowOf({ figure, value, unit, median, aim, against, raw, ratio, detail }: Figure): string {
  const cpu = [detail?.cpuSecondsServer, detail?.cpuSecondsErp, detail?.cpuSecondsPostgres].filter(
    (each) => each !== undefined,
  );
  const of = detail?.objects ?? detail?.receipts;
  const cells = [
    figure,
    `${number(value)} ${unit}${median === undefined ? "" : ` (median ${number(median)})`}`,
    aim ? number(aim) : "",
    raw ? `${number(raw)} (${against})` : "",
    ratio ? ratio.toFixed(2) : "",
    cpu.length > 0 ? `${cpu.join(", ")} for ${number(Number(of))}` : "",
  ];
  return `| ${cells.join(" | ")} |`;
}

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 });
