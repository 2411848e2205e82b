import { observable } from "../../observable.ts";
import type { Till } from "../../till.ts";

/** How far the till has come since the page was opened. */
export type Opening =
  | { phase: "opening" }
  | { phase: "insecure" }
  | { phase: "otherTab" }
  | { phase: "noRoom" }
  | { phase: "broken"; detail: string }
  | { phase: "open"; till: Till };

export const opening = observable<Opening>({ phase: "opening" });
