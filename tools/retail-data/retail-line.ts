/** One row of an Online Retail file, parsed and not yet understood. */
export type RetailLine = {
  /** Row in the file, the header being row 1. */
  row: number;
  invoice: string;
  /** In capitals: `85123a` and `85123A` are one article. */
  stockCode: string;
  description: string;
  quantity: number;
  /** Local time of the shop, `2010-12-01T08:26:00`. */
  at: string;
  /** Pence, half a penny up; one line of the whole set has a price below a penny. */
  unitPriceMinor: number;
  customer?: string;
  country: string;
};

/** A row that does not have the form of the data set. */
export class RetailFileError extends Error {
  readonly code = "retail-file-invalid";
}
