export { closeByItself, isTimeToClose, keepClosing } from "./automatic-closing.ts";
export { type ClosingRefusal, closeDay, readClosedFigures, readFigures, type Said, safeAmount } from "./close-day.ts";
export {
  type Compared,
  type Count,
  compareCount,
  denominationsOf,
  emptyCount,
  needsReason,
  needsSignOff,
  sumOfPieces,
} from "./compare-count.ts";
export { type DayFigures, dayFigures, type MovementFigure, type WayFigure, wayKey } from "./day-figures.ts";
export { explainDifference } from "./explain-difference.ts";
export {
  buildCashMovement,
  type CashDirection,
  cashDirections,
  countedMethodsOf,
  nameOfType,
  typeNamed,
} from "./move-cash.ts";
export { openDay } from "./open-day.ts";
