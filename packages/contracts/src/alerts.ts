import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";
import { MailAddressSchema } from "./mail-address.ts";
import { PageOf } from "./pages.ts";

const Severity = Type.Enum(["warning", "error"]);

/** What people have to know, while it stands and after. `link`: an intent of the back office. */
export const AlertSchema = Type.Object({
  id: Type.Integer(),
  key: Type.String({ description: "Its kind before the colon: till-silent:1010-03." }),
  severity: Severity,
  title: Type.String(),
  detail: Type.String(),
  link: Type.String(),
  facts: Type.Record(Type.String(), Type.String(), { description: "What title and detail are made of." }),
  raisedAt: InstantSchema,
  clearedAt: Type.Optional(InstantSchema),
});
export type Alert = Static<typeof AlertSchema>;
export const AlertPageSchema = PageOf(AlertSchema);
export const AlertSummarySchema = Type.Object({
  errors: Type.Integer(),
  warnings: Type.Integer(),
  mailServer: Type.Boolean({ description: "Without one mails are only kept to be read." }),
});

/** Kinds that the program raises itself; a rule may name any. */
export const alertKinds = [
  "system-unreachable",
  "till-silent",
  "message-absent",
  "incomplete",
  "payment-unmapped",
  "certificate-expiry",
  "stuck",
  "closing-overdue",
] as const;

const rule = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  active: Type.Boolean(),
  leastSeverity: Severity,
  kinds: Type.Array(Type.String({ pattern: "^[a-z-]{1,40}$" }), { maxItems: 50, description: "None: all." }),
  tellCleared: Type.Boolean(),
  channel: Type.Enum(["mail", "webhook"]),
};
const Language = Type.Enum(["en", "de"], {
  description: "Of what is told. Of a rule: to who is no person here; absent: the company's.",
});
const url = Type.Optional(Type.String({ maxLength: 500 }));

export const AlertRuleSchema = Type.Object({
  id: Type.Integer(),
  ...rule,
  addresses: Type.Array(Type.String()),
  url,
  language: Type.Optional(Language),
  hasSecret: Type.Boolean(),
});
export type AlertRule = Static<typeof AlertRuleSchema>;
export const AlertRulesSchema = Type.Object({ items: Type.Array(AlertRuleSchema) });

export const SaveAlertRuleSchema = Type.Object(
  {
    ...rule,
    addresses: Type.Optional(Type.Array(MailAddressSchema, { maxItems: 50 })),
    url,
    language: Type.Optional(Language),
    secret: Type.Optional(
      Type.String({ minLength: 16, maxLength: 200, description: "Signs the calls; absent: it stays." }),
    ),
  },
  { additionalProperties: false },
);
export type SaveAlertRule = Static<typeof SaveAlertRuleSchema>;

/** A mail or a webhook's call. `kept`: no mail server is set up. */
export const AlertDeliverySchema = Type.Object({
  id: Type.String(),
  event: Type.Enum(["raised", "cleared", "assigned", "test", "receipt"]),
  channel: Type.Enum(["mail", "webhook"]),
  address: Type.String(),
  subject: Type.String(),
  content: Type.String(),
  state: Type.Enum(["waiting", "sent", "kept", "dead"]),
  attempts: Type.Integer(),
  reason: Type.Optional(Type.String()),
  createdAt: InstantSchema,
  sentAt: Type.Optional(InstantSchema),
});
export type AlertDelivery = Static<typeof AlertDeliverySchema>;
export const AlertDeliveryPageSchema = PageOf(AlertDeliverySchema);

/** Where the person who asks gets mail of what is assigned to them; empty: nowhere. */
export const AlertAddressSchema = Type.Object({
  address: Type.Union([MailAddressSchema, Type.Literal("")]),
  language: Type.Optional(Language),
});
export type AlertAddress = Static<typeof AlertAddressSchema>;
