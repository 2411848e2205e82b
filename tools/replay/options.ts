import { resolve } from "node:path";
import { parseArgs } from "node:util";

export type ReplayOptions = { file: string; from?: string; to?: string; dataDir: string; through: "api" | "till" };

export const usage =
  "npm run replay -- --file data/online-retail/2010-12.csv.gz [--day 2010-12-01 | --from 2010-12-01 --to 2010-12-07] [--through till]";

/** A call that cannot be understood; the usage is printed with it. */
export class OptionError extends Error {}

export function readOptions(args: string[], environment: Record<string, string | undefined>): ReplayOptions {
  const { values } = parse(args);
  if (!values.file) throw new OptionError("--file is missing.");
  if (values.day && (values.from || values.to)) throw new OptionError("--day and --from, --to exclude each other.");
  const only = day("day", values.day);
  const from = day("from", values.from) ?? only;
  const to = day("to", values.to) ?? only;
  if (from && to && from > to) throw new OptionError(`--from ${from} is after --to ${to}.`);
  if (values.through !== undefined && values.through !== "till")
    throw new OptionError(`--through ${values.through} is not known: it is till, or left out.`);
  return {
    through: values.through === undefined ? "api" : "till",
    file: resolve(values.file),
    dataDir: resolve(environment.DATA_DIR?.trim() || ".data"),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args, options: { file: text, day: text, from: text, to: text, through: text } });
  } catch (failure) {
    throw new OptionError((failure as Error).message);
  }
}

function day(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))))
    throw new OptionError(`--${name} ${value} is no day like 2010-12-01.`);
  return value;
}
