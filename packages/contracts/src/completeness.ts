import { type Static, Type } from "typebox";
import { ReversalSchema } from "./hub.ts";
import { DateSchema, InstantSchema, StoreIdSchema, TillIdSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";

const figures = { count: Type.Optional(Type.Integer()), sum: Type.Optional(MoneySchema) };

/** A till's day, counted three times. What somebody could not say is left out. */
export const CompletenessRowSchema = Type.Object({
  storeId: Type.String(),
  tillId: Type.String(),
  businessDate: Type.String(),
  currency: Type.String(),
  till: Type.Object({ ...figures, source: Type.Enum(["closing", "heartbeat", "none"]) }),
  server: Type.Object({ count: Type.Integer(), sum: MoneySchema, gaps: Type.Integer() }),
  erp: Type.Object({
    ...figures,
    posted: Type.Optional(Type.Integer()),
    setAside: Type.Optional(Type.Integer()),
    reversed: Type.Optional(Type.Integer()),
  }),
  equal: Type.Boolean(),
  problem: Type.Optional(Type.String({ description: "Why the ERP could not be asked." })),
  comparedAt: InstantSchema,
});
export type CompletenessRow = Static<typeof CompletenessRowSchema>;
export const CompletenessPageSchema = PageOf(CompletenessRowSchema);

/** `GET /api/hub/completeness` (hub.read): the latest day first. */
export const CompletenessQuerySchema = Type.Object({
  storeId: Type.Optional(StoreIdSchema),
  from: Type.Optional(DateSchema),
  to: Type.Optional(DateSchema),
  unequal: Type.Optional(Type.Boolean()),
  ...PageQuery,
});

/** `GET /api/hub/completeness/month` (hub.read): per store, how many of its tills were compared on each day, and how many differ. */
export const CompletenessMonthQuerySchema = Type.Object({
  month: Type.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }),
  storeId: Type.Optional(StoreIdSchema),
  ...PageQuery,
});
export const CompletenessMonthSchema = PageOf(
  Type.Object({
    storeId: Type.String(),
    days: Type.Array(Type.Object({ businessDate: Type.String(), tills: Type.Integer(), unequal: Type.Integer() })),
  }),
);
export type CompletenessMonth = Static<typeof CompletenessMonthSchema>["items"][number];

export const CompareDaySchema = Type.Object({ storeId: StoreIdSchema, businessDate: DateSchema });

/** Exactly which receipts differ between the server and the ERP. */
export const DayDifferenceSchema = Type.Object({
  number: Type.String(),
  currency: Type.Optional(Type.String()),
  fault: Type.Enum(["missingInErp", "missingHere", "amountDiffers", "notPosted", "reversed", "gap"]),
  server: Type.Optional(MoneySchema),
  erp: Type.Optional(MoneySchema),
  state: Type.Optional(Type.String()),
  reversal: Type.Optional(ReversalSchema),
});
export type DayDifference = Static<typeof DayDifferenceSchema>;
export const DayQuerySchema = Type.Object({ tillId: TillIdSchema, businessDate: DateSchema });
export const DayDifferencesSchema = Type.Object({
  /** As it was compared last. */
  row: Type.Optional(CompletenessRowSchema),
  items: Type.Array(DayDifferenceSchema),
  isErpAsked: Type.Boolean({ description: "Otherwise only what is missing here is among them." }),
});
export type DayDifferences = Static<typeof DayDifferencesSchema>;

/** When nobody heard of a till for so long in its store's opening hours, or what waits for its closing waits for so long, people are told. */
export const SilenceSettingSchema = Type.Object({
  tillMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  closingHours: Type.Integer({ minimum: 1, maximum: 744 }),
  expected: Type.Array(
    Type.Object({
      service: Type.String({ minLength: 1, maxLength: 80 }),
      withinHours: Type.Integer({ minimum: 1, maximum: 744 }),
    }),
    { maxItems: 20 },
  ),
});
export type SilenceSetting = Static<typeof SilenceSettingSchema>;
