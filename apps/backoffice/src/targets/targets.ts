import { intentHref } from "@counterfoil/ui";
import type { Tone } from "@counterfoil/ui/fiori";

export type TargetAuth = { kind: "oauth2"; tokenUrl: string; user: string } | { kind: "basic"; user: string };

/** As the server's distribution answers. */
export type Target = {
  targetId: string;
  name: string;
  url: string;
  auth: TargetAuth;
  stores: string[];
  mode: "delta" | "full";
  active: boolean;
  book: number;
  bookSince?: string;
  prices: number;
  promotions: number;
  waiting: number;
  refused: number;
  failure?: string;
  nextAttemptAt?: string;
};
export type TargetDocument = {
  documentId: number;
  type: string;
  mode: "delta" | "full";
  fromBook: number;
  toBook: number;
  objects: number;
  bytes: number;
  state: "ready" | "delivered" | "refused" | "replaced";
  attempts: number;
  reason?: string;
  createdAt: string;
  deliveredAt?: string;
};
export type TargetDetail = {
  target: Target;
  documents: TargetDocument[];
  /** What SAP's form cannot say, and so is not at the target. */
  untold: { kind: "promotion" | "price"; id: string; reason: string }[];
  currentBook: number;
};

export const targetsPath = "/api/prices/targets";
export const targetPath = (targetId: string) => `${targetsPath}/${encodeURIComponent(targetId)}`;
export const targetHref = (targetId: string) => intentHref("PriceTarget-display", { targetId });

export type TargetCondition = "off" | "refused" | "waiting" | "behind" | "current";
export const conditionTones: Record<TargetCondition, Tone> = {
  off: "neutral",
  refused: "negative",
  waiting: "critical",
  behind: "critical",
  current: "positive",
};

/** What one must know first about a target: refused documents stop all that come after them. */
export function conditionOf(target: Target, currentBook: number): TargetCondition {
  if (!target.active) return "off";
  if (target.refused > 0) return "refused";
  if (target.waiting > 0) return "waiting";
  return target.book < currentBook ? "behind" : "current";
}
