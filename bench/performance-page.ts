import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure.ts";

const page = join(import.meta.dirname, "..", "docs", "PERFORMANCE.md");

/** Puts the figures between the marks of their bench; the words around them are people's. */
export function writePerformancePage(bench: string, figures: Figure[]): void {
  const [begin, end] = [`<!-- bench ${bench} -->`, `<!-- end ${bench} -->`];
  const text = readFileSync(page, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/PERFORMANCE.md lacks the marks ${begin} and ${end}`);
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n${tableOf(figures)}\n${text.slice(to)}`);
}

function tableOf(figures: Figure[]): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const rows = figures.map(
    ({ figure, value, unit, aim, against, raw, ratio }) =>
      `| ${[figure, `${number(value)} ${unit}`, aim ? number(aim) : "", raw ? `${number(raw)} (${against})` : "", ratio ? ratio.toFixed(2) : ""].join(" | ")} |`,
  );
  return [
    "",
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}, everything (PostgreSQL, both programs, the tills that send) on this one machine.`,
    "",
    "| figure | measured | aim | raw part alone, same run | ratio |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 });
