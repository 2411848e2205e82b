/** What a replay has found so far. Rows are arrays: hundreds of thousands of them pass between threads. */
export type Figures = {
  receipts: number;
  touched: number;
  skipped: number;
  cost: number;
  revenueBefore: number;
  revenueAfter: number;
  busyMs: number;
  /** By business day: receipts, touched ones, cost. */
  byDay: Record<string, DayRow>;
  /** By article, of touched receipts: thousandths sold, receipts, cost. */
  byArticle: Record<string, ArticleRow>;
};
export type DayRow = [receipts: number, touched: number, cost: number];
export type ArticleRow = [quantityMilli: number, receipts: number, cost: number];

export function noFigures(): Figures {
  return {
    receipts: 0,
    touched: 0,
    skipped: 0,
    cost: 0,
    revenueBefore: 0,
    revenueAfter: 0,
    busyMs: 0,
    byDay: {},
    byArticle: {},
  };
}

export function addFigures(sum: Figures, more: Figures): void {
  for (const field of ["receipts", "touched", "skipped", "cost", "revenueBefore", "revenueAfter", "busyMs"] as const)
    sum[field] += more[field];
  addRows(sum.byDay, more.byDay);
  addRows(sum.byArticle, more.byArticle);
}

function addRows(sums: Record<string, [number, number, number]>, rows: Record<string, [number, number, number]>): void {
  for (const [key, row] of Object.entries(rows)) addRow(sums, key, row);
}

export function addRow(sums: Record<string, [number, number, number]>, key: string, row: readonly number[]): void {
  const sum = sums[key];
  if (sum === undefined) sums[key] = [row[0] ?? 0, row[1] ?? 0, row[2] ?? 0];
  else for (let index = 0; index < 3; index += 1) sum[index] = (sum[index] ?? 0) + (row[index] ?? 0);
}
