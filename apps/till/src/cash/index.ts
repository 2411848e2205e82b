export { closeByItself, isTimeToClose, keepClosing } from "./automatic-closing.ts";
export { closeDay, readClosedFigures, readFigures, safeAmount } from "./close-day.ts";
export {
  type Compared,
  type Count,
  compareCount,
  denominationsOf,
  emptyCount,
  needsReason,
  needsSignOff,
  piecesOf,
  sumOfPieces,
  withPieces,
} from "./compare-count.ts";
export { type DayFigures, type WayFigure, wayKey } from "./day-figures.ts";
export { explainDifference } from "./explain-difference.ts";
export {
  buildCashMovement,
  type CashDirection,
  cashDirections,
  countedMethodsOf,
  MOST_CASH,
  nameOfType,
  typeNamed,
} from "./move-cash.ts";
export { bookFloat, missingFloat, openDay } from "./open-day.ts";
export { openDrawer } from "./open-drawer.ts";
