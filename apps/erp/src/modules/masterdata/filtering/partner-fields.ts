import { sql } from "@counterfoil/platform";
import { changedOn, createdOn, statuses } from "./article-fields.ts";
import { type FilterField, list, many, one } from "./field.ts";

const ofAddress = (name: "country" | "postalCode" | "city") =>
  sql`select address ->> ${sql.lit(name)} as value from jsonb_array_elements(object.content -> 'addresses') address`;
const ofSalesArea = (name: "salesOrganisation" | "distributionChannel" | "customerGroup" | "priceList") =>
  sql`select area ->> ${sql.lit(name)} as value from jsonb_array_elements(object.content #> '{customer,salesAreas}') area`;

export const partnerFields = {
  partnerId: one(sql`object.partner_id`, "number", "Business partner", "Geschäftspartner", {
    valueHelp: "businessPartner",
  }),
  category: one(sql`object.category`, "code", "Category", "Typ", {
    choices: {
      person: { en: "Person", de: "Person" },
      organisation: { en: "Organisation", de: "Organisation" },
      group: { en: "Group", de: "Gruppe" },
    },
  }),
  role: many(
    sql`select value from jsonb_array_elements_text(object.content -> 'roles')`,
    "code",
    "Role",
    "Rolle",
    list("role"),
  ),
  grouping: one(sql`object.grouping_code`, "code", "Grouping", "Gruppierung", list("grouping")),
  name: one(sql`object.name`, "text", "Name", "Name"),
  country: many(ofAddress("country"), "code", "Country", "Land"),
  postalCode: many(ofAddress("postalCode"), "code", "Postal code", "Postleitzahl"),
  city: many(ofAddress("city"), "text", "City", "Ort"),
  accountGroup: one(
    sql`object.content #>> '{customer,accountGroup}'`,
    "code",
    "Account group",
    "Kontengruppe",
    list("accountGroup"),
  ),
  salesOrganisation: many(
    ofSalesArea("salesOrganisation"),
    "code",
    "Sales organisation",
    "Verkaufsorganisation",
    list("salesOrganisation"),
  ),
  distributionChannel: many(
    ofSalesArea("distributionChannel"),
    "code",
    "Distribution channel",
    "Vertriebsweg",
    list("distributionChannel"),
  ),
  customerGroup: many(
    sql`${ofSalesArea("customerGroup")} union all select object.content #>> '{customer,customerGroup}'`,
    "code",
    "Customer group",
    "Kundengruppe",
    list("customerGroup"),
  ),
  priceList: many(ofSalesArea("priceList"), "code", "Price list", "Preisliste", list("priceList")),
  language: one(sql`object.content ->> 'language'`, "code", "Language", "Sprache"),
  status: one(sql`object.status`, "code", "Status", "Status", { choices: statuses }),
  createdOn: createdOn("businessPartner", sql`object.partner_id`),
  changedOn,
} satisfies Record<string, FilterField>;
