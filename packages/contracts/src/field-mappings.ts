import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";

/** The outbound services whose documents are mapped field by field. */
export const mappedServices = [
  "salesTransactions",
  "financialTransactions",
  "goodsMovements",
  "orderCreation",
] as const;
export const MappedServiceSchema = Type.Enum([...mappedServices]);
export type MappedService = (typeof mappedServices)[number];

export const lookupNames = ["payment", "cardType", "tax", "condition", "unit", "movement", "orderType"] as const;
export const LookupNameSchema = Type.Enum([...lookupNames]);
export type LookupName = (typeof lookupNames)[number];

/** Where a field's value comes from: one of `source` and `constant`. */
export const FieldRuleSchema = Type.Object(
  {
    source: Type.Optional(Type.String({ maxLength: 60, description: "Name of a field of ours: line.articleId." })),
    constant: Type.Optional(Type.String({ maxLength: 80, description: "As it stands on the wire." })),
    lookup: Type.Optional(LookupNameSchema),
    default: Type.Optional(Type.String({ maxLength: 80, description: "When the source has nothing." })),
    cut: Type.Optional(Type.Boolean({ description: "Cut to the field's length; otherwise too long is refused." })),
    when: Type.Optional(Type.String({ maxLength: 60, description: "Only where this source has something." })),
  },
  { additionalProperties: false },
);
export type FieldRule = Static<typeof FieldRuleSchema>;

/** `from` may be more special with a slash: `CARD/VISA` before `CARD`. */
export const LookupTableSchema = Type.Object(
  {
    entries: Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Type.String({ minLength: 1, maxLength: 20 })),
    otherwise: Type.Enum(["pass", "refuse"], { description: "What is not in it goes as it is, or is refused." }),
  },
  { additionalProperties: false },
);
export type LookupTable = Static<typeof LookupTableSchema>;

export const TellingSchema = Type.Object(
  {
    discounts: Type.Enum(["single", "net"]),
    prices: Type.Enum(["withTax", "withoutTax"]),
    taxes: Type.Enum(["told", "untold"]),
  },
  { additionalProperties: false },
);
export type Telling = Static<typeof TellingSchema>;

/** How the transactions of a service become documents. Fields by segment and name: `E1WPB01.POSKREIS`. */
export const MappingDocumentSchema = Type.Object(
  {
    telling: TellingSchema,
    fields: Type.Record(Type.String({ maxLength: 80 }), FieldRuleSchema, { maxProperties: 400 }),
    lookups: Type.Record(LookupNameSchema, LookupTableSchema),
  },
  { additionalProperties: false },
);
export type MappingDocument = Static<typeof MappingDocumentSchema>;

export const MappingProblemSchema = Type.Object({
  field: Type.String({ description: "Segment and field, or lookups.<name>." }),
  code: Type.String(),
  detail: Type.String(),
});
export type MappingProblem = Static<typeof MappingProblemSchema>;

/** What a version would have made of the last transactions, against the version in use. */
export const MappingTestSchema = Type.Object({
  transactions: Type.Integer(),
  changed: Type.Integer(),
  failed: Type.Integer(),
  failedBefore: Type.Integer(),
  failedNewly: Type.Integer({ description: "Would fail and does not with the version in use." }),
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      count: Type.Integer(),
      examples: Type.Array(
        Type.Object({
          number: Type.String(),
          before: Type.Optional(Type.String()),
          after: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  failures: Type.Array(
    Type.Object({
      code: Type.String(),
      subject: Type.String(),
      detail: Type.String(),
      count: Type.Integer(),
      examples: Type.Array(Type.String()),
    }),
  ),
});
export type MappingTest = Static<typeof MappingTestSchema>;

export const MappingVersionSchema = Type.Object({
  version: Type.Integer(),
  state: Type.Enum(["draft", "tested", "active", "earlier"]),
  createdAt: InstantSchema,
  createdBy: Type.String(),
  why: Type.String(),
  testedAt: Type.Optional(InstantSchema),
  test: Type.Optional(MappingTestSchema),
});
export type MappingVersion = Static<typeof MappingVersionSchema>;

export const MappingActivationSchema = Type.Object({
  version: Type.Integer(),
  activatedAt: InstantSchema,
  activatedBy: Type.String(),
  why: Type.String(),
  despiteFailures: Type.Boolean(),
});

/** What can be filled, and from what. */
export const TargetFieldSchema = Type.Object({
  field: Type.String(),
  segment: Type.String(),
  name: Type.String(),
  type: Type.String(),
  length: Type.Optional(Type.Integer()),
  required: Type.Boolean(),
  codes: Type.Optional(Type.Array(Type.String())),
  sources: Type.Array(Type.String(), { description: "Names of the sources that fit." }),
});
export type TargetField = Static<typeof TargetFieldSchema>;

export const SourceFieldSchema = Type.Object({ name: Type.String(), type: Type.String() });
export type SourceField = Static<typeof SourceFieldSchema>;

export const FieldMappingSchema = Type.Object({
  service: MappedServiceSchema,
  active: Type.Integer(),
  document: MappingDocumentSchema,
  versions: Type.Array(MappingVersionSchema),
  activations: Type.Array(MappingActivationSchema),
  targets: Type.Array(TargetFieldSchema),
  sources: Type.Array(SourceFieldSchema),
  /** Codes that payment methods have of their own; an entry of the lookup comes before them. */
  paymentMethodCodes: Type.Record(Type.String(), Type.String()),
});
export type FieldMapping = Static<typeof FieldMappingSchema>;

/** A transaction, mapped: what stands in each field of ours, and in each field of each segment. */
export const MappedFieldSchema = Type.Object({
  name: Type.String(),
  text: Type.String(),
  fault: Type.Optional(Type.String()),
});
export const MappedSegmentSchema = Type.Object({
  segment: Type.String(),
  depth: Type.Integer(),
  fields: Type.Array(MappedFieldSchema),
});
export type MappedSegment = Static<typeof MappedSegmentSchema>;
export const MappingTrialSchema = Type.Object({
  number: Type.String(),
  sources: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  segments: Type.Array(MappedSegmentSchema),
  problems: Type.Array(MappingProblemSchema),
});
export type MappingTrial = Static<typeof MappingTrialSchema>;

export const WaysToPaySchema = Type.Object({
  items: Type.Array(
    Type.Object({
      method: Type.String(),
      cardType: Type.Optional(Type.String()),
      code: Type.Optional(Type.String({ description: "The ERP's; none: unmapped." })),
      origin: Type.Optional(Type.Enum(["lookup", "paymentMethod"])),
      tills: Type.Integer(),
      firstNumber: Type.String(),
      firstAt: InstantSchema,
    }),
  ),
});
export type WaysToPay = Static<typeof WaysToPaySchema>;
