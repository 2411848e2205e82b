export { canUseSerial, choosePort, openScale } from "./open-scale.ts";
export type { Scale, Weight } from "./scale.ts";
