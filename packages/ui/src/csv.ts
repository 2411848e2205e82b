/** A comma where decimals have points, a semicolon where they have commas: what spreadsheets of that language open by a double click. */
export function toCsv(header: string[], rows: (string | number)[][], separator: "," | ";"): string {
  const lines = [header, ...rows].map((row) => row.map((value) => csvField(value, separator)).join(separator));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;

/** On the reader's clock, in the form that spreadsheets of every language read as a moment. */
function localMoment(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace("T", " ");
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers, negative ones too. */
function csvField(value: string | number, separator: string): string {
  if (typeof value === "number") return separator === ";" ? String(value).replace(".", ",") : String(value);
  if (isInstant.test(value)) return localMoment(new Date(value));
  const isNumber = /^-?\d+([.,]\d+)?$/.test(value);
  const text = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function download(name: string, content: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The click only starts the download; the address must outlive this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
