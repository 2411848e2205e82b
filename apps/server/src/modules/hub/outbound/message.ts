import type { Closing, PostingState, Transaction } from "@counterfoil/contracts";
import type { PosIdocType } from "@counterfoil/sap";
import type { FailureCode, OutboundServiceName } from "../communication/index.ts";

/** What sales tells of an accepted transaction. */
export type NewMessage = {
  storeId: string;
  id: string;
  tillId: string;
  running: number;
  number: string;
  lineCount: number;
  transaction: Transaction;
};
export type ClosingMessage = NewMessage & { transaction: Closing };

export function isClosing(message: NewMessage): message is ClosingMessage {
  return message.transaction.kind === "closing";
}

const services = {
  receipt: "WPUBON01",
  cashMovement: "WPUFIB01",
  goodsMovement: "WPUWBW01",
  closing: "WPUFIB01",
} as const;

/** In which kind of document a transaction is told; a closing has parts beside it. */
export function serviceOf({ kind }: Transaction): PosIdocType {
  return services[kind];
}

/** The service of an arrangement by which each kind of document goes. */
export const arrangedAs = {
  WPUBON01: "salesTransactions",
  WPUUMS01: "salesTransactions",
  WPUTAB01: "salesTransactions",
  WPUFIB01: "financialTransactions",
  WPUWBW01: "goodsMovements",
} as const satisfies Record<PosIdocType, OutboundServiceName>;
export const arrangedServices = ["salesTransactions", "financialTransactions", "goodsMovements"] as const;

/** The kinds of documents that go by these services. */
export function idocTypesOf(services: readonly OutboundServiceName[]): PosIdocType[] {
  const all = Object.entries(arrangedAs) as [PosIdocType, OutboundServiceName][];
  return all.filter(([, service]) => services.includes(service)).map(([type]) => type);
}

/** Why something did not go through. Only what the message itself is to blame for ends as dead. */
export type ReasonCode = FailureCode | "mapping" | "erpSetAside";

/** `closingId`: the message is a part of that closing, and its id is no transaction's. */
export type StateChange = {
  storeId: string;
  id: string;
  state: PostingState;
  reason?: string;
  closingId?: string | null;
};
