import { OfferSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { Access } from "../../../access/index.ts";
import type { Offers } from "../index.ts";
import type { NewOffer } from "../use-cases/save-offer.ts";
import { orderShape } from "./order-shape.ts";
import { ChangeBody, checkOfferBody, OfferParams, tags } from "./shapes.ts";

const path = "/api/prices/offers";

/** What is written; each answers the offer as it is then. */
export function registerSaveRoutes(server: HttpServer, offers: Offers, access: Access): void {
  const onRequest = access.gate("offers.write");
  const actor = async (request: Parameters<Access["requirePermission"]>[0]) =>
    actorOf(await access.requirePermission(request, "offers.write"));
  const create = { schema: { tags, body: OfferSchema }, onRequest, preValidation: checkOfferBody() };
  server.post(path, create, async (request, reply) => {
    const { offerId } = await offers.create(request.body as NewOffer, await actor(request));
    return reply.status(201).send(await offers.read(offerId));
  });
  const order = { schema: orderShape, onRequest };
  server.put(`${path}/order`, order, async (request) => ({
    changed: await offers.order({ ...request.body, ...request.query }, await actor(request)),
  }));
  const params = OfferParams;
  const change = { schema: { tags, params, body: ChangeBody }, onRequest, preValidation: checkOfferBody("offer") };
  server.put(`${path}/:offerId`, change, async (request) => {
    const { version, offer } = request.body;
    const { offerId } = request.params;
    await offers.change({ offerId, version, actor: await actor(request) }, offer as NewOffer);
    return offers.read(offerId);
  });
  server.delete(`${path}/:offerId`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await offers.deleteDraft({ offerId: request.params.offerId, actor: await actor(request) });
    return reply.status(204).send();
  });
  server.post(`${path}/:offerId/restore`, { schema: { tags, params }, onRequest }, async (request) => {
    const { offerId } = request.params;
    await offers.restoreDraft({ offerId, actor: await actor(request) });
    return offers.read(offerId);
  });
  server.post(`${path}/:offerId/copy`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    const copy = await offers.copy({ offerId: request.params.offerId, actor: await actor(request) });
    return reply.status(201).send(await offers.read(copy.offerId));
  });
}
