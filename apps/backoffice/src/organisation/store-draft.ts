import type { Store } from "./organisation.ts";

/** What a store says of itself, as it is typed; all else is inherited or set in its values. */
export type StoreDraft = { storeId: string; name: string; addressLines: string; groupId: string };

export function toDraft(store: Store | undefined): StoreDraft {
  return {
    storeId: store?.storeId ?? "",
    name: store?.name ?? "",
    addressLines: (store?.addressLines ?? []).join(", "),
    groupId: store?.groupId ?? "",
  };
}

/** Commas part the lines of an address. */
export function storeOf(draft: StoreDraft) {
  return {
    storeId: draft.storeId.trim().toUpperCase(),
    name: draft.name.trim(),
    addressLines: draft.addressLines
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
    groupId: draft.groupId || null,
  };
}
