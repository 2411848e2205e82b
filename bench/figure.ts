/** One measured figure, printed as one JSON line. `ratio`: of what the raw part alone does in the same run. */
export type Figure = {
  figure: string;
  value: number;
  unit: string;
  /** Where the value is the worst of many. */
  median?: number;
  aim?: number;
  against?: string;
  raw?: number;
  ratio?: number;
  detail?: Record<string, number | string>;
};

export function print(figure: Figure): Figure {
  const rounded = { ...figure, value: round(figure.value) };
  if (figure.median !== undefined) rounded.median = round(figure.median);
  if (figure.raw !== undefined)
    Object.assign(rounded, { raw: round(figure.raw), ratio: round(figure.value / figure.raw) });
  console.log(JSON.stringify(rounded));
  return rounded;
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
