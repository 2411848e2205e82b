import { attribute } from "../shape/fields.ts";
import { codeValue } from "../shape/values.ts";

/**
 * What the sender did with an object or an entry of a list: 01 created, 02 changed, 03 deleted, 04 saved (created or changed), 05 removed
 * (if it was there), 06 nothing. General knowledge, not verified. Some senders leave the zero out.
 */
const actionCodes = codeValue({
  "1": "01",
  "2": "02",
  "3": "03",
  "4": "04",
  "5": "05",
  "6": "06",
  "01": "01",
  "02": "02",
  "03": "03",
  "04": "04",
  "05": "05",
  "06": "06",
});

export const actionCode = attribute("actionCode", actionCodes);
export type ActionCode = "01" | "02" | "03" | "04" | "05" | "06";

/** The object or entry is gone. */
export const isRemoval = (code: ActionCode | undefined): boolean => code === "03" || code === "05";
