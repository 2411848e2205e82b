import { type RawBuilder, sql } from "@counterfoil/platform";
import { changedOn } from "./article-fields.ts";
import { bilingual, type FilterField, list, many, one, spans } from "./field.ts";

/** One that names no site is for all stores. */
const sites = sql`select jsonb_array_elements_text(object.content -> 'siteIds') as value
  union all select site_id from masterdata.site
    where object.content -> 'siteIds' = '[]' and site.content ->> 'kind' = 'store'`;
const goods = sql`select jsonb_path_query(object.content, '$.*[*].articleId') #>> '{}' as value
  union all select jsonb_path_query(object.content, '$.*[*].articleIds[*]') #>> '{}'`;

const fieldsOf = (key: RawBuilder<unknown>, en: string, de: string) =>
  ({
    number: one(key, "number", en, de),
    name: bilingual(sql`object.content -> 'names'`, "text", "Name", "Bezeichnung"),
    site: many(sites, "code", "Site", "Standort", { valueHelp: "site" }),
    validOn: spans(
      sql`select object.valid_from::date as value, object.valid_to::date as until`,
      "date",
      "Valid on",
      "Gültig am",
    ),
    promotionType: one(
      sql`object.content ->> 'promotionType'`,
      "code",
      "Promotion type",
      "Aktionsart",
      list("promotionType"),
    ),
    customerGroup: one(
      sql`object.content ->> 'customerGroup'`,
      "code",
      "Customer group",
      "Kundengruppe",
      list("customerGroup"),
    ),
    coupon: one(sql`object.content ->> 'coupon'`, "code", "Coupon", "Gutschein"),
    article: many(goods, "number", "Article in it", "Artikel darin", { valueHelp: "article" }),
    status: one(sql`object.status`, "code", "Status", "Status", {
      choices: {
        released: { en: "Released", de: "Freigegeben" },
        withdrawn: { en: "Withdrawn", de: "Zurückgezogen" },
      },
    }),
    changedOn,
  }) satisfies Record<string, FilterField>;

export const promotionFields = fieldsOf(sql`object.promotion_id`, "Promotion", "Aktion");
export const bonusBuyFields = {
  ...fieldsOf(sql`object.bonus_buy_id`, "Bonus buy", "Bonuskauf"),
  promotion: one(sql`object.content ->> 'promotionId'`, "number", "Promotion", "Aktion"),
} satisfies Record<string, FilterField>;
