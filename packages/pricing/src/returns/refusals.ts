import { quantityToMilli } from "@counterfoil/contracts";
import type { LineState } from "./line-state.ts";

export type ReturnRefusalCode =
  | "lineUnknown"
  | "lineRepeated"
  | "notASale"
  | "notReturnable"
  | "quantityInvalid"
  | "nothingLeft"
  | "moreThanSold";

/** `left` is how many may still come back. */
export type ReturnRefusal = { code: ReturnRefusalCode; lineId: string; left?: number };

export type ReturnWish = { lineId: string; quantity: number };

/** All that stands against a return; nothing is given back as long as there is anything. */
export function refuseReturn(states: ReadonlyMap<string, LineState>, wishes: readonly ReturnWish[]): ReturnRefusal[] {
  const seen = new Set<string>();
  return wishes.flatMap((wish): ReturnRefusal[] => {
    const { lineId } = wish;
    if (seen.has(lineId)) return [{ code: "lineRepeated", lineId }];
    seen.add(lineId);
    const state = states.get(lineId);
    if (!state) return [{ code: "lineUnknown", lineId }];
    const leftMilli = Math.max(state.soldMilli - state.beforeMilli, 0);
    const code = refusalOf(state, leftMilli, wish);
    return code ? [{ code, lineId, left: leftMilli / 1000 }] : [];
  });
}

function refusalOf({ line }: LineState, leftMilli: number, { quantity }: ReturnWish): ReturnRefusalCode | undefined {
  if (line.quantity <= 0) return "notASale";
  if (line.returnable === false) return "notReturnable";
  if (leftMilli === 0) return "nothingLeft";
  const milli = quantityToMilli(quantity);
  if (milli === undefined || milli <= 0) return "quantityInvalid";
  return milli > leftMilli ? "moreThanSold" : undefined;
}
