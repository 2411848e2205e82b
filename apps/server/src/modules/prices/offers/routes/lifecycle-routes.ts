import { LocalDateTimeSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { type TSchema, Type } from "typebox";
import type { Access, Permission } from "../../../access/index.ts";
import type { Offers } from "../index.ts";
import type { Call } from "../use-cases/with-offer.ts";
import { ApproveBody, OfferParams, RejectBody, SeenBody, tags } from "./shapes.ts";

const Version = SeenBody.properties.version;
const EndBody = Type.Object({ version: Version, at: Type.Optional(LocalDateTimeSchema) });

const Override = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) });
/** `override` [offers.override]: though a saved test would not be true any more. */
const ActivateBody = Type.Object({ version: Version, override: Type.Optional(Override) });

type Given = { override?: { reason: string }; version?: number; comment?: string; reason?: string; at?: string };
type Step = {
  verb: string;
  permission: Permission;
  body?: TSchema;
  run: (call: Call, given: Given) => Promise<object>;
};

/** The way of an offer from the draft to the tills and back. Each may name the version that was seen. */
export function registerLifecycleRoutes(server: HttpServer, offers: Offers, access: Access): void {
  for (const { verb, permission, body, run } of stepsOf(offers)) {
    // A body may be left out, where nothing has to be said.
    const schema = { tags, params: OfferParams, body: body ?? Type.Optional(Type.Union([SeenBody, Type.Null()])) };
    const options = { schema, onRequest: access.gate(permission) };
    server.post(`/api/prices/offers/:offerId/${verb}`, options, async (request) => {
      const actor = actorOf(await access.requirePermission(request as FastifyRequest, permission));
      const given = (request.body ?? {}) as Given;
      if (given.override !== undefined) await access.requirePermission(request as FastifyRequest, "offers.override");
      return run({ offerId: request.params.offerId, version: given.version, actor }, given);
    });
  }
}

function stepsOf(offers: Offers): Step[] {
  const after = async ({ offerId }: Call, more: object = {}) => ({ ...(await offers.read(offerId)), ...more });
  const perhaps = (schema: TSchema) => Type.Optional(Type.Union([schema, Type.Null()]));
  return [
    {
      verb: "check",
      permission: "offers.write",
      run: async (call) => {
        const { record: _written, ...found } = await offers.check(call);
        return after(call, found);
      },
    },
    {
      verb: "approve",
      permission: "offers.approve",
      body: perhaps(ApproveBody),
      run: async (call, { comment }) => {
        await offers.approve(call, comment || undefined);
        return after(call);
      },
    },
    {
      verb: "reject",
      permission: "offers.approve",
      body: RejectBody,
      run: async (call, { reason = "" }) => {
        await offers.reject(call, reason);
        return after(call);
      },
    },
    {
      verb: "withdraw",
      permission: "offers.activate",
      run: async (call) => {
        await offers.withdraw(call);
        return after(call);
      },
    },
    {
      verb: "activate",
      permission: "offers.activate",
      body: perhaps(ActivateBody),
      run: async (call, { override }) => {
        const { book } = await offers.activate(call, override);
        return after(call, { book });
      },
    },
    {
      verb: "end",
      permission: "offers.activate",
      body: perhaps(EndBody),
      run: async (call, { at }) => {
        const { book } = await offers.end(call, at);
        return after(call, { book });
      },
    },
  ];
}
