// pino's numbers: 40 is warn, 50 error, 60 fatal.
const words: Record<number, string> = { 40: "warning", 50: "error", 60: "fatal" };

/** The line for the console when a program's log line is a warning or worse; all else stays in its file. */
export function consoleLine(program: string, line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const entry = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } };
    const word = words[entry.level ?? 0];
    if (word === undefined) return undefined;
    const said = [entry.msg, entry.err?.message].filter((part) => part !== undefined && part !== "");
    return `${program} ${word}: ${[...new Set(said)].join(": ")}`;
  } catch {
    return undefined;
  }
}
