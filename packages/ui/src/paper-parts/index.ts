/** Papers without a screen: what a program that draws them by itself needs. */
export { supported as supportedLanguage } from "../languages.ts";
export { drawBars } from "../paper/code-128.ts";
export type { Looks, PaperPart } from "../paper/parts.ts";
export { receiptParts } from "../paper/receipt-parts.ts";
export { type PaperGround, wordsOf } from "../paper/transaction-parts.ts";
