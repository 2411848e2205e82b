export {
  plainDecimal,
  readAmount,
  readList,
  readMoment,
  readNumber,
  readTable,
  readYes,
  type Table,
  type TableRow,
} from "@counterfoil/platform";
export { type RowFault, type RowProblem, rowProblem } from "./row-fault.ts";
export { writeTable } from "./write-table.ts";
