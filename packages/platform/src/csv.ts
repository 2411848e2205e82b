import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

export type CsvValue = string | number | boolean | null | undefined;

/** One line of a table. A text that begins like a formula would be run by the spreadsheet that opens it: it gets an apostrophe. */
export function csvLine(values: readonly CsvValue[], separator: "," | ";" = ";"): string {
  return `${values.map((value) => cell(value, separator)).join(separator)}\r\n`;
}

function cell(value: CsvValue, separator: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+@\t\r]|^-(?![\d.,]+$)|^'+[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Page<Row> = { items: readonly Row[]; next?: string };
export type CsvColumn<Row> = readonly [title: string, value: (row: Row) => CsvValue];
type Export<Row> = {
  name: string;
  columns: readonly CsvColumn<Row>[];
  /** A page of the list that is exported, as its screen reads it. */
  readPage: (position: { next?: string; limit: number }) => Promise<Page<Row>>;
};

/** Said in the documentation and on the screen: who needs more narrows the filter. */
export const rowsAtMost = 1_000_000;
const PAGE = 500;

/** A whole list as CSV while it is read, page by page: its size is nobody's memory. A failure on the way breaks the download off. */
export async function sendCsv<Row>(reply: FastifyReply, { name, columns, readPage }: Export<Row>) {
  // The first page before the first byte: a filter that cannot be read is refused as on the screen.
  const first = await readPage({ limit: PAGE });
  return reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}.csv"`)
    .header("x-rows-at-most", String(rowsAtMost))
    .send(Readable.from(lines(first)));

  async function* lines(page: Page<Row>): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(columns.map(([title]) => title))}`;
    for (let rows = 0; ; ) {
      const items = page.items.slice(0, rowsAtMost - rows);
      rows += items.length;
      yield items.map((row) => csvLine(columns.map(([, value]) => value(row)))).join("");
      if (page.next === undefined || rows >= rowsAtMost) return;
      page = await readPage({ next: page.next, limit: PAGE });
    }
  }
}
