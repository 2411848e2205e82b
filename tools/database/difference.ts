const shownLines = 20;

/** The lines between the common beginning and the common end of two texts; `-` is committed, `+` is as it should be. */
export function firstDifference(committed: string, fresh: string): string {
  const before = committed.split("\n");
  const after = fresh.split("\n");
  const start = commonLength(before, after);
  const end = commonLength(before.slice(start).reverse(), after.slice(start).reverse());
  const removed = before.slice(start, before.length - end).map((line) => `- ${line}`);
  const added = after.slice(start, after.length - end).map((line) => `+ ${line}`);
  return [`@@ line ${start + 1}`, ...shorten(removed), ...shorten(added)].join("\n");
}

function commonLength(one: string[], other: string[]): number {
  const first = one.findIndex((line, index) => line !== other[index]);
  return first === -1 ? one.length : first;
}

function shorten(lines: string[]): string[] {
  const more = lines.length - shownLines;
  return more > 0 ? [...lines.slice(0, shownLines), `  … ${more} more`] : lines;
}
