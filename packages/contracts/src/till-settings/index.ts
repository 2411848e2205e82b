import { type Static, Type } from "typebox";
import { CentralDataSchema, initialCentralData } from "./central-data.ts";
import { initialLook, LookSchema } from "./look.ts";
import { initialRights, RightsSchema } from "./rights.ts";
import { initialStockShown, StockShownSchema } from "./stock-shown.ts";

/**
 * How a till works, in areas. An area is set as a whole at a place of the organisation and holds for all below it; where nobody
 * sets one, it is as it comes.
 */
export const TillSettingsSchema = Type.Object({
  centralData: CentralDataSchema,
  stockShown: StockShownSchema,
  look: LookSchema,
  rights: RightsSchema,
});
export type TillSettings = Static<typeof TillSettingsSchema>;
export type TillSettingArea = keyof TillSettings;

export const initialTillSettings: TillSettings = {
  centralData: initialCentralData,
  stockShown: initialStockShown,
  look: initialLook,
  rights: initialRights,
};

export const tillSettingAreas = Object.keys(initialTillSettings) as TillSettingArea[];

/** What a till or server of another version sent or kept: what it does not say is as it comes. */
export function completeTillSettings(given: Partial<Record<string, object>> = {}): TillSettings {
  const areas = Object.entries(initialTillSettings).map(([area, initial]) => [area, { ...initial, ...given[area] }]);
  return Object.fromEntries(areas) as TillSettings;
}

export { type Reason, type RightRule, type TillRight, tillRights } from "./rights.ts";
