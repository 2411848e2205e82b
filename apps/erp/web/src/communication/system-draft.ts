import type { System } from "./communication.ts";

export type SystemDraft = ReturnType<typeof systemDraftOf>;

export function systemDraftOf(system?: System) {
  return {
    systemId: system?.systemId ?? "",
    name: system?.name ?? "",
    baseUrl: system?.baseUrl ?? "",
    businessSystem: system?.businessSystem ?? "",
    ownSystem: system?.ownSystem ?? "CFERP",
    authorities: system?.authorities ?? "",
    active: system?.active ?? true,
  };
}

/** As the ERP takes it: without an address it only calls us. */
export const systemBodyOf = ({ systemId: _, baseUrl, ...facts }: SystemDraft) => ({
  ...facts,
  baseUrl: baseUrl.trim() === "" ? null : baseUrl.trim(),
});

const required = ["systemId", "name", "businessSystem", "ownSystem"] as const;
export const missingIn = (draft: SystemDraft): string[] => required.filter((name) => draft[name].trim() === "");
