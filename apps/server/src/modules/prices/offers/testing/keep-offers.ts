import type { Offer } from "@counterfoil/pricing";
import { expect } from "vitest";
import type { OfferDetail } from "../read-offer.ts";
import type { openRetailer } from "./retailer.ts";

type Who = "writer" | "approver" | "other";

export const tenOff = (changes: Partial<Offer> = {}): Omit<Offer, "offerId"> & { offerId?: string } => ({
  name: "Ten percent off tea",
  validFrom: "2026-01-01T00:00:00",
  validTo: "2099-12-31T23:59:59",
  terms: { style: "simple", get: { category: "TEA" }, reward: { percentOff: 10 } },
  ...changes,
});

/** What people do with offers, by HTTP. */
export const keepOffers = (retailer: Awaited<ReturnType<typeof openRetailer>>) => ({
  create: async (changes: Partial<Offer> = {}) => {
    const { status, body, text } = await retailer.writer<OfferDetail>("POST", "/offers", tenOff(changes));
    expect(status, text).toBe(201);
    return body;
  },
  act: <Body = OfferDetail>(person: Who, id: string, verb: string, body?: unknown) =>
    retailer[person]<Body>("POST", `/offers/${encodeURIComponent(id)}/${verb}`, body),
  read: async (id: string) => (await retailer.writer<OfferDetail>("GET", `/offers/${id}`)).body,
});
