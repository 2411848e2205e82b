/** As the access module of the server answers. */
export type Person = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  createdAt: string;
  lockedAt?: string;
  lastUsedAt?: string;
};

export type TechnicalUser = {
  userName: string;
  description: string;
  createdAt: string;
  failures: number;
  lockedAt?: string;
  lastUsedAt?: string;
};

export type AuditEntry = {
  id: number;
  at: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  objectType: string;
  objectId: string;
  detail: Record<string, unknown>;
};

export const roleNames = [
  "administrator",
  "integration",
  "merchandiser",
  "offerApprover",
  "storeManager",
  "cashier",
  "serviceAgent",
  "salesAgent",
  "auditor",
  "dataProtectionOfficer",
];
