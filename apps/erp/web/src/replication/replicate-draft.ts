import type { Mode, Model, ObjectType } from "./replication.ts";

export const rhythms = ["hourly", "daily", "weekdays", "weekly", "pattern"] as const;
export type Rhythm = (typeof rhythms)[number];
export type When = "now" | "once" | "regularly";

/** What somebody is about to replicate. */
export type Draft = {
  /** One type, or all that the model has. */
  objectType: ObjectType | "all";
  mode: Mode;
  keys: string;
  test: boolean;
  when: When;
  /** By the clock of who types it: "2026-12-01T22:00:00". */
  at: string;
  rhythm: Rhythm;
  time: string;
  weekday: string;
  pattern: string;
};

export const draftFor = ({ objectTypes }: Model): Draft => ({
  objectType: objectTypes.length === 1 ? (objectTypes[0] as ObjectType) : "all",
  mode: "changes",
  keys: "",
  test: false,
  when: "now",
  at: "",
  rhythm: "daily",
  time: "03:00",
  weekday: "1",
  pattern: "0 3 * * *",
});

export const typesOf = ({ objectType }: Draft, model: Model): ObjectType[] =>
  objectType === "all" ? model.objectTypes : [objectType];

/** Numbers as they were typed, pasted or read from a file: whatever is between them parts them. */
export const keysIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** The numbers of a file: the first column, without its heading. */
export function keysInFile(text: string): string[] {
  const cells = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/)[0] ?? "").trim().replace(/^"(.*)"$/, "$1"))
    .filter(Boolean);
  return /^\D*$/.test(cells[0] ?? "") && cells.some((cell) => /\d/.test(cell)) ? cells.slice(1) : cells;
}

/** The rhythm as a pattern of minute, hour, day, month, weekday; undefined when the time cannot be read. */
export function cronOf({ rhythm, time, weekday, pattern }: Draft): string | undefined {
  if (rhythm === "pattern") return pattern.trim();
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time.trim()) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const clock = `${Number(minute)} ${Number(hour)} * *`;
  if (rhythm === "hourly") return `${Number(minute)} * * * *`;
  if (rhythm === "weekdays") return `${clock} 1-5`;
  return rhythm === "weekly" ? `${clock} ${weekday}` : `${clock} *`;
}
