/** Lines of a table as spreadsheets read them: UTF-8 with BOM, so that umlauts stay, and semicolons, which work in both languages. */
export function writeTable(
  columns: readonly string[],
  rows: Iterable<Readonly<Record<string, string | number | boolean | undefined>>>,
): string {
  let text = `\uFEFF${columns.join(";")}\r\n`;
  for (const row of rows) text += `${columns.map((column) => cell(row[column])).join(";")}\r\n`;
  return text;
}

/** A text that begins like a formula would be run by the spreadsheet that opens it. */
function cell(value: string | number | boolean | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+@\t\r]|^-(?![\d.,]+$)|^'+[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
