import type { Clock, Log } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Alerts } from "../alerts/index.ts";
import type { Outbound } from "../outbound/index.ts";

export type WatchedStore = {
  storeId: string;
  timeZone: string;
  openingHours: readonly { weekday: number; opens: string; closes: string }[];
  closedDays: readonly string[];
};
export type WatchedTill = {
  tillId: string;
  storeId: string;
  kind: string;
  pairedAt?: string;
  state?: { lastSeenAt: string; unsent: number };
};
export type DayFigures = {
  tillId: string;
  count: number;
  sum: number;
  currency: string;
  first: number;
  last: number;
  gaps: number;
  closing: { count: number; sum: number } | null;
};
export type DayReceipt = {
  number: string;
  running: number;
  kind: string;
  sum: number;
  currency: string;
  posting: string;
};

export type MonitorContext = {
  db: Db;
  clock: Clock;
  log: Log;
  alerts: Pick<Alerts, "note" | "openKeys">;
  readStores: () => Promise<WatchedStore[]>;
  readTills: () => Promise<WatchedTill[]>;
  readDay: (storeId: string, businessDate: string) => Promise<DayFigures[]>;
  readDayReceipts: (tillId: string, businessDate: string) => Promise<DayReceipt[]>;
  outbound: Pick<Outbound, "askDay" | "askDayReceipts" | "hearReversals">;
};
