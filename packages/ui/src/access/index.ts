export { QrCode } from "../qr-code.tsx";
export type { Person } from "./access.ts";
export { accessApps, technicalUserApp } from "./apps.ts";
export { AuditList } from "./audit-list.tsx";
export { PersonPage } from "./person-page.tsx";
