import { Cli } from "kysely-codegen";

/**
 * The tables as Kysely sees them. Types follow the parsers of packages/platform: int8 is a number (checked to be safe),
 * timestamptz a Date, numeric and date text. graphile-worker's own tables are nobody's business.
 */
export async function databaseTypes(url: string): Promise<string> {
  const text = await new Cli().generate({
    url,
    dialect: "postgres",
    outFile: null,
    logLevel: "silent",
    dateParser: "string",
    numericParser: "string",
    typeMapping: { int8: "number", xid8: "string" },
    excludePattern: "graphile_worker.*",
  });
  return `${text.trimEnd()}\n`;
}
