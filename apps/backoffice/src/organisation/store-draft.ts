import type { Store } from "./organisation.ts";

/** A store as it is typed: every field a text. */
export type StoreDraft = Record<keyof Store, string>;

export function toDraft(store: Store | undefined): StoreDraft {
  return {
    storeId: store?.storeId ?? "",
    name: store?.name ?? "",
    addressLines: (store?.addressLines ?? []).join(", "),
    timeZone: store?.timeZone ?? "Europe/London",
    currency: store?.currency ?? "GBP",
    language: store?.language ?? "en",
    taxNumber: store?.taxNumber ?? "",
    salesOrganisation: store?.salesOrganisation ?? "1000",
    distributionChannel: store?.distributionChannel ?? "10",
    storageLocations: (store?.storageLocations ?? [])
      .map((place) => `${place.storageLocation} ${place.name}`)
      .join(", "),
  };
}

/** "0001 Sales floor, 0002 Back room" -> storage locations; commas part the lines of an address, too. */
export function storeOf(draft: StoreDraft): Store {
  const taxNumber = draft.taxNumber.trim();
  return {
    storeId: draft.storeId.trim().toUpperCase(),
    name: draft.name.trim(),
    addressLines: parts(draft.addressLines),
    timeZone: draft.timeZone.trim(),
    currency: draft.currency.trim().toUpperCase(),
    language: draft.language === "de" ? "de" : "en",
    ...(taxNumber !== "" && { taxNumber }),
    salesOrganisation: draft.salesOrganisation.trim().toUpperCase(),
    distributionChannel: draft.distributionChannel.trim().toUpperCase(),
    storageLocations: parts(draft.storageLocations).map((text) => {
      const [storageLocation = "", ...name] = text.split(/\s+/);
      return { storageLocation: storageLocation.toUpperCase(), name: name.join(" ") || storageLocation };
    }),
  };
}

function parts(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
