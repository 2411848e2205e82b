import { useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";

/** As the people and technical users of both programs are answered. */
export type Person = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: string[];
  twoFactor: boolean;
  temporaryPassword: boolean;
  sessions: number;
  createdAt: string;
  lockedAt?: string;
  lastUsedAt?: string;
};

export type PersonSession = {
  sessionId: string;
  startedAt: string;
  actedAt: string;
  address?: string;
  browser?: string;
  isThis: boolean;
};

export type Roles = {
  permissions: string[];
  roles: { role: string; permissions: string[]; twoFactor: boolean }[];
};

export type TechnicalUser = {
  userName: string;
  description: string;
  permissions: string[];
  networks: string[];
  createdAt: string;
  createdBy: string;
  secretChangedAt: string;
  failures: number;
  previousUntil?: string;
  lastFailureAt?: string;
  lastFailureAddress?: string;
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
  objectName?: string;
  detail: Record<string, unknown>;
};

export const peoplePath = "/api/access/people";
export const personPath = (personId: string) => `${peoplePath}/${encodeURIComponent(personId)}`;
export const technicalPath = "/api/access/technical-users";

export function useRoles() {
  return useQuery({ queryKey: ["roles"], queryFn: ({ signal }) => api<Roles>("/api/access/roles", { signal }) });
}

export function usePeople() {
  return useQuery({
    queryKey: ["people", "all"],
    queryFn: async ({ signal }) => (await api<{ items: Person[] }>(peoplePath, { signal })).items,
  });
}

export function useTechnicalPermissions() {
  return useQuery({
    queryKey: ["technical-users", "permissions"],
    queryFn: async ({ signal }) => (await api<{ permissions: string[] }>(technicalPath, { signal })).permissions,
  });
}
