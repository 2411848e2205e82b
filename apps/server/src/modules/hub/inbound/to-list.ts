import { type ActionCode, isRemoval } from "@counterfoil/sap";
import type { TransmittedList } from "../../../bulk/transmitted-list.ts";

type Sent = { actionCode?: ActionCode };

/** Entries that the sender removes go to `removed`, those that it only names to `untouched`, the others to `entries`. */
export function toList<From extends Sent, To>(
  complete: boolean | undefined,
  sent: readonly From[],
  map: (entry: From, index: number) => To,
): TransmittedList<To> {
  // Few senders name actions inside of lists that they send whole, and an object has a dozen lists.
  const isPlain = sent.every(({ actionCode }) => actionCode === undefined);
  const { entries = [], removed, untouched } = isPlain ? { entries: sent } : Object.groupBy(sent, fateOf);
  return {
    complete: complete === true,
    entries: entries.map(map),
    ...(removed === undefined ? {} : { removed: removed.map(map) }),
    ...(untouched === undefined ? {} : { untouched: untouched.map(map) }),
  };
}

function fateOf({ actionCode }: Sent): "entries" | "removed" | "untouched" {
  if (isRemoval(actionCode)) return "removed";
  return actionCode === "06" ? "untouched" : "entries";
}
