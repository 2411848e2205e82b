import type { TillConfiguration, TillSettings } from "@counterfoil/contracts";
import type { Count } from "../cash/compare-count.ts";
import type { RememberedChoices } from "../catalogue/index.ts";
import type { PrinterChoice, Unprinted } from "../printing/printer-choice.ts";
import type { KeptSale } from "../selling/index.ts";
import type { CardAttempt } from "../terminal/card-payments.ts";
import type { LastClosing, OpenDay } from "./business-day.ts";
import type { TillDatabase } from "./database.ts";

/** State of the master data: where the next round starts (without a cursor: anew), and which price book the prices are. */
export type MasterDataState = { cursor?: string; priceBook: number; appliedAt: string; policies?: object };

/** The till's few single values, each under its own key. */
export type Settings = {
  deviceToken: string;
  configuration: TillConfiguration;
  lastRunning: number;
  lastJournalSequence: number;
  day: OpenDay;
  lastClosing: LastClosing;
  /** Of the day that is being closed. */
  count: Count;
  masterData: MasterDataState;
  openSale: KeptSale;
  cardAttempt: CardAttempt;
  lockedOut: { at: string; reason: string };
  cashierId: string;
  rememberedChoices: RememberedChoices;
  /** By person: what they chose otherwise than the till. */
  ownLooks: Record<string, Partial<TillSettings["look"]>>;
  /** By person: since when they work, as they said at this till. */
  workBegan: Record<string, string>;
  /** Where this device's papers come out, and those that did not. */
  printer: PrinterChoice;
  unprinted: Unprinted[];
  wrongPins: { count: number; until: number };
};

export async function readSetting<Key extends keyof Settings>(
  database: TillDatabase,
  key: Key,
): Promise<Settings[Key] | undefined> {
  return (await database.settings.get(key))?.value as Settings[Key] | undefined;
}

export async function writeSetting<Key extends keyof Settings>(
  database: TillDatabase,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await database.settings.put({ key, value });
}

export async function forgetSetting(database: TillDatabase, key: keyof Settings): Promise<void> {
  await database.settings.delete(key);
}
