/** The lines with errors under their header, each with its reason in one more column: ready to be mended and imported again. */
export function failedRows(text: string, failed: readonly { row: number; problem: string }[]): string {
  if (failed.length === 0) return "";
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const header = lines[0] ?? "";
  const separator = header.includes(";") ? ";" : ",";
  const quoted = (reason: string) => `"${reason.replaceAll('"', '""')}"`;
  const rows = failed.map(({ row, problem }) => `${lines[row - 1] ?? ""}${separator}${quoted(problem)}`);
  return `\uFEFF${[`${header}${separator}problem`, ...rows].join("\r\n")}\r\n`;
}
