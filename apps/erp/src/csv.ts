/** One CSV line per row, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(columns: readonly string[], rows: Iterable<readonly unknown[]>): string {
  let text = `\ufeff${columns.join(",")}\r\n`;
  for (const row of rows) text += `${row.map(csvValue).join(",")}\r\n`;
  return text;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function csvValue(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
