export { canUseSerial, choosePort, openScale } from "./open-scale.ts";
export type { Weight } from "./scale.ts";
