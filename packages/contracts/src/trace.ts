import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";

/** One place that an object has passed, in order. */
export const HopSchema = Type.Object({
  system: Type.Enum(["till", "server", "erp"]),
  what: Type.String({
    description:
      "transaction, correction, outboundMessage, idoc, inboundDocument, article, customer, priceBook, tills …",
  }),
  number: Type.String(),
  at: Type.Optional(InstantSchema),
  state: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  link: Type.Optional(Type.String()),
});
export type Hop = Static<typeof HopSchema>;

/** `GET /api/hub/trace?query=` (hub.read): whatever the number is of, with every hop it made. */
export const TraceSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Enum(["transaction", "order", "document", "article", "customer", "message"]),
      key: Type.String(),
      title: Type.String(),
      hops: Type.Array(HopSchema),
      /** Of a document: the transactions in it. */
      contains: Type.Array(Type.String()),
    }),
  ),
});
export type Trace = Static<typeof TraceSchema>["items"][number];
