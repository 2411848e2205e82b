import { type Static, Type } from "typebox";
import { DateSchema, InstantSchema, StoreIdSchema, TillIdSchema } from "./ids.ts";

/** `GET /api/journal/working-time` (receipts.read), newest first. */
export const WorkingTimeQuerySchema = Type.Object({
  storeId: Type.Optional(StoreIdSchema),
  /** Part of a person's name. */
  query: Type.Optional(Type.String({ maxLength: 80 })),
  /** Days, both included, in UTC. */
  from: Type.Optional(DateSchema),
  to: Type.Optional(DateSchema),
  next: Type.Optional(Type.String({ maxLength: 80 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export type WorkingTimeQuery = Static<typeof WorkingTimeQuerySchema>;

/** From when to when somebody worked, as they said at tills. Of what was said alone the other half is left out. */
export const WorkingTimeSchema = Type.Object({
  id: Type.String(),
  personId: Type.String(),
  personName: Type.String(),
  storeId: StoreIdSchema,
  tillId: TillIdSchema,
  beganAt: Type.Optional(InstantSchema),
  endedAt: Type.Optional(InstantSchema),
  minutes: Type.Optional(Type.Integer()),
});
export type WorkingTime = Static<typeof WorkingTimeSchema>;
export const WorkingTimePageSchema = Type.Object({
  items: Type.Array(WorkingTimeSchema),
  next: Type.Optional(Type.String()),
});
export type WorkingTimePage = Static<typeof WorkingTimePageSchema>;
