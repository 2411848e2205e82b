import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { RetailFileError, type RetailLine } from "./retail-line.ts";

const columns = [
  "InvoiceNo",
  "StockCode",
  "Description",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
  "Country",
];

/** Row by row, so that a file of any size needs the memory of one row. */
export async function* readRetailLines(path: string): AsyncGenerator<RetailLine> {
  const bytes = createReadStream(path);
  const parser = parse({ bom: true, relax_column_count: true });
  const text = path.endsWith(".gz") ? bytes.pipe(createGunzip().on("error", (error) => parser.destroy(error))) : bytes;
  bytes.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let row = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    if (row === 1) checkHeader(cells, path);
    else yield toRetailLine(cells, row);
  }
  if (row === 0) throw new RetailFileError(`${path} is empty`);
}

function checkHeader(cells: string[], path: string): void {
  if (columns.some((column, index) => cells[index] !== column))
    throw new RetailFileError(`${path} does not begin with the columns ${columns.join(", ")}`);
}

export function toRetailLine(cells: string[], row: number): RetailLine {
  if (cells.length !== columns.length) throw new RetailFileError(`row ${row} has ${cells.length} columns, not 8`);
  const [
    invoice = "",
    stockCode = "",
    description = "",
    quantity = "",
    at = "",
    price = "",
    customer = "",
    country = "",
  ] = cells.map((cell) => cell.trim());
  const line: RetailLine = {
    row,
    invoice: matching(/^[A-Z]?\d{6}$/, invoice, "InvoiceNo", row),
    stockCode: matching(/^[A-Za-z0-9_ ]{1,20}$/, stockCode, "StockCode", row).toUpperCase(),
    description,
    quantity: Number(matching(/^-?\d{1,6}$/, quantity, "Quantity", row)),
    at: matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, at, "InvoiceDate", row).replace(" ", "T"),
    unitPriceMinor: penceOf(matching(/^-?\d{1,7}(\.\d{1,4})?$/, price, "UnitPrice", row)),
    country,
  };
  // Written by a spreadsheet as a decimal: 17850.0
  if (customer) line.customer = matching(/^\d{1,10}(\.0)?$/, customer, "CustomerID", row).replace(".0", "");
  return line;
}

function matching(pattern: RegExp, text: string, column: string, row: number): string {
  if (!pattern.test(text))
    throw new RetailFileError(`row ${row}: ${column} "${text.slice(0, 40)}" is not of the expected form`);
  return text;
}

/** "0.001" -> 0, "2.55" -> 255; on digits, for 1.005 * 100 is not 100.5 in a double. */
function penceOf(text: string): number {
  const [, sign = "", pounds = "0", decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = decimals.padEnd(4, "0");
  const pence = Number(pounds) * 100 + Number(digits.slice(0, 2)) + (Number(digits.slice(2)) >= 50 ? 1 : 0);
  return sign && pence !== 0 ? -pence : pence;
}
