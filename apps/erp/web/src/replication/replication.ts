import type { Tone } from "@counterfoil/ui/fiori";
import type { Names } from "../common/names.ts";
import type { Criterion } from "./filter.ts";

/** As the ERP's replication API answers. */
/** A communication system that models send to. */
export type Receiver = { receiverId: string; name: string };

export const objectTypes = [
  "article",
  "businessPartner",
  "relationship",
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
  timeZone: string;
  filters: Partial<Record<ObjectType, Criterion[]>>;
};
/** How far a model has come with a type: `loaded` once an initial run was started. */
export type ModelType = { objectType: ObjectType; loaded: boolean; words: { en: string; de: string }[] };

export const modes = ["changes", "initial", "chosen"] as const;
export type Mode = (typeof modes)[number];
export type Facts = Record<string, string | number>;
/** Why something is as it is: a code for the screen's words, and what the receiver said itself. */
export type Why = { reason: string | null; reasonCode: string | null; reasonFacts: Facts | null };

export type RunState = "running" | "waiting" | "done" | "doneWithErrors" | "cancelled";
export type Run = {
  runId: number;
  modelId: string;
  receiverId: string;
  objectType: ObjectType;
  mode: Mode | "test";
  testOf: Mode | null;
  retryOf: number | null;
  state: RunState;
  packageSize: number;
  startedAt: string;
  startedBy: string;
  finishedAt: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  counts: { selected: number; sent: number; refused: number; messages: number; bytes: number };
} & Why;

export const objectStates = [
  "waiting",
  "sent",
  "confirmed",
  "confirmedWithErrors",
  "refused",
  "notSent",
  "test",
] as const;
export type ObjectState = (typeof objectStates)[number];
export const kinds = ["enters", "changed", "again", "leaves"] as const;
export type Kind = (typeof kinds)[number];

export type RunObject = {
  position: number;
  objectType: ObjectType;
  objectKey: string;
  names: Names | null;
  kind: Kind;
  state: ObjectState;
  messagePosition: number | null;
  sentAt: string | null;
  confirmedAt: string | null;
  findings: { code: string; facts: Facts }[];
} & Why;
export type RunSummary = {
  states: Partial<Record<ObjectState, number>>;
  kinds: Partial<Record<Kind, number>>;
  findings: Record<string, number>;
};

export type Schedule = {
  scheduleId: number;
  modelId: string;
  objectTypes: ObjectType[];
  mode: Mode;
  keys: string[] | null;
  cron: string | null;
  active: boolean;
  nextRunAt: string | null;
  lastRunAt: string | null;
  lastRuns: number[];
  lastStates: RunState[];
  lastReasonCode: string | null;
  createdBy: string;
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
  hasDocument: boolean;
} & Why;

export type SentObject = {
  receiverId: string;
  objectType: ObjectType;
  objectKey: string;
  state: string;
  changeNumber: number;
  messageId: string;
  runId: number;
  at: string;
  /** The receiver has it: taken, and not taken back since. */
  present: boolean;
  confirmedAt: string | null;
  /** Its number there, as the receiver's confirmation told it. */
  receiverKey: string | null;
} & Why;

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
  waiting: "information",
  confirmed: "positive",
  confirmedWithErrors: "negative",
  notSent: "neutral",
  test: "neutral",
  takenBack: "neutral",
};
export const isUnfinished = ({ state }: Run) => state === "running" || state === "waiting";

/** A test that has ended has written all; what it would send counts as sent by nobody. */
export const doneOf = ({ mode, state, counts: { selected, sent, refused } }: ProgressRun): number =>
  mode === "test" && state === "done" ? selected : sent + refused;
type ProgressRun = Pick<Run, "mode" | "state" | "counts">;

/** How much of a run is through, in percent; a run over nothing is through. */
export function progressOf(run: ProgressRun): number {
  const { selected } = run.counts;
  return selected === 0 ? 100 : Math.min(100, Math.floor((doneOf(run) / selected) * 100));
}
