import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Bulk } from "./bulk-transaction.ts";

export type CopyValue = string | number | boolean | null | undefined;

/**
 * Writes rows with COPY, the fastest way into a table. `table` and `columns` are names from our code, never from a message;
 * values are escaped as COPY's text format asks.
 */
export async function copyRows(
  { client }: Bulk,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  stream.end(copyText(rows));
  await finished(stream);
}

export function copyText(rows: readonly (readonly CopyValue[])[]): string {
  let text = "";
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      if (column > 0) text += "\t";
      text += copyValue(row[column]);
    }
    text += "\n";
  }
  return text;
}

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyValue(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value !== "string") return String(value);
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] as string) : value;
}
