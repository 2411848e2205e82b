import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";
import { PageOf, PageQuery } from "./pages.ts";
import { PostingStateSchema } from "./receipts.ts";

/** Inbound: one document as it arrived, and what became of its objects. */
export const InboundStateSchema = Type.Enum([
  "received",
  "applying",
  "applied",
  "appliedWithErrors",
  "duplicate",
  "rejected",
  "failed",
]);
export const ObjectOutcomeSchema = Type.Enum(["created", "changed", "unchanged", "stale", "rejected"]);

export const InboundDocumentSchema = Type.Object({
  id: Type.String(),
  service: Type.String(),
  objectType: Type.Enum(["article", "businessPartner", "relationship", "price", "promotion", "purchasePrice"]),
  sender: Type.Optional(Type.String()),
  messageId: Type.Optional(Type.String()),
  receivedAt: InstantSchema,
  finishedAt: Type.Optional(InstantSchema),
  bytes: Type.Integer(),
  state: InboundStateSchema,
  reason: Type.Optional(Type.String()),
  technicalUser: Type.String(),
  counts: Type.Object({
    created: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    stale: Type.Integer(),
    rejected: Type.Integer(),
  }),
  unmodelled: Type.Record(Type.String(), Type.Integer(), {
    description: "Elements of the message that are not read, by path, with how often each came.",
  }),
});
export type InboundDocument = Static<typeof InboundDocumentSchema>;

/** `GET /api/hub/inbound-documents` (permission hub.read): newest first. */
export const InboundSearchQuerySchema = Type.Object({
  objectType: Type.Optional(Type.String({ maxLength: 20 })),
  state: Type.Optional(InboundStateSchema),
  query: Type.Optional(
    Type.String({ maxLength: 80, description: "Message id, sender, or the key of an object in it." }),
  ),
  ...PageQuery,
});
export const InboundPageSchema = PageOf(InboundDocumentSchema);

/** `GET /api/hub/inbound-documents/{id}/objects`: result per object, with the fields that changed. */
export const InboundObjectSchema = Type.Object({
  position: Type.Integer(),
  objectKey: Type.String(),
  text: Type.Optional(Type.String()),
  outcome: ObjectOutcomeSchema,
  reason: Type.Optional(Type.String()),
  changes: Type.Array(
    Type.Object({ field: Type.String(), before: Type.Optional(Type.String()), after: Type.Optional(Type.String()) }),
  ),
});
export type InboundObject = Static<typeof InboundObjectSchema>;
export const InboundObjectPageSchema = PageOf(InboundObjectSchema);

/** Outbound: one business object on its way to the ERP. */
export const ReversalSchema = Type.Object(
  { by: Type.String(), at: InstantSchema, why: Type.String() },
  { description: "Who took back last in the ERP what it had posted; it may be posted again since." },
);
export type Reversal = Static<typeof ReversalSchema>;

export const OutboundMessageSchema = Type.Object({
  id: Type.String(),
  service: Type.String(),
  businessKey: Type.String({ description: "Receipt number." }),
  storeId: Type.String(),
  tillId: Type.String(),
  createdAt: InstantSchema,
  state: PostingStateSchema,
  attempts: Type.Integer(),
  nextAttemptAt: Type.Optional(InstantSchema),
  reasonCode: Type.Optional(
    Type.String({ description: "connection, timeout, authorisation, serverError, refused, mapping, erpSetAside …" }),
  ),
  reason: Type.Optional(Type.String()),
  documentId: Type.Optional(Type.String({ description: "The stored document it travels in." })),
  idocNumber: Type.Optional(Type.String()),
  reversal: Type.Optional(ReversalSchema),
});
export type OutboundMessage = Static<typeof OutboundMessageSchema>;

/** `GET /api/hub/outbound-messages` (permission hub.read). */
export const OutboundSearchQuerySchema = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 60, description: "One or more states, comma separated." })),
  storeId: Type.Optional(Type.String({ maxLength: 4 })),
  query: Type.Optional(Type.String({ maxLength: 80 })),
  ...PageQuery,
});
export const OutboundPageSchema = PageOf(OutboundMessageSchema);

/** `POST /api/hub/outbound-messages/retry` (permission hub.retry): these ids, or all that match a state. */
export const RetryRequestSchema = Type.Object({
  ids: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
  state: Type.Optional(Type.Enum(["failed", "dead", "setAside"])),
});
export const RetryAnswerSchema = Type.Object({ retried: Type.Integer() });

/** `GET /api/hub/summary` (hub.read): the numbers on the launchpad's tiles. */
export const HubSummarySchema = Type.Object({
  inbound: Type.Object({ today: Type.Integer(), withErrors: Type.Integer(), applying: Type.Integer() }),
  outbound: Type.Object({
    waiting: Type.Integer(),
    failed: Type.Integer(),
    dead: Type.Integer(),
    setAside: Type.Integer(),
    postedToday: Type.Integer({ description: "Counted up to 10,000." }),
  }),
  erp: Type.Object({
    lastContactAt: Type.Optional(InstantSchema),
    reachable: Type.Boolean(),
    reason: Type.Optional(Type.String()),
  }),
});
export type HubSummary = Static<typeof HubSummarySchema>;
