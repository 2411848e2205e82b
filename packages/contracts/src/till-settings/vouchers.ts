import { type Static, Type } from "typebox";
import { ArticleIdSchema } from "../ids.ts";

/** How vouchers (gift cards) are sold and taken at a till. */
export const VoucherSettingSchema = Type.Object(
  {
    /** How the numbers of vouchers begin: by it a scan is known to be one. */
    prefixes: Type.Array(Type.String({ pattern: "^[A-Z0-9]{1,10}$" }), { maxItems: 20, uniqueItems: true }),
    /** The article that a voucher is sold as; none: the catalogue's first voucher. */
    articleId: Type.Union([ArticleIdSchema, Type.Null()]),
    /** The most that is taken off one voucher while the server cannot be asked, in minor units; 0: nothing. */
    offlineMost: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
    /** How long one is good after it was sold; 0: for ever. */
    validMonths: Type.Integer({ minimum: 0, maximum: 1200 }),
  },
  { additionalProperties: false },
);

export const initialVouchers: Static<typeof VoucherSettingSchema> = {
  prefixes: ["GC"],
  articleId: null,
  offlineMost: 0,
  validMonths: 0,
};
