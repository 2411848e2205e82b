import { type RawBuilder, sql } from "@counterfoil/platform";
import { bilingual, type FilterField, list, many, one, spans } from "./field.ts";

export const statuses = {
  active: { en: "Active", de: "Aktiv" },
  blocked: { en: "Blocked", de: "Gesperrt" },
  deleted: { en: "Deletion flag", de: "Löschvormerkung" },
};
export const yesAndNo = { yes: { en: "yes", de: "ja" }, no: { en: "no", de: "nein" } };
const yes = (condition: RawBuilder<unknown>) => sql`case when ${condition} then 'yes' else 'no' end`;

/** When it was created says its first change document. */
export const createdOn = (objectType: string, key: RawBuilder<unknown>): FilterField => ({
  kind: "date",
  texts: { en: "Created on", de: "Angelegt am" },
  holds: (fits) => sql`${key} in (select object_key from masterdata.change_document
    where object_type = ${objectType} and kind = 'created' and ${fits(sql`(changed_at at time zone 'UTC')::date`)})`,
});
export const changedOn = one(sql`(object.changed_at at time zone 'UTC')::date`, "date", "Changed on", "Geändert am");

/** With all categories below one that fits. */
const inCategory = (column: RawBuilder<unknown>): FilterField => ({
  kind: "code",
  texts: { en: "Category (with those below)", de: "Warengruppe (mit denen darunter)" },
  valueHelp: "category",
  holds: (fits) => sql`${column} in (with recursive below as (
      select category_id from masterdata.category where ${fits(sql`category_id`)}
      union select child.category_id from masterdata.category child join below on child.parent_id = below.category_id)
    select category_id from below)`,
});

const ofArticle = (kind: RawBuilder<unknown>) =>
  sql`select ${kind} from masterdata.sales_price price where price.article_id = object.article_id`;

const goods = {
  articleId: one(sql`object.article_id`, "number", "Article", "Artikel", { valueHelp: "article" }),
  categoryId: inCategory(sql`object.category_id`),
  type: one(sql`object.type`, "code", "Article type", "Artikelart", {
    choices: {
      goods: { en: "Goods", de: "Ware" },
      service: { en: "Service", de: "Dienstleistung" },
      voucher: { en: "Voucher", de: "Gutschein" },
    },
  }),
  site: many(
    sql`select listing ->> 'siteId' as value from jsonb_array_elements(object.content -> 'listings') listing`,
    "code",
    "Listed at",
    "Gelistet in",
    { valueHelp: "site" },
  ),
  status: one(sql`object.status`, "code", "Status", "Status", { choices: statuses }),
};

export const articleFields = {
  ...goods,
  text: bilingual(sql`object.content -> 'texts'`, "text", "Name", "Bezeichnung"),
  taxCode: one(sql`object.content ->> 'taxCode'`, "code", "Tax code", "Steuerkennzeichen", list("taxCode")),
  baseUnit: one(sql`object.base_unit`, "code", "Base unit", "Basismengeneinheit", list("unit")),
  gtin: many(
    sql`select gtin as value from masterdata.gtin where gtin.article_id = object.article_id`,
    "code",
    "GTIN",
    "GTIN",
  ),
  attribute: many(
    sql`select name || '=' || value as value from jsonb_each_text(object.content -> 'attributes') attributes(name, value)`,
    "text",
    "Attribute (name=value)",
    "Merkmal (Name=Wert)",
  ),
  salesStatus: many(
    sql`select block ->> 'status' as value from jsonb_array_elements(coalesce(object.content -> 'salesBlocks', '[]')) block`,
    "code",
    "Sales status",
    "Verkaufsstatus",
    list("salesStatus"),
  ),
  hasPrice: one(
    yes(sql`exists (${ofArticle(sql``)} and valid_to >= current_date)`),
    "flag",
    "Has a price today or later",
    "Hat heute oder später einen Preis",
    { choices: yesAndNo },
  ),
  createdOn: createdOn("article", sql`object.article_id`),
  changedOn,
} satisfies Record<string, FilterField>;

const priceValidity = spans(
  sql`${ofArticle(sql`valid_from as value, valid_to as until`)}`,
  "date",
  "Price valid on",
  "Preis gültig am",
);

/** Which stores' prices go is chosen by store: its own price or, with none, the general one. All other fields choose articles. */
export const salesPriceFields = {
  ...goods,
  priceSite: {
    ...many(
      sql`select store.site_id as value from masterdata.site store where store.content ->> 'kind' = 'store'
        and exists (${ofArticle(sql``)} and price_list is null and coalesce(site_id, store.site_id) = store.site_id)`,
      ...(["code", "Prices for site", "Preise für Standort", { valueHelp: "site" }] as const),
    ),
    isPlace: true,
  },
  validOn: priceValidity,
} satisfies Record<string, FilterField>;

export const priceListPriceFields = {
  ...goods,
  priceList: {
    ...many(
      sql`${ofArticle(sql`price_list as value`)} and price_list is not null`,
      "code",
      "Price list",
      "Preisliste",
      list("priceList"),
    ),
    isPlace: true,
  },
  validOn: priceValidity,
} satisfies Record<string, FilterField>;

const purchased = (columns: RawBuilder<unknown>) =>
  sql`select ${columns} from jsonb_array_elements(object.content -> 'prices') price`;

export const purchasePriceFields = {
  articleId: goods.articleId,
  categoryId: inCategory(
    sql`(select category_id from masterdata.article where article.article_id = object.article_id)`,
  ),
  vendor: many(purchased(sql`price ->> 'vendor' as value`), "text", "Vendor", "Lieferant"),
  site: many(purchased(sql`price ->> 'siteId' as value`), "code", "Site", "Standort", {
    valueHelp: "site",
  }),
  validOn: spans(
    purchased(sql`(price ->> 'validFrom')::date as value, (price ->> 'validTo')::date as until`),
    "date",
    "Price valid on",
    "Preis gültig am",
  ),
  changedOn,
} satisfies Record<string, FilterField>;
