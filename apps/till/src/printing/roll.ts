import type { PaperPart } from "@counterfoil/ui/paper-parts";

/** A paper as a receipt printer has it: lines of letters of one width, and what it draws itself. */
export type RollLine =
  | { kind: "line"; text: string; strong?: true; tall?: true; wide?: true }
  | { kind: "bars"; code: string }
  | { kind: "qr"; code: string }
  | { kind: "picture"; address: string }
  /** What follows is torn off by itself. */
  | { kind: "cut" };

type Looks = Omit<Extract<RollLine, { kind: "line" }>, "kind" | "text">;

const INDENT = 2;
/** What Code 128 holds; the receipt printer makes the bars. */
const BARS = /^[ -~]{1,48}$/;

/** Lays a paper out in columns. Nothing is cut off: what is too long for a line goes on in the next. */
export function rollLines(parts: readonly PaperPart[], columns: number): RollLine[] {
  return parts.flatMap((part) => linesOf(part, columns));
}

function linesOf(part: PaperPart, columns: number): RollLine[] {
  switch (part.kind) {
    case "text":
      return texts(part, columns).map((text) => ({ kind: "line", text, ...looksOf(part) }));
    case "row":
      return row(part, columns).map((text) => ({ kind: "line", text, ...looksOf(part) }));
    case "mark": {
      const half = Math.floor(columns / 2);
      const words = wrap(part.text, half).map((text) => centred(text, half));
      return words.map((text) => ({ kind: "line", text, strong: true, tall: true, wide: true }));
    }
    case "rule":
      return [{ kind: "line", text: "-".repeat(columns) }];
    case "gap":
      return [{ kind: "line", text: "" }];
    case "table":
      return table(part, columns).map((text) => ({ kind: "line", text }));
    case "bars":
      return BARS.test(part.code)
        ? [{ kind: "bars", code: part.code }]
        : linesOf({ kind: "text", text: part.code, align: "centre" }, columns);
    case "qr":
      return [{ kind: "qr", code: part.code }];
    case "picture":
      return [{ kind: "picture", address: part.address }];
    case "slip":
      return [{ kind: "cut" }, ...rollLines(part.parts, columns)];
  }
}

const looksOf = ({ strong, size }: { strong?: true; size?: string }): Looks => ({
  ...(strong && { strong }),
  ...(size === "large" && { tall: true }),
});

function texts({ text, align, indent }: Extract<PaperPart, { kind: "text" }>, columns: number): string[] {
  const room = columns - (indent ? INDENT : 0);
  const lines = wrap(text, room);
  if (align) return lines.map((line) => centred(line, columns));
  return lines.map((line) => " ".repeat(columns - room) + line);
}

/** The figure stands at the end of the last line. */
function row({ left, right, indent }: Extract<PaperPart, { kind: "row" }>, columns: number): string[] {
  const before = indent ? INDENT : 0;
  const figure = plain(right).slice(0, columns - before);
  const room = columns - before - figure.length - 1;
  // A figure that leaves no room for words stands on a line of its own.
  const isNarrow = room < columns / 3;
  const words = wrap(left, isNarrow ? columns - before : room);
  const lines = isNarrow ? [...words, ""] : words;
  const last = lines.pop() ?? "";
  const shift = " ".repeat(before);
  return [...lines.map((line) => shift + line), shift + last + figure.padStart(columns - before - last.length)];
}

/** Figures are as wide as they are; titles take what is left. */
function table({ head, rows }: Extract<PaperPart, { kind: "table" }>, columns: number): string[] {
  const cells = [head, ...rows].map((cellsOfRow) => cellsOfRow.map(plain));
  const most = Math.floor(columns / head.length) - 1;
  const widths = head.map((_title, column) => {
    const figures = cells.slice(1).map((each) => each[column]?.length ?? 0);
    return Math.max(Math.min(cells[0]?.[column]?.length ?? 0, most), ...figures);
  });
  const first = Math.max(columns - widths.slice(1).reduce((sum, width) => sum + width + 1, 0), widths[0] ?? 0);
  return cells.map((each) =>
    each
      .map((cell, column) => {
        const width = column === 0 ? first : (widths[column] ?? 0);
        return column === 0 ? cell.slice(0, width).padEnd(width) : ` ${cell.slice(0, width).padStart(width)}`;
      })
      .join("")
      .slice(0, columns),
  );
}

const centred = (text: string, columns: number) => " ".repeat(Math.floor((columns - text.length) / 2)) + text;

/** At spaces; a word that is longer than a line is broken. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text).split(" ")) {
    let rest = word;
    if (line !== "" && line.length + 1 + rest.length <= room) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== "") lines.push(line);
    while (rest.length > room) {
      lines.push(rest.slice(0, room));
      rest = rest.slice(room);
    }
    line = rest;
  }
  return [...lines, line];
}

const simpler: Record<string, string> = {
  ...{ "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u00a0": " ", "\u202f": " " },
  ...{ "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u201a": "'" },
};

/** Printers have the letters of the old code pages: typography that these lack becomes what a typewriter had. */
const plain = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll(/[\u2212\u2013\u2014\u2026\u00a0\u202f\u201c-\u201e\u2018-\u201a]/g, (sign) => simpler[sign] ?? sign)
    .replaceAll(/\s+/g, " ")
    .trim();
