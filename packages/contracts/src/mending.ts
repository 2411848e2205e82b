import { type Static, Type } from "typebox";
import { LookupNameSchema } from "./field-mappings.ts";
import { InstantSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";

export const errorClasses = [
  "connection",
  "intermittent",
  "missingMasterData",
  "value",
  "duplicate",
  "authorisation",
] as const;
export const ErrorClassSchema = Type.Enum([...errorClasses]);
export type ErrorClass = (typeof errorClasses)[number];

/** Where a cause is cured: by a code in a mapping here, in the ERP, by the sender of the message, or by waiting. */
export const CuredAtSchema = Type.Enum(["mapping", "erp", "message", "sender", "access", "customer", "itself"]);
const GroupKey = Type.String({ minLength: 5, maxLength: 400, description: "direction/service/cause/subject" });
const task = {
  ownerId: Type.Optional(Type.String()),
  ownerName: Type.Optional(Type.String()),
  dueAt: Type.Optional(InstantSchema),
};

/** All that one cure helps. */
export const MendingGroupSchema = Type.Object({
  key: GroupKey,
  direction: Type.Enum(["outbound", "inbound"]),
  service: Type.String(),
  errorClass: ErrorClassSchema,
  causeCode: Type.String(),
  causeSubject: Type.String(),
  curedAt: CuredAtSchema,
  count: Type.Integer(),
  underWay: Type.Integer({ description: "Sent again, and nobody has answered yet." }),
  waitingBehind: Type.Optional(Type.Integer({ description: "Of an outage: what has not even been tried." })),
  amounts: Type.Array(Type.Object({ currency: Type.String(), amount: MoneySchema })),
  oldestAt: InstantSchema,
  latestAt: InstantSchema,
  stores: Type.Array(Type.String()),
  examples: Type.Array(Type.String({ description: "Receipt, object, GTIN, customer, message id or IDoc." })),
  reason: Type.Optional(Type.String({ description: "What the latest of them was told." })),
  ...task,
});
export type MendingGroup = Static<typeof MendingGroupSchema>;

export const MendingNoteSchema = Type.Object({
  at: InstantSchema,
  by: Type.String(),
  kind: Type.Enum(["comment", "assigned", "retried", "lookup", "edited", "settled"]),
  text: Type.String(),
});
export type MendingNote = Static<typeof MendingNoteSchema>;

/** A group with what can be done about it. */
export const MendingGroupDetailSchema = Type.Object({
  ...MendingGroupSchema.properties,
  cure: Type.Optional(
    Type.Object({
      lookup: LookupNameSchema,
      from: Type.Array(Type.String(), { description: "The codes of ours that become it." }),
    }),
  ),
  notes: Type.Array(MendingNoteSchema),
});
export type MendingGroupDetail = Static<typeof MendingGroupDetailSchema>;

/** `GET /api/hub/mending-groups` (hub.read): the largest first. */
export const MendingGroupQuerySchema = Type.Object({
  direction: Type.Optional(Type.Enum(["outbound", "inbound"])),
  errorClass: Type.Optional(ErrorClassSchema),
  storeId: Type.Optional(Type.String({ maxLength: 4 })),
  query: Type.Optional(
    Type.String({
      maxLength: 80,
      description: "Receipt, object, GTIN, customer, message id, IDoc, cause or what it is about.",
    }),
  ),
  ownerId: Type.Optional(Type.String({ maxLength: 40 })),
  overdue: Type.Optional(Type.Boolean()),
});
export const MendingGroupsSchema = Type.Object({ items: Type.Array(MendingGroupSchema), total: Type.Integer() });

/** One message to the ERP, or one object from it. */
export const MendingCaseSchema = Type.Object({
  id: Type.Integer(),
  groupKey: GroupKey,
  direction: Type.Enum(["outbound", "inbound"]),
  service: Type.String(),
  errorClass: ErrorClassSchema,
  causeCode: Type.String(),
  causeSubject: Type.String(),
  businessKey: Type.String(),
  storeId: Type.Optional(Type.String()),
  messageId: Type.Optional(Type.String()),
  documentId: Type.Optional(Type.String()),
  amount: Type.Optional(MoneySchema),
  currency: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  openedAt: InstantSchema,
  failures: Type.Integer(),
  underWay: Type.Boolean(),
  retriedAt: Type.Optional(InstantSchema),
  retriedHow: Type.Optional(Type.Enum(["retry", "lookup", "edit"])),
  retriedBy: Type.Optional(Type.String()),
  resolvedAt: Type.Optional(InstantSchema),
  resolvedHow: Type.Optional(Type.Enum(["itself", "retry", "lookup", "edit", "later", "settled"])),
  resolvedBy: Type.Optional(Type.String()),
  resolvedWhy: Type.Optional(Type.String()),
  ...task,
});
export type MendingCase = Static<typeof MendingCaseSchema>;
export const MendingCasePageSchema = PageOf(MendingCaseSchema);

/** `GET /api/hub/mending-cases` (hub.read). */
export const MendingCaseQuerySchema = Type.Object({
  list: Type.Optional(Type.Enum(["open", "resolved", "retried"])),
  group: Type.Optional(GroupKey),
  storeId: Type.Optional(Type.String({ maxLength: 4 })),
  query: Type.Optional(Type.String({ maxLength: 80, description: "Receipt number or key of an object." })),
  ...PageQuery,
});

/** Whole groups, or single cases. */
export const MendingChoiceSchema = Type.Object({
  groups: Type.Optional(Type.Array(GroupKey, { minItems: 1, maxItems: 500 })),
  cases: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1000 })),
});
export type MendingChoice = Static<typeof MendingChoiceSchema>;

const why = Type.String({ minLength: 1, maxLength: 500 });
export const MendingFixSchema = Type.Object({
  group: GroupKey,
  from: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 50 }),
  to: Type.String({ minLength: 1, maxLength: 20, description: "The ERP's code." }),
});
export const MendingSettleSchema = Type.Object({ ...MendingChoiceSchema.properties, why });
export const MendingTaskSchema = Type.Object({
  ...MendingChoiceSchema.properties,
  ownerId: Type.Optional(Type.String({ maxLength: 40, description: "Absent: nobody." })),
  dueAt: Type.Optional(InstantSchema),
  comment: Type.Optional(why),
});
export type MendingTask = Static<typeof MendingTaskSchema>;
export const MendingCommentSchema = Type.Object({ ...MendingChoiceSchema.properties, text: why });
export const MendingPeopleSchema = Type.Object({
  items: Type.Array(Type.Object({ personId: Type.String(), name: Type.String() })),
});

/** A field of a message that a person may correct; what the customer paid is none of them. */
export const CorrectableFieldSchema = Type.Object({
  path: Type.String({ maxLength: 80, description: "/lines/0/articleId" }),
  label: Type.Enum([
    "customer",
    "article",
    "unit",
    "taxCode",
    "paymentMethod",
    "cardType",
    "reference",
    "reason",
    "note",
  ]),
  at: Type.Optional(Type.String({ description: "What it belongs to: the article's text, the payment." })),
  original: Type.String(),
  value: Type.String(),
});
export type CorrectableField = Static<typeof CorrectableFieldSchema>;

export const MessageEditSchema = Type.Object({
  version: Type.Integer(),
  at: InstantSchema,
  by: Type.String(),
  why: Type.String(),
  changes: Type.Array(Type.Object({ path: Type.String(), before: Type.String(), after: Type.String() })),
});
export type MessageEdit = Static<typeof MessageEditSchema>;

/** `GET /api/hub/outbound-messages/{storeId}/{id}/correction` (hub.edit). */
export const CorrectableMessageSchema = Type.Object({
  number: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  reason: Type.Optional(Type.String()),
  fields: Type.Array(CorrectableFieldSchema),
  edits: Type.Array(MessageEditSchema),
});
export type CorrectableMessage = Static<typeof CorrectableMessageSchema>;

export const EditMessageSchema = Type.Object({
  changes: Type.Array(Type.Object({ path: Type.String({ maxLength: 80 }), value: Type.String({ maxLength: 200 }) }), {
    minItems: 1,
    maxItems: 500,
  }),
  why,
  /** The version that the form was made from: somebody else may have saved meanwhile. */
  version: Type.Integer({ minimum: 0 }),
});
export type EditMessage = Static<typeof EditMessageSchema>;
