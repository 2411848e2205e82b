export { CopyValue } from "./copy-value.tsx";
export { type PastedScenario, type PastedValues, readPasted, writePasted } from "./pasted-values.ts";
export { CopyAll, ValuePage, type ValueRow, ValueRows, ValueSection } from "./value-page.tsx";
