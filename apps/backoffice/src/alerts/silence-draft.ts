import type { SilenceSetting } from "@counterfoil/contracts";
import type { DraftRow } from "@counterfoil/ui/fiori";

export type SilenceDraft = { tillMinutes: string; closingHours: string; expected: DraftRow[] };

/** The services whose messages come by themselves, so that one can miss them: by the name that they are stored under. */
export const expectable = {
  BusinessPartnerSUITEBulkReplicateRequest_In: "businessPartners",
  BusinessPartnerRelationshipSUITEBulkReplicateRequest_In: "relationships",
  ProductMerchandiseViewReplicationBulkRequest_In: "articles",
  "/ROP/BASE_PRICE01": "regularPrices",
  "/ROP/PROMOTION02": "promotions",
  "/CFOIL/PURCHASE_PRICE01": "purchasePrices",
} as const;

export const silenceDraftOf = ({ tillMinutes, closingHours, expected }: SilenceSetting): SilenceDraft => ({
  tillMinutes: String(tillMinutes),
  closingHours: String(closingHours),
  expected: expected.map(({ service, withinHours }) => ({ service, withinHours: String(withinHours) })),
});

/** The setting as typed, and the fields that cannot be read: by their names on the screen. */
export function silenceOf({ tillMinutes, closingHours, expected }: SilenceDraft): {
  setting: SilenceSetting;
  wrong: string[];
} {
  const minutes = whole(tillMinutes, 5, 1440);
  const closing = whole(closingHours, 1, 744);
  const hours = expected.map((row) => whole(row.withinHours, 1, 744));
  const named = expected.map((row) => row.service ?? "");
  const wrong = [
    ...(minutes === undefined ? ["tillMinutes"] : []),
    ...(closing === undefined ? ["closingHours"] : []),
    ...named.flatMap((service, at) => (named.indexOf(service) < at ? [`expected/${at}/service`] : [])),
    ...hours.flatMap((value, at) => (value === undefined ? [`expected/${at}/withinHours`] : [])),
  ];
  return {
    setting: {
      tillMinutes: minutes ?? 0,
      closingHours: closing ?? 0,
      expected: named.map((service, at) => ({ service, withinHours: hours[at] ?? 0 })),
    },
    wrong,
  };
}

function whole(typed: string | undefined, least: number, most: number): number | undefined {
  const text = typed?.trim() ?? "";
  const value = Number(text);
  return /^\d{1,5}$/.test(text) && value >= least && value <= most ? value : undefined;
}
