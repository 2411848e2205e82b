import type { PaperPart } from "@counterfoil/ui/paper-parts";

/** As wide as mail programs on a phone show without breaking lines. */
const WIDTH = 40;

/** A paper as the text of a mail. What only a scanner reads is left out. */
export function drawText(parts: readonly PaperPart[]): string {
  return parts.flatMap(linesOf).join("\n");
}

function linesOf(part: PaperPart): string[] {
  switch (part.kind) {
    case "text":
      return [part.align === "centre" ? centred(part.text) : `${part.indent ? "  " : ""}${part.text}`];
    case "row":
      return [spread(`${part.indent ? "  " : ""}${part.left}`, part.right)];
    case "mark":
      return [centred(`*** ${part.text} ***`)];
    case "rule":
      return ["-".repeat(WIDTH)];
    case "table":
      return ["", ...[part.head, ...part.rows].map(([first = "", ...figures]) => spread(first, columns(figures)))];
    case "bars":
      return [centred(part.code)];
    case "slip":
      return ["", "=".repeat(WIDTH), ...part.parts.flatMap(linesOf), "=".repeat(WIDTH)];
    case "gap":
      return [""];
    case "qr":
    case "picture":
      return [];
  }
}

const centred = (text: string) => " ".repeat(Math.max(0, Math.floor((WIDTH - text.length) / 2))) + text;
const columns = (figures: string[]) => figures.map((figure) => figure.padStart(9)).join(" ");

/** A figure that finds no place beside its text stands below it. */
function spread(left: string, right: string): string {
  const room = WIDTH - left.length - right.length;
  return room > 0 ? left + " ".repeat(room) + right : `${left}\n${right.padStart(WIDTH)}`;
}
