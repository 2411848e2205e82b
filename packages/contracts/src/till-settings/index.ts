import { type Static, Type } from "typebox";
import { BarcodesSchema, initialBarcodes } from "./barcodes.ts";
import { CashSchema, initialCash } from "./cash.ts";
import { CentralDataSchema, initialCentralData } from "./central-data.ts";
import { DisplaySchema, initialDisplay } from "./display.ts";
import { initialKeys, KeysSchema } from "./keys.ts";
import { initialLook, LookSchema } from "./look.ts";
import { initialPaper, PaperSchema } from "./paper.ts";
import { initialPayment, PaymentSettingSchema } from "./payment.ts";
import { initialPeopleAtTills, PeopleAtTillsSchema } from "./people-at-tills.ts";
import { initialQuickKeys, QuickKeysSchema } from "./quick-keys.ts";
import { initialRights, RightsSchema } from "./rights.ts";
import { initialScale, ScaleSchema } from "./scale.ts";
import { initialStockShown, StockShownSchema } from "./stock-shown.ts";
import { initialVouchers, VoucherSettingSchema } from "./vouchers.ts";

/**
 * How a till works, in areas. An area is set as a whole at a place of the organisation and holds for all below it; where nobody
 * sets one, it is as it comes.
 */
export const TillSettingsSchema = Type.Object({
  centralData: CentralDataSchema,
  stockShown: StockShownSchema,
  look: LookSchema,
  display: DisplaySchema,
  paper: PaperSchema,
  barcodes: BarcodesSchema,
  quickKeys: QuickKeysSchema,
  scale: ScaleSchema,
  rights: RightsSchema,
  cash: CashSchema,
  payment: PaymentSettingSchema,
  vouchers: VoucherSettingSchema,
  peopleAtTills: PeopleAtTillsSchema,
  keys: KeysSchema,
});
export type TillSettings = Static<typeof TillSettingsSchema>;
export type TillSettingArea = keyof TillSettings;

export const initialTillSettings: TillSettings = {
  centralData: initialCentralData,
  stockShown: initialStockShown,
  look: initialLook,
  display: initialDisplay,
  paper: initialPaper,
  barcodes: initialBarcodes,
  quickKeys: initialQuickKeys,
  scale: initialScale,
  rights: initialRights,
  cash: initialCash,
  payment: initialPayment,
  vouchers: initialVouchers,
  peopleAtTills: initialPeopleAtTills,
  keys: initialKeys,
};

export const tillSettingAreas = Object.keys(initialTillSettings) as TillSettingArea[];

/** What a till or server of another version sent or kept: what it does not say is as it comes. */
export function completeTillSettings(given: Partial<Record<string, object>> = {}): TillSettings {
  const areas = Object.entries(initialTillSettings).map(([area, initial]) => [area, { ...initial, ...given[area] }]);
  return Object.fromEntries(areas) as TillSettings;
}

export type { Barcodes, EmbeddedCode } from "./barcodes.ts";
export { type CashSettings, type CashType, FLOAT, SAFE } from "./cash.ts";
export type { DisplaySettings } from "./display.ts";
export { givableKeys, initialKeys, type KeyAction, type Keys, keyActions } from "./keys.ts";
export type { PaperSettings } from "./paper.ts";
export { type QuickKey, type QuickKeyPage, type QuickKeys, quickKeyColours } from "./quick-keys.ts";
export { type Reason, type RightRule, type TillRight, tillRights } from "./rights.ts";
export type { ScaleSettings } from "./scale.ts";
