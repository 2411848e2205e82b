import type { RoleTable } from "@counterfoil/platform";

/** Everything that people can be allowed. A route names one; roles below hand them out. */
export const permissions = [
  "audit.read",
  "communication.manage",
  "communication.read",
  "documents.configure",
  "documents.correct",
  "documents.read",
  "documents.repost",
  "documents.reverse",
  "masterData.configure",
  "masterData.read",
  "masterData.write",
  "orders.configure",
  "orders.read",
  "orders.write",
  "people.manage",
  "purchasePrices.read",
  "replication.manage",
  "replication.read",
  "stock.post",
  "stock.read",
  "technicalUsers.manage",
] as const;
export type Permission = (typeof permissions)[number];

/** What programs can be allowed: each is one interface. */
export const technicalPermissions = ["idoc.send", "odata.read", "odata.write"] as const;
export type TechnicalPermission = (typeof technicalPermissions)[number];

const roleTable: Record<string, readonly Permission[]> = {
  administrator: permissions,
  masterDataClerk: [
    "communication.read",
    "documents.read",
    "masterData.read",
    "masterData.write",
    "purchasePrices.read",
    "replication.read",
    "stock.read",
  ],
  salesClerk: ["masterData.read", "orders.read", "orders.write", "stock.read"],
  stockClerk: ["masterData.read", "stock.post", "stock.read"],
  salesAuditor: [
    "documents.correct",
    "documents.read",
    "documents.repost",
    "documents.reverse",
    "masterData.read",
    "stock.read",
  ],
  integration: [
    "communication.manage",
    "communication.read",
    "documents.read",
    "documents.repost",
    "masterData.read",
    "orders.configure",
    "orders.read",
    "replication.manage",
    "replication.read",
  ],
  auditor: [
    "audit.read",
    "communication.read",
    "documents.read",
    "masterData.read",
    "orders.read",
    "purchasePrices.read",
    "replication.read",
    "stock.read",
  ],
};
export const roles: RoleTable = roleTable;
