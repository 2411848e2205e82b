import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";

const port = Type.String({ pattern: "^[A-Z0-9_]{1,10}$", description: "SAP port or logical system (10)." });
const address = Type.String({ pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*)?$", maxLength: 500 });
const pem = Type.String({ minLength: 1, maxLength: 20_000, description: "PEM." });
const Cron = Type.String({ pattern: "^[\\d*/, -]{9,80}$", description: "Five fields: minute hour day month weekday." });

export const SystemIdSchema = Type.String({ pattern: "^[A-Z0-9_]{1,20}$" });
export const SystemKindSchema = Type.Enum(["s4hana", "embedded", "other"]);
export const DestinationUseSchema = Type.Enum(["standard", "idoc", "odata", "soap"], {
  description: "What a destination is for; `standard` serves every use that has none of its own.",
});

/** How we say who we are; the secret is sent beside it and never comes back. */
export const DestinationAuthSchema = Type.Union([
  Type.Object({
    kind: Type.Literal("basic"),
    userName: Type.String({ minLength: 1, maxLength: 80, pattern: "^[^:\\s]+$" }),
  }),
  Type.Object({
    kind: Type.Literal("oauth2"),
    tokenUrl: address,
    clientId: Type.String({ minLength: 1, maxLength: 200, pattern: "^[^:\\s]+$" }),
  }),
  Type.Object({ kind: Type.Literal("certificate"), certificate: pem }),
]);
export type DestinationAuthFacts = Static<typeof DestinationAuthSchema>;

/** SAP's ids of what two systems agree on, as SAP counts them; OPP is the price service's, for which SAP has none that we know. */
export const scenarioIds = [
  "SAP_COM_0008",
  "SAP_COM_0640",
  "SAP_COM_0652",
  "SAP_COM_0164",
  "SAP_COM_0109",
  "OPP",
] as const;
export type ScenarioId = (typeof scenarioIds)[number];

export const CertificateFactsSchema = Type.Object({
  subject: Type.String(),
  issuer: Type.String(),
  validTo: InstantSchema,
  fingerprint: Type.String({ description: "SHA-256." }),
});
export type CertificateFacts = Static<typeof CertificateFactsSchema>;

/** `PUT /api/hub/communication-systems/{systemId}/destinations/{use}` (hub.configure). */
export const SaveDestinationSchema = Type.Object({
  url: address,
  auth: DestinationAuthSchema,
  secret: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 20_000,
      description:
        "Password, client secret or private key (PEM). Absent: the one that is there stays, if address and user do.",
    }),
  ),
});

export const DestinationSchema = Type.Object({
  use: DestinationUseSchema,
  url: Type.String(),
  auth: DestinationAuthSchema,
  certificate: Type.Optional(CertificateFactsSchema),
  changedAt: InstantSchema,
  checkedAt: Type.Optional(InstantSchema),
  checkOk: Type.Optional(Type.Boolean({ description: "What the last check found; absent when it was never checked." })),
  checkProblem: Type.Optional(Type.String()),
});
export type CommunicationDestination = Static<typeof DestinationSchema>;

const systemFacts = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  kind: SystemKindSchema,
  active: Type.Boolean({ default: true }),
  client: Type.String({ pattern: "^\\d{3}$", description: "sap-client" }),
  senderPort: port,
  receiverPort: port,
  receiver: port,
  authorities: Type.Optional(
    Type.String({ maxLength: 60_000, description: "Certificates (PEM) of authorities that are trusted for it." }),
  ),
};

/** `PUT /api/hub/communication-systems/{systemId}`; `POST /api/hub/communication-systems` with the id (hub.configure). */
export const SaveSystemSchema = Type.Object(systemFacts);
export const NewSystemSchema = Type.Object({ systemId: SystemIdSchema, ...systemFacts });
export type SystemFacts = Static<typeof SaveSystemSchema>;

export const CommunicationSystemSchema = Type.Object({
  systemId: Type.String(),
  ...systemFacts,
  authorityFacts: Type.Array(CertificateFactsSchema),
  destinations: Type.Array(DestinationSchema),
  scenarios: Type.Array(Type.String()),
  reachable: Type.Optional(Type.Boolean({ description: "Absent while nothing was sent." })),
  lastContactAt: Type.Optional(InstantSchema),
  retryAt: Type.Optional(InstantSchema),
  reason: Type.Optional(Type.String()),
});
export type CommunicationSystem = Static<typeof CommunicationSystemSchema>;
export const CommunicationSystemsSchema = Type.Object({ items: Type.Array(CommunicationSystemSchema) });

/** `POST /api/hub/communication-systems/{systemId}/destinations/{use}/check` (hub.configure): ends at the first step that fails. */
export const CheckStepSchema = Type.Object({
  step: Type.Enum(["name", "tcp", "tls", "login", "path", "answer"]),
  ok: Type.Boolean(),
  warning: Type.Optional(Type.Boolean({ description: "It works, and somebody should look at it." })),
  code: Type.Optional(Type.String({ description: "Of what is wrong; docs/ERRORS.md." })),
  detail: Type.String(),
  words: Type.Optional(Type.String({ description: "What the other end, or TLS, said itself." })),
});
export type CheckStep = Static<typeof CheckStepSchema>;
export const CheckAnswerSchema = Type.Object({ ok: Type.Boolean(), steps: Type.Array(CheckStepSchema) });
export type CheckAnswer = Static<typeof CheckAnswerSchema>;

/** How an outbound service sends: at once, or when the time of a pattern comes; single, or summed per closing. */
export const OutboundSettingsSchema = Type.Object({
  send: Type.Union([Type.Literal("atOnce"), Type.Object({ cron: Cron })]),
  form: Type.Enum(["idoc", "soap"]),
  collect: Type.Enum(["single", "closing"]),
});
export const InboundSettingsSchema = Type.Object({
  confirm: Type.Boolean({ description: "Send a confirmation when a message has been applied." }),
});
/** As what the ERP makes a customer of ours: groupings decide number range and account group. */
export const CreationSettingsSchema = Type.Object({
  personGrouping: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  organisationGrouping: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  roles: Type.Array(Type.String({ pattern: "^[A-Z0-9]{1,6}$" }), { minItems: 1, maxItems: 10, uniqueItems: true }),
});
export type CreationSettings = Static<typeof CreationSettingsSchema>;
const anySetting = {
  ...OutboundSettingsSchema.properties,
  ...InboundSettingsSchema.properties,
  ...CreationSettingsSchema.properties,
};

export const ArrangedServiceSchema = Type.Object({
  service: Type.String(),
  direction: Type.Enum(["inbound", "outbound"]),
  active: Type.Boolean(),
  messages: Type.Array(Type.String(), { description: "Names of the messages, as they are stored." }),
  endpoints: Type.Array(Type.String(), { description: "Inbound: where to send. Outbound: paths that are called." }),
  settings: Type.Partial(Type.Object(anySetting)),
  lastAt: Type.Optional(InstantSchema),
  waiting: Type.Integer(),
  errors: Type.Integer(),
  reason: Type.Optional(Type.String({ description: "What the latest failure said." })),
});
export type ArrangedService = Static<typeof ArrangedServiceSchema>;

export const ArrangementSchema = Type.Object({
  systemId: Type.String(),
  systemName: Type.String(),
  systemActive: Type.Boolean(),
  scenario: Type.String(),
  technicalUser: Type.Optional(Type.String({ description: "The only one that may send by it; absent: any that may." })),
  services: Type.Array(ArrangedServiceSchema),
  changedAt: InstantSchema,
});
export type Arrangement = Static<typeof ArrangementSchema>;
export const ArrangementsSchema = Type.Object({ items: Type.Array(ArrangementSchema) });

/** `PUT /api/hub/communication-arrangements/{systemId}/{scenario}` (hub.configure): makes or changes; services not named stay. */
export const SaveArrangementSchema = Type.Object({
  technicalUser: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()])),
  services: Type.Optional(
    Type.Record(
      Type.String({ pattern: "^[a-zA-Z]{1,40}$" }),
      Type.Object({
        active: Type.Optional(Type.Boolean()),
        settings: Type.Optional(Type.Partial(Type.Object(anySetting))),
      }),
      { maxProperties: 20 },
    ),
  ),
});
export type SaveArrangement = Static<typeof SaveArrangementSchema>;

/** What the sender of a message is told became of it. */
export const ConfirmationSchema = Type.Object({
  documentId: Type.String({ description: "The inbound document that it answers." }),
  systemId: Type.String(),
  messageId: Type.String({ description: "UUID of its message header; the same at each try." }),
  state: Type.Enum(["due", "ready", "sent", "dead"]),
  attempts: Type.Integer(),
  createdAt: InstantSchema,
  sentAt: Type.Optional(InstantSchema),
  nextAttemptAt: Type.Optional(InstantSchema),
  reason: Type.Optional(Type.String()),
});
export type Confirmation = Static<typeof ConfirmationSchema>;
/** `GET /api/hub/confirmations` (hub.read): the newest 200. */
export const ConfirmationsSchema = Type.Object({ items: Type.Array(ConfirmationSchema) });

/** `GET /api/hub/communication-setup/{systemId}` (hub.read): how far the setting up of a system is, by what is really there. */
export const setupSteps = [
  "user",
  "system",
  "destinations",
  "check",
  "arrangements",
  "organisation",
  "services",
  "mappings",
  "test",
  "values",
] as const;
export const SetupStepSchema = Type.Object({
  step: Type.Enum([...setupSteps]),
  done: Type.Boolean(),
  facts: Type.Array(Type.Object({ fact: Type.String(), ok: Type.Boolean(), subject: Type.Optional(Type.String()) }), {
    description: "What was looked at, each with whether it is as it should be.",
  }),
});
export type SetupStep = Static<typeof SetupStepSchema>;
export const SetupSchema = Type.Object({
  systemId: Type.String(),
  kind: Type.Optional(SystemKindSchema),
  steps: Type.Array(SetupStepSchema),
  lastInboundAt: Type.Optional(InstantSchema),
});
export type Setup = Static<typeof SetupSchema>;

/** `POST /api/hub/communication-setup/{systemId}/outward-test` (hub.configure): a question that posts nothing, and its answer. */
export const OutwardTestSchema = Type.Object({
  ok: Type.Boolean(),
  asked: Type.String(),
  answer: Type.String({ description: "The beginning of what came back, or why nothing did." }),
  milliseconds: Type.Integer(),
});
export type OutwardTest = Static<typeof OutwardTestSchema>;

/** `POST /api/hub/communication-setup/{systemId}/inward-test` (hub.configure): asks the embedded ERP for a test message. */
export const InwardTestSchema = Type.Object({ asked: Type.Boolean(), detail: Type.String() });
export type InwardTest = Static<typeof InwardTestSchema>;

/** `GET /api/hub/communication-values/{systemId}` (hub.read): what is entered at the other end. */
export const CommunicationValuesSchema = Type.Object({
  system: CommunicationSystemSchema,
  host: Type.String(),
  port: Type.Integer(),
  encrypted: Type.Boolean(),
  arrangements: Type.Array(
    Type.Object({
      scenario: Type.String(),
      technicalUsers: Type.Array(Type.String()),
      services: Type.Array(
        Type.Object({
          service: Type.String(),
          direction: Type.Enum(["inbound", "outbound"]),
          active: Type.Boolean(),
          messages: Type.Array(Type.String()),
          addresses: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
  sites: Type.Array(
    Type.Object({ plant: Type.String(), name: Type.String(), storageLocations: Type.Array(Type.String()) }),
  ),
  company: Type.Optional(
    Type.Object({ companyCode: Type.String(), salesOrganisation: Type.String(), division: Type.String() }),
  ),
});
export type CommunicationValues = Static<typeof CommunicationValuesSchema>;
