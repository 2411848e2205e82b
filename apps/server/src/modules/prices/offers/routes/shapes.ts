import { OfferIdSchema, OfferSchema, offerStates, PageQuery, StoreIdSchema } from "@counterfoil/contracts";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { parseOffer } from "../parse-offer.ts";

export const tags = ["offers"];
export const OfferParams = Type.Object({ offerId: OfferIdSchema });
const Version = Type.Integer({ minimum: 1, description: "Of the offer that was seen." });

export const ChangeBody = Type.Object({ version: Version, offer: OfferSchema });
export const SeenBody = Type.Object({ version: Type.Optional(Version) });
export const ApproveBody = Type.Object({
  version: Type.Optional(Version),
  comment: Type.Optional(Type.String({ maxLength: 500 })),
});
export const RejectBody = Type.Object({
  version: Type.Optional(Version),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
});

const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2})?$" });
export const OfferFilter = {
  query: Type.Optional(Type.String({ maxLength: 80, description: "Part of name, number or coupon." })),
  state: Type.Optional(Type.Enum(offerStates)),
  store: Type.Optional(StoreIdSchema),
  channel: Type.Optional(Type.String({ maxLength: 10 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  offerSet: Type.Optional(Type.String({ maxLength: 60 })),
  article: Type.Optional(Type.String({ maxLength: 40, description: "Offers that this article may take part in." })),
  group: Type.Optional(Type.String({ maxLength: 40 })),
  origin: Type.Optional(Type.Enum(["app", "csv", "erp", "pps"])),
  sort: Type.Optional(Type.Enum(["changed", "name", "validFrom", "order"])),
};
export const OfferListQuery = Type.Object({ ...OfferFilter, ...PageQuery });
export const CalendarQuery = Type.Object({ from: Day, to: Day });

/**
 * Before the schema looks: an offer that is wrong is refused with the field that is wrong. The schema alone, asked about a union, would
 * name every style that the terms are none of.
 */
export const checkOfferBody =
  (at?: "offer") =>
  async (request: FastifyRequest): Promise<void> => {
    const { body } = request as { body: unknown };
    if (at === undefined) parseOffer(body);
    else if (typeof body === "object" && body !== null && at in body)
      parseOffer((body as Record<string, unknown>)[at], `/body/${at}`);
  };
