export type { Person } from "./access.ts";
export { AuditList } from "./audit-list.tsx";
export { PersonList } from "./person-list.tsx";
export { PersonPage } from "./person-page.tsx";
export { RoleMatrix } from "./role-matrix.tsx";
export { TechnicalUserList } from "./technical-user-list.tsx";
