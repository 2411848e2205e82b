import { OfferIdSchema } from "@counterfoil/contracts";
import { Type } from "typebox";
import { tags } from "./shapes.ts";

const Ids = Type.Array(OfferIdSchema, { minItems: 1, maxItems: 1000 });
const Sequence = Type.Object({
  sequence: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  ranks: Type.Array(Ids, {
    minItems: 1,
    maxItems: 1000,
    description: "The first rank goes first. Offers of one rank get one resolution: the best deal among them wins.",
  }),
});
const Place = Type.Object({
  offerId: OfferIdSchema,
  version: Type.Integer(),
  sequence: Type.Integer(),
  resolution: Type.Integer(),
});

export const orderShape = {
  tags,
  summary: "Puts offers into ranks",
  description:
    "Each offer named gets the sequence and rank where it stands; offers that are not named stay where they are. Only offers whose " +
    "sequence or resolution changes become drafts, as few as the order allows, all or none. Promotions of other systems may be named " +
    "and are never moved (422 order-fixed when the order would need it). A dry run answers what would change and changes nothing.",
  body: Type.Object(
    { sequences: Type.Array(Sequence, { minItems: 1, maxItems: 100 }) },
    { examples: [{ sequences: [{ sequence: 100, ranks: [["OF-000003"], ["OF-000001", "OF-000002"]] }] }] },
  ),
  querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
  response: { 200: Type.Object({ changed: Type.Array(Place) }) },
};
