import type { TillSettingArea } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";

/** As the organisation module of the server answers. */
export type Store = {
  storeId: string;
  name: string;
  addressLines: string[];
  groupId?: string;
  timeZone: string;
  currency: string;
  language: "en" | "de";
};

export type TillDevice = { browser: string; persisted: boolean; usedBytes?: number; quotaBytes?: number };

export type Till = {
  tillId: string;
  storeId: string;
  number: string;
  kind: "regular" | "replay";
  name: string;
  deviceName?: string;
  pairedAt?: string;
  pairingCodeUntil?: string;
  state?: {
    lastSeenAt: string;
    unsent: number;
    oldestUnsentAt?: string;
    priceBook: number;
    clockAheadMs: number;
    appVersion: string;
    /** Areas in which it does not work by the settings that hold at it now; left out of tills that do not tell. */
    settingsBehind?: TillSettingArea[];
    device?: TillDevice;
  };
};

export type PaymentMethod = {
  code: string;
  kind: "cash" | "card" | "account" | "voucher" | "rounding";
  names: Record<string, string>;
  /** Left out: each card has a code of its own, or none. */
  erpCode?: string;
  position: number;
};

export const tillHref = (tillId: string) => intentHref("Till-display", { tillId });

/** A till beats each minute; after three missed beats it counts as away. */
const awayAfterMs = 3 * 60_000;
/** More than this and receipts get a wrong time. */
const clockToleranceMs = 60_000;

export type TillCondition = "import" | "unpaired" | "neverSeen" | "away" | "unsent" | "clockWrong" | "well";

/** What a person must know first about a till. Unsent receipts count even while it is away: they are money. */
export function conditionOf(till: Till, now: number): TillCondition {
  // An import beats no heart.
  if (till.kind === "replay") return "import";
  if (!till.pairedAt) return "unpaired";
  if (!till.state) return "neverSeen";
  if (till.state.unsent > 0) return "unsent";
  if (now - Date.parse(till.state.lastSeenAt) > awayAfterMs) return "away";
  if (Math.abs(till.state.clockAheadMs) > clockToleranceMs) return "clockWrong";
  return "well";
}
