export { QrCode } from "../qr-code.tsx";
export { PaperView } from "./paper-view.tsx";
export type { PaperPart } from "./parts.ts";
export { receiptParts } from "./receipt-parts.ts";
export { footParts, headParts, type PaperGround, wordsOf } from "./transaction-parts.ts";
export { sayIn } from "./words.ts";
