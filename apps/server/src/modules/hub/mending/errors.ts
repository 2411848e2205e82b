import { problemOf } from "@counterfoil/platform";

export const groupUnknown = problemOf(404, "mending-group-unknown", "Nothing is open of this cause any more");
export const nothingChosen = problemOf(409, "mending-nothing-open", "None of the chosen is open any more");
export const notCurableHere = problemOf(422, "mending-not-curable-here", "A code here does not cure this cause");
export const cannotSettle = problemOf(422, "mending-cannot-settle", "What was sold cannot be put away");
export const messageNotEditable = problemOf(409, "message-not-editable", "This message cannot be corrected now");
export const editedMeanwhile = problemOf(
  409,
  "message-edited-meanwhile",
  "Somebody else has corrected the message meanwhile",
);
export const fieldNotCorrectable = problemOf(422, "field-not-correctable", "This field cannot be corrected");
