import type { TFunction } from "i18next";

/** "piece", "Stück", "kg"; a unit that has no word here is called by its code. */
export const unitWord = (unit: string, t: TFunction): string => t(`unit.${unit}`, unit);
