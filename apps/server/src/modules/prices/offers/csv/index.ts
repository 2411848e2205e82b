export { type OfferCells, offerColumns } from "./columns.ts";
export { offerFromRow, offerToCells } from "./offer-cells.ts";
export type { CellProblem } from "./terms-cells.ts";
