import { scenarioIds } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

const address = Type.String({ pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*)?$", maxLength: 300 });
const businessSystem = Type.String({ pattern: "^[A-Za-z0-9_]{1,60}$" });
const Id = Type.String({ pattern: "^[A-Za-z0-9_.-]{1,40}$" });
const UserName = Type.String({ pattern: "^[^:\\s/]+$", minLength: 1, maxLength: 120 });
export const ScenarioSchema = Type.Enum([...scenarioIds]);

export const SystemParams = Type.Object({ systemId: Id });
export const SystemBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    active: Type.Boolean(),
    baseUrl: Type.Optional(Type.Union([address, Type.Null()], { description: "Null or left out: it only calls us." })),
    businessSystem: Type.Union([businessSystem], { description: "What it is called in messages." }),
    ownSystem: Type.Union([Type.String({ pattern: "^[A-Za-z0-9_]{1,10}$" })], {
      description: "What we are called in messages to it.",
    }),
    authorities: Type.Optional(
      Type.String({ maxLength: 60_000, description: "Certificates (PEM) of authorities that are trusted for it." }),
    ),
  },
  { additionalProperties: false },
);
export type SystemInput = Static<typeof SystemBody>;

export const SystemUserParams = Type.Object({ systemId: Id, userName: UserName });
export const OutboundUserBody = Type.Object(
  {
    kind: Type.Enum(["basic", "oauth2", "certificate"]),
    tokenUrl: Type.Optional(address),
    certificate: Type.Optional(Type.String({ maxLength: 60_000, description: "PEM, our own first, then its chain." })),
    secret: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 20_000,
        description:
          "Password, client secret or private key (PEM). Left out: the stored one stays, for the same addresses.",
      }),
    ),
  },
  { additionalProperties: false },
);
export type OutboundUserInput = Static<typeof OutboundUserBody>;

export const ArrangementParams = Type.Object({ systemId: Id, scenario: ScenarioSchema });
const Path = Type.String({ pattern: "^/[^\\s?#]{0,299}$", description: "At the system, below its address." });
export const ArrangementBody = Type.Object(
  {
    inboundUser: Type.Optional(Type.Union([UserName, Type.Null()])),
    outboundUser: Type.Optional(Type.Union([UserName, Type.Null()])),
    services: Type.Optional(
      Type.Record(
        Type.String({ pattern: "^[a-zA-Z]{1,40}$" }),
        Type.Object(
          { active: Type.Optional(Type.Boolean()), path: Type.Optional(Path) },
          { additionalProperties: false },
        ),
        { maxProperties: 10 },
      ),
    ),
  },
  { additionalProperties: false },
);
export type ArrangementInput = Static<typeof ArrangementBody>;
