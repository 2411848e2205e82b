import { BasketSchema, OfferSchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { Type } from "typebox";
import type { Access } from "../../../access/index.ts";
import type { Offers } from "../index.ts";
import { parseOffer } from "../parse-offer.ts";
import type { PreviewBasket } from "../preview-offers.ts";
import { CalendarQuery, checkOfferBody, OfferListQuery, OfferParams, tags } from "./shapes.ts";

const path = "/api/prices/offers";
const PreviewBody = Type.Object({
  offers: Type.Optional(Type.Array(OfferSchema, { maxItems: 50, description: "As if they were active already." })),
  basket: BasketSchema,
});
/** An offer that is being written has no number yet. */
const unnumbered = (offer: { offerId?: string }, index = 0) => ({ offerId: `NEW-${index + 1}`, ...offer }) as Offer;

/** What is looked at and changes nothing. */
export function registerViewRoutes(server: HttpServer, offers: Offers, access: Access): void {
  const onRequest = access.gate("offers.read");
  server.get(path, { schema: { tags, querystring: OfferListQuery }, onRequest }, async (request) =>
    offers.list(request.query),
  );
  server.get(`${path}/calendar`, { schema: { tags, querystring: CalendarQuery }, onRequest }, async (request) =>
    offers.calendar(request.query),
  );
  const sentence = { schema: { tags, body: OfferSchema }, onRequest, preValidation: checkOfferBody() };
  server.post(`${path}/sentence`, sentence, async (request) => offers.sentence(unnumbered(request.body as never)));
  const preValidation = async ({ body }: { body: unknown }) => {
    const given = (body as { offers?: unknown[] } | null)?.offers;
    if (Array.isArray(given)) for (const [index, offer] of given.entries()) parseOffer(offer, `/body/offers/${index}`);
  };
  server.post(`${path}/preview`, { schema: { tags, body: PreviewBody }, onRequest, preValidation }, async (request) => {
    const { offers: drafts = [], basket } = request.body;
    return offers.preview({
      offers: drafts.map((offer, index) => unnumbered(offer as never, index)),
      basket: basket as PreviewBasket,
    });
  });
  server.get(`${path}/:offerId`, { schema: { tags, params: OfferParams }, onRequest }, async (request) =>
    offers.read(request.params.offerId),
  );
}
