import type { PostingState, Transaction } from "@counterfoil/contracts";
import type { PosIdocType } from "@counterfoil/sap";

/** What sales tells of an accepted transaction. */
export type NewMessage = {
  storeId: string;
  id: string;
  tillId: string;
  running: number;
  number: string;
  kind: Transaction["kind"];
  lineCount: number;
};

export const serviceOf = {
  receipt: "WPUBON01",
  cashMovement: "WPUFIB01",
  goodsMovement: "WPUWBW01",
} as const satisfies Record<Transaction["kind"], PosIdocType>;

/** Why something did not go through. Only what the message itself is to blame for ends as dead. */
export type ReasonCode =
  | "connection"
  | "timeout"
  | "authorisation"
  | "serverError"
  | "refused"
  | "mapping"
  | "erpSetAside";

export type StateChange = { storeId: string; id: string; state: PostingState; reason?: string };
