export { couponText } from "./coupon-text.ts";
export type { Language } from "./formats.ts";
export { modifierText } from "./modifier-text.ts";
export type { Names } from "./names.ts";
export { nearMissText } from "./near-miss-text.ts";
export { offerSentence } from "./offer-sentence.ts";
export { refusalText } from "./refusal-text.ts";
