import type { Figure } from "../figure.ts";

const promotions = ["100", "10,000", "100,000"];
const baskets = ["10 lines, the demo's offers", "10 lines, 100 promotions", "50 lines, 1,000 promotions"];

/** As Mermaid charts: a basket's time over ever more promotions, and the rate over HTTP as a part of the bare server's; the lines are the aims. */
export function chartsOf(figures: readonly Figure[]): string {
  const of = (name: string) => figures.find(({ figure }) => figure === name);
  const times = (which: string) => promotions.map((count) => of(`50 lines, ${count} promotions: ${which}`)?.value ?? 0);
  const ratios = baskets.map((basket) => of(`baskets priced over HTTP: ${basket}`)?.ratio ?? 0);
  return [
    chart("50 lines: microseconds a basket (median, 99th percentile; aim of the median)", promotions, [
      ["bar", times("99th percentile")],
      ["bar", times("median")],
      ["line", promotions.map(() => 100)],
    ]),
    chart("Over HTTP: part of the bare server's rate (aim 0.7)", baskets, [
      ["bar", ratios],
      ["line", baskets.map(() => 0.7)],
    ]),
  ].join("\n");
}

function chart(
  title: string,
  labels: readonly string[],
  series: readonly ["bar" | "line", readonly number[]][],
): string {
  const highest = Math.max(...series.flatMap(([, values]) => values));
  return [
    "```mermaid",
    "xychart-beta",
    `  title "${title}"`,
    `  x-axis [${labels.map((label) => `"${label}"`).join(", ")}]`,
    `  y-axis 0 --> ${highest < 1 ? 1 : Math.ceil(highest / 100) * 100}`,
    ...series.map(([kind, values]) => `  ${kind} [${values.join(", ")}]`),
    "```",
    "",
  ].join("\n");
}
