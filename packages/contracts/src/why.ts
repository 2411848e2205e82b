import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";

/** What is asked about: `#Availability-display?ObjectType=article&Object=85123A&Plant=1010`. */
export const chainObjectTypes = ["article", "businessPartner"] as const;
export type ChainObjectType = (typeof chainObjectTypes)[number];

/**
 * One link of the chain from the ERP to the till. `broken`: it stops here. `warning`: it holds now, and somebody should look.
 * `unknown`: nobody could be asked. What it says is `code` with its `facts`; screens put it in words.
 */
export const ChainLinkSchema = Type.Object({
  system: Type.Enum(["erp", "server", "till"]),
  step: Type.String({ maxLength: 20 }),
  state: Type.Enum(["ok", "warning", "broken", "unknown"]),
  code: Type.String({ maxLength: 30 }),
  facts: Type.Record(Type.String(), Type.String()),
  at: Type.Optional(InstantSchema),
  /** Where it is mended: a screen of that system. */
  link: Type.Optional(Type.String({ maxLength: 300 })),
});
export type ChainLink = Static<typeof ChainLinkSchema>;

/** `GET /api/why?objectType=&object=&storeId=[&tillId=]` in the back office, `GET /api/why?objectType=&object=&siteId=` in the ERP. */
export const ChainSchema = Type.Object({
  objectType: Type.Enum([...chainObjectTypes]),
  /** The number that was found for what was typed; a barcode leads to its article. */
  object: Type.String(),
  name: Type.Optional(Type.String()),
  place: Type.String(),
  links: Type.Array(ChainLinkSchema),
  /** The ERP's screens, for its links. */
  erpUrl: Type.Optional(Type.String()),
});
export type Chain = Static<typeof ChainSchema>;
