import type { AuditEntry } from "./access.ts";

/** "roles: cashier; name: Ada": for people, not the JSON that it is kept as. */
export function detailText({ detail }: AuditEntry): string {
  return Object.entries(detail)
    .map(([field, value]) => `${field}: ${valueText(value)}`)
    .join("; ");
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
