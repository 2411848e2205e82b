export { plainDecimal, readAmount, readList, readMoment, readNumber, readYes } from "./read-cells.ts";
export { readTable, type Table, type TableRow } from "./read-table.ts";
