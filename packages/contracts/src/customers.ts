import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";

const closed = { additionalProperties: false };
/** Ways in which a customer may be written or spoken to. */
export const contactWays = ["email", "sms", "phone", "post"] as const;
export type ContactWay = (typeof contactWays)[number];
/** Roles that only Counterfoil knows; the ERP's are the partner's own. */
export const ownRoles = ["loyaltyMember", "webShop", "staff"] as const;

/** What Counterfoil owns of a customer (`PUT /api/customers/partners/{id}/own`): no message of the ERP changes it. */
export const OwnPartSchema = Type.Object(
  {
    roles: Type.Array(Type.Enum([...ownRoles]), { maxItems: ownRoles.length, uniqueItems: true }),
    /** Marketing: which ways the customer has agreed to. A way that is not named was never asked about. */
    consents: Type.Array(Type.Object({ way: Type.Enum([...contactWays]), given: Type.Boolean() }, closed), {
      maxItems: contactWays.length,
    }),
    contactBy: Type.Optional(Type.Enum([...contactWays, "never"])),
    language: Type.Optional(Type.Enum(["en", "de"])),
    loyaltyNumber: Type.Optional(Type.String({ pattern: "^[A-Z0-9-]{4,20}$" })),
  },
  closed,
);
export type OwnPart = Static<typeof OwnPartSchema>;

/** The same with who saved it last, and since when a consent holds. */
export const KeptOwnPartSchema = Type.Object({
  ...OwnPartSchema.properties,
  consents: Type.Array(
    Type.Object({ way: Type.Enum([...contactWays]), given: Type.Boolean(), at: InstantSchema, by: Type.String() }),
  ),
  changedAt: InstantSchema,
  changedBy: Type.String(),
});
export type KeptOwnPart = Static<typeof KeptOwnPartSchema>;
