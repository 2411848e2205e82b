import { type Static, Type } from "typebox";
import { MappedServiceSchema } from "./field-mappings.ts";
import { InstantSchema, TillIdSchema } from "./ids.ts";

/** `GET /api/hub/send-times` (hub.read): when each outbound service sends, and what waits for it. */
export const SendTimesSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      service: MappedServiceSchema,
      cron: Type.Optional(Type.String({ description: "Five fields, UTC; none: at once." })),
      lastRunAt: Type.Optional(InstantSchema),
      nextRunAt: Type.Optional(InstantSchema),
      waiting: Type.Integer(),
      held: Type.Integer({ description: "Of what waits: for its till's closing." }),
    }),
  ),
});
export type SendTimes = Static<typeof SendTimesSchema>;

/** `GET /api/hub/held-tills` (hub.read): tills whose transactions wait for a closing, the longest first. */
export const HeldTillsSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      storeId: Type.String(),
      tillId: TillIdSchema,
      receipts: Type.Integer(),
      cashMovements: Type.Integer(),
      since: InstantSchema,
    }),
  ),
});
export type HeldTill = Static<typeof HeldTillsSchema>["items"][number];

/** `GET /api/hub/outbound-messages/{id}/collected`: the receipts in a sum, by number. */
export const CollectedPageSchema = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), state: Type.String() })),
  next: Type.Optional(Type.String()),
});
