import type { Tone } from "@counterfoil/ui/fiori";

/** As the ERP's replication API answers. */
export type Receiver = {
  receiverId: string;
  name: string;
  baseUrl: string;
  technicalUser: string;
  hasSecret: boolean;
  client?: { tokenUrl: string; clientId: string };
  lastContactAt?: string;
  lastFailure?: string;
};

export const objectTypes = [
  "article",
  "businessPartner",
  "promotion",
  "bonusBuy",
  "salesPrice",
  "priceListPrice",
  "purchasePrice",
] as const;
export type ObjectType = (typeof objectTypes)[number];
export type Model = {
  modelId: string;
  name: string;
  receiverId: string;
  objectTypes: ObjectType[];
  active: boolean;
  packageSize: number;
};

export type RunState = "running" | "waiting" | "done" | "doneWithErrors" | "cancelled";
export type Run = {
  runId: number;
  modelId: string;
  receiverId: string;
  objectType: ObjectType;
  mode: "initial" | "changes" | "chosen" | "test";
  state: RunState;
  packageSize: number;
  startedAt: string;
  startedBy: string;
  finishedAt: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  reason: string | null;
  counts: { selected: number; sent: number; refused: number; messages: number };
};

export type RunMessage = {
  messageId: string;
  position: number;
  state: string;
  objects: number;
  bytes: number;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  statusCode: number | null;
  reason: string | null;
};

export type SentObject = {
  receiverId: string;
  objectType: ObjectType;
  objectKey: string;
  state: string;
  changeNumber: number;
  messageId: string;
  runId: number;
  at: string;
  reason: string | null;
};

export const runTones: Record<RunState, Tone> = {
  running: "information",
  waiting: "critical",
  done: "positive",
  doneWithErrors: "negative",
  cancelled: "neutral",
};
export const messageTones: Record<string, Tone> = {
  sent: "positive",
  refused: "negative",
  stored: "information",
  split: "neutral",
};
export const isUnfinished = ({ state }: Run) => state === "running" || state === "waiting";

/** How much of a run is through, in percent; a run over nothing is through. */
export function progressOf({ counts: { selected, sent, refused } }: Run): number {
  return selected === 0 ? 100 : Math.min(100, Math.floor(((sent + refused) / selected) * 100));
}
