export type { DisplayLook, Face, LineFace, PaidFace, SaleFace } from "./face.ts";
export { type Display, keepDisplay } from "./keep-display.ts";
export { type Shown, watchTill } from "./watch-till.ts";
