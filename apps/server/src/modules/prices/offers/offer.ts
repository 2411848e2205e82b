import type { OfferState } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";

export type DraftState = "draft" | "checked" | "approved";

/** An offer as it is kept: what is worked on, what is sold by, or both. */
export type OfferRecord = {
  offerId: string;
  origin: "app" | "csv";
  version: number;
  draft?: Offer | undefined;
  draftState?: DraftState | undefined;
  deletedDraft?: Offer | undefined;
  /** Person who changed the draft last, and who has approved it. */
  editedBy: string;
  approvedBy?: string | undefined;
  active?: Offer;
  activeBook?: number;
  changedAt: Date;
  changedBy: string;
};

/** Local time somewhere in the retailer's stores: the earliest and the latest of its zones, as "2026-11-21T12:00:00". */
export type LocalNow = { earliest: string; latest: string };

/** The state that people see. An offer is scheduled until it has begun anywhere, and ended when it is over everywhere. */
export function shownState({ active, draftState }: OfferRecord, now: LocalNow): OfferState {
  if (active === undefined) return draftState ?? "draft";
  if (active.validFrom > now.latest) return "scheduled";
  return active.validTo < now.earliest ? "ended" : "active";
}

/** What is worked on, else what is sold by, else what was deleted and may be restored. */
export function contentOf({ draft, active, deletedDraft }: OfferRecord): Offer | undefined {
  return draft ?? active ?? deletedDraft;
}

/** The columns of lists. */
export function headColumns(offer: Offer) {
  return {
    name: offer.name,
    style: offer.terms.style,
    valid_from: offer.validFrom,
    valid_to: offer.validTo,
    sequence: offer.sequence ?? 100,
    resolution: offer.resolution ?? 0,
    exclusive: offer.exclusive ?? false,
    stores: offer.stores ?? null,
    channels: offer.channels ?? null,
    coupon: offer.coupon ?? null,
    offer_set: offer.offerSet ?? null,
  };
}

/** Now on the walls of the stores. */
export function localNow(now: Date, timeZones: readonly string[]): LocalNow {
  const times = (timeZones.length === 0 ? ["UTC"] : timeZones).map((zone) => localTime(now, zone)).sort();
  return { earliest: times[0] as string, latest: times.at(-1) as string };
}

export function localTime(now: Date, timeZone: string): string {
  const formatted = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(now);
  return formatted.replace(" ", "T");
}
