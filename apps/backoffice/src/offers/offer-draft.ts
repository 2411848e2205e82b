import type { HappyHours, Offer } from "@counterfoil/pricing";
import type { Formats } from "@counterfoil/ui";
import { termsDraftOf } from "./open-terms.ts";
import { termsOf } from "./read-terms.ts";
import { blankTerms, type Style, type TermsDraft } from "./terms-draft.ts";
import { idsOf, readTyped, type Typed } from "./typed.ts";

export type HappyHoursDraft = { days: number[]; from: string; to: string };

/** An offer as it is typed; days and hours are the store's local time. */
export type OfferDraft = {
  offerId: string;
  name: string;
  validFrom: string;
  validTo: string;
  happyHours: HappyHoursDraft[];
  stores: string[];
  storeGroups: string[];
  channels: string[];
  customerGroups: string;
  coupon: string;
  offerSet: string;
  leadingCategory: string;
  sequence: string;
  resolution: string;
  byHand: boolean;
  exclusive: boolean;
  regularPriceOnly: boolean;
  base: "current" | "regular";
  maxApplications: string;
  maxDiscount: string;
  terms: TermsDraft;
};

/** A new offer runs for the coming week. */
export function blankOffer(style: Style, today: string): OfferDraft {
  return {
    offerId: "",
    name: "",
    validFrom: `${today}T00:00:00`,
    validTo: `${daysAfter(today, 6)}T23:59:59`,
    happyHours: [],
    stores: [],
    storeGroups: [],
    channels: [],
    customerGroups: "",
    coupon: "",
    offerSet: "",
    leadingCategory: "",
    sequence: "100",
    resolution: "0",
    byHand: false,
    exclusive: false,
    regularPriceOnly: false,
    base: "current",
    maxApplications: "",
    maxDiscount: "",
    terms: blankTerms(style),
  };
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function offerDraftOf(offer: Offer, formats: Formats, currency: string): OfferDraft {
  const count = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    offerId: offer.offerId,
    name: offer.name,
    validFrom: withTime(offer.validFrom, "00:00:00"),
    validTo: withTime(offer.validTo, "23:59:59"),
    happyHours: offer.happyHours ?? [],
    stores: offer.stores ?? [],
    storeGroups: offer.storeGroups ?? [],
    channels: offer.channels ?? [],
    customerGroups: (offer.customerGroups ?? []).join(", "),
    coupon: offer.coupon ?? "",
    offerSet: offer.offerSet ?? "",
    leadingCategory: offer.leadingCategory ?? "",
    sequence: count(offer.sequence ?? 100),
    resolution: count(offer.resolution ?? 0),
    byHand: offer.byHand ?? false,
    exclusive: offer.exclusive ?? false,
    regularPriceOnly: offer.regularPriceOnly ?? false,
    base: offer.base ?? "current",
    maxApplications: count(offer.maxApplications),
    maxDiscount: offer.maxDiscount === undefined ? "" : formats.amount(offer.maxDiscount, currency),
    terms: termsDraftOf(offer.terms, formats, currency),
  };
}

function withTime(local: string, time: string): string {
  return local.includes("T") ? local : `${local}T${time}`;
}

/** The offer that was typed, and the fields (JSON pointers of the offer) that could not be read. */
export function offerOf(draft: OfferDraft, formats: Formats, currency: string): { offer: Offer; wrong: string[] } {
  const typed = readTyped(formats, currency);
  const offer: Offer = {
    offerId: draft.offerId,
    name: typed.text("/name", draft.name),
    ...validityOf(draft, typed),
    ...scopeOf(draft),
    ...typed.optional("coupon", draft.coupon, (text) => text.trim()),
    ...typed.optional("offerSet", draft.offerSet, (text) => text.trim()),
    ...typed.optional("leadingCategory", draft.leadingCategory, (text) => text.trim()),
    sequence: rankOf("/sequence", draft.sequence, typed),
    resolution: rankOf("/resolution", draft.resolution, typed),
    ...(draft.byHand && { byHand: true }),
    ...(draft.exclusive && { exclusive: true }),
    ...(draft.regularPriceOnly && { regularPriceOnly: true }),
    ...(draft.base === "regular" && { base: "regular" as const }),
    ...typed.optional("maxApplications", draft.maxApplications, (text) => typed.count("/maxApplications", text)),
    ...typed.optional("maxDiscount", draft.maxDiscount, (text) => typed.amount("/maxDiscount", text)),
    terms: termsOf(draft.terms, typed),
  };
  return { offer, wrong: typed.wrong };
}

function validityOf(draft: OfferDraft, typed: Typed): Pick<Offer, "validFrom" | "validTo" | "happyHours"> {
  const validFrom = typed.text("/validFrom", draft.validFrom);
  const validTo = typed.text("/validTo", draft.validTo);
  if (validFrom !== "" && validTo !== "" && validTo < validFrom) typed.refuse("/validTo");
  const happyHours = draft.happyHours.map((hours, position) => happyHoursOf(hours, `/happyHours/${position}`, typed));
  return { validFrom, validTo, ...(happyHours.length > 0 && { happyHours }) };
}

function happyHoursOf({ days, from, to }: HappyHoursDraft, field: string, typed: Typed): HappyHours {
  if (days.length === 0) typed.refuse(`${field}/days`);
  return { days: days.toSorted(), from: typed.text(`${field}/from`, from), to: typed.text(`${field}/to`, to) };
}

function scopeOf(draft: OfferDraft): Partial<Offer> {
  const list = <Name extends string>(name: Name, ids: string[]) => (ids.length > 0 ? { [name]: ids } : {});
  return {
    ...list("stores", draft.stores),
    ...list("storeGroups", draft.storeGroups),
    ...list("channels", draft.channels),
    ...list("customerGroups", idsOf(draft.customerGroups)),
  };
}

function rankOf(field: string, text: string, typed: Typed): number {
  const rank = Number(text.trim());
  if (text.trim() !== "" && Number.isInteger(rank) && rank >= 0) return rank;
  typed.refuse(field);
  return 0;
}
