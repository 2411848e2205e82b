export { ArrangementPage, type Side, ValuesButton } from "./arrangement-page.tsx";
export {
  type ArrangementOf,
  communicationPaths,
  type Lamp,
  type Service,
  systemHref,
  valuesHref,
} from "./communication.ts";
export { CopyValue } from "./copy-value.tsx";
export { type PastedScenario, type PastedValues, readPasted, writePasted } from "./pasted-values.ts";
export { PemField } from "./pem-field.tsx";
export { RemovalDialog } from "./removal-dialog.tsx";
export { Addresses, ServiceCard } from "./service-card.tsx";
export { ServiceList } from "./service-list.tsx";
export { type SignInDraft, SignInFields, type SignInKind } from "./sign-in-fields.tsx";
export { SignInWords } from "./sign-in-words.tsx";
export { SystemArrangements } from "./system-arrangements.tsx";
export { DeleteSystem, SystemState, useSystemColumns } from "./systems.tsx";
export { useArrangements, useChange, useRefresh } from "./use-communication.ts";
export { CopyAll, ValuePage, type ValueRow, ValueRows, ValueSection } from "./value-page.tsx";
