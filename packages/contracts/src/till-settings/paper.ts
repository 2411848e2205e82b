import { type Static, Type } from "typebox";

const Line = Type.String({ minLength: 1, maxLength: 48, description: "As wide as paper of 80 mm." });

/** What stands on receipts beside the sale itself. */
export const PaperSchema = Type.Object(
  {
    /** The first one leads; labels are in both. None: the till's. */
    languages: Type.Array(Type.Enum(["en", "de"]), { maxItems: 2, uniqueItems: true }),
    logo: Type.Optional(
      Type.String({
        pattern: "^data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*$",
        maxLength: 100_000,
        description: "A picture as a data address.",
      }),
    ),
    /** Below the address. */
    header: Type.Array(Line, { maxItems: 6 }),
    /** In place of the thanks that it comes with. */
    footer: Type.Array(Line, { maxItems: 6 }),
    taxTable: Type.Boolean(),
    /** Which promotion took how much off; without them a line says only what is paid. */
    promotions: Type.Boolean(),
    /** The receipt's number as bars, which open a return when they are scanned. */
    barcode: Type.Boolean(),
    /** So long after the sale a link opens the receipt without signing in; 0: there are no links. */
    linkDays: Type.Integer({ minimum: 0, maximum: 3650 }),
    /** The link as a QR code on the paper; the till shows it in any case. */
    linkOnPaper: Type.Boolean(),
    /** Characters in a line of a receipt printer: 48 or 42 on 80 mm, 32 on 58 mm. */
    columns: Type.Enum([32, 42, 48]),
    /** A till with a receipt printer prints every receipt, or those that are asked for. */
    everyReceipt: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type PaperSettings = Static<typeof PaperSchema>;

export const initialPaper: PaperSettings = {
  languages: [],
  header: [],
  footer: [],
  taxTable: true,
  promotions: true,
  barcode: true,
  linkDays: 90,
  linkOnPaper: false,
  columns: 48,
  everyReceipt: true,
};
