import type { ChainLink } from "@counterfoil/contracts";
import type { Db } from "../../database.ts";
import type { MasterData, ReplicatedType, Site } from "../masterdata/index.ts";

/** What the chain asks of others; each says how it stands now. */
export type WhyContext = {
  db: Db;
  masterData: Pick<MasterData, "readArticle" | "readBusinessPartner" | "readSites" | "readValueLists" | "articleFacts">;
  readModels: () => Promise<{ modelId: string; active: boolean; objectTypes: ReplicatedType[]; receiverId: string }[]>;
  whyNotMatched: (
    modelId: string,
    type: ReplicatedType,
    key: string,
  ) => Promise<{ matched: true } | { matched: false; words: { en: string; de: string } }>;
  /** Whether a message may go to a system now. */
  openWay: (systemId: string, type: ReplicatedType) => Promise<{ closed?: { code: string; reason: string } }>;
  /** What came of the last message of an object. */
  readSent: (receiverId: string, type: ReplicatedType, key: string) => Promise<Sent | undefined>;
  /** Why a run of the model has not sent yet. */
  readWaiting: (modelId: string, type: ReplicatedType) => Promise<Waiting | undefined>;
};

export type Sent = {
  state: string;
  /** The receiver has it, and it was not taken back since. */
  present: boolean;
  changeNumber: number;
  messageId: string;
  runId: number;
  at: Date;
  reason: string | null;
};
export type Waiting = { runId: number; reason: string | null };

export type ErpLink = Omit<ChainLink, "system">;
/** Where the question stands: a site with what it sells under, on its own day. */
export type Place = { site: Site; day: string };

export function link(
  step: string,
  [state, code]: [ChainLink["state"], string],
  facts: Record<string, string | undefined> = {},
  more: Pick<ErpLink, "at" | "link"> = {},
): ErpLink {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined);
  return { step, state, code, facts: Object.fromEntries(known), ...more };
}

/** The address of a screen of ours, with SAP's names of its parameters. */
export function screen(intent: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams(parameters).toString();
  return query === "" ? `#${intent}` : `#${intent}?${query}`;
}
