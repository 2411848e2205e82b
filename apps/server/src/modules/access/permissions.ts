import type { RoleTable } from "@counterfoil/platform";

/** Everything that can be allowed. A route names one; roles below hand them out. */
export const permissions = [
  "audit.read",
  "catalog.read",
  "coupons.read",
  "coupons.write",
  "customers.read",
  "hub.configure",
  "hub.read",
  "hub.retry",
  "offers.activate",
  "offers.approve",
  "offers.override",
  "offers.read",
  "offers.write",
  "organisation.manage",
  "organisation.read",
  "people.manage",
  "prices.read",
  "prices.purchase",
  "receipts.read",
  "stock.read",
  "till.approve",
  "till.sell",
] as const;
export type Permission = (typeof permissions)[number];

const roleTable: Record<string, readonly Permission[]> = {
  administrator: permissions,
  integration: ["hub.configure", "hub.read", "hub.retry", "organisation.read", "prices.read", "receipts.read"],
  merchandiser: [
    "catalog.read",
    "coupons.read",
    "coupons.write",
    "offers.read",
    "offers.write",
    "organisation.read",
    "prices.purchase",
    "prices.read",
    "receipts.read",
    "stock.read",
  ],
  // Whoever writes an offer has no say in whether it reaches the tills.
  offerApprover: [
    "catalog.read",
    "coupons.read",
    "offers.activate",
    "offers.approve",
    "offers.read",
    "organisation.read",
    "prices.purchase",
    "prices.read",
  ],
  storeManager: [
    "catalog.read",
    "coupons.read",
    "customers.read",
    "offers.read",
    "organisation.read",
    "prices.read",
    "receipts.read",
    "stock.read",
    "till.approve",
    "till.sell",
  ],
  cashier: ["till.sell"],
  serviceAgent: ["catalog.read", "coupons.read", "customers.read", "receipts.read", "stock.read"],
  salesAgent: ["catalog.read", "customers.read", "prices.read", "stock.read"],
  auditor: ["audit.read", "hub.read", "organisation.read", "receipts.read"],
  dataProtectionOfficer: ["audit.read", "customers.read"],
};
export const roles: RoleTable = roleTable;
