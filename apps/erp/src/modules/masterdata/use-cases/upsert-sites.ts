import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type ElementProblem, elementCheck } from "../../../elements.ts";
import { specs } from "../object-store.ts";
import { type Site, SiteSchema } from "../site.ts";
import { keyOf, type Upsert, upsertElements } from "../upsert-elements.ts";

const checkForm = elementCheck(SiteSchema);

const upsert: Upsert<Site> = {
  spec: specs.site,
  read(element) {
    const form = checkForm(element);
    if ("problem" in form) return { key: keyOf(element, "siteId"), ...form };
    const { changeNumber, ...site } = form.value;
    if (site.timeZone !== undefined && !isTimeZone(site.timeZone))
      return {
        key: site.siteId,
        problem: { code: "time-zone-unknown", detail: `${site.timeZone} is no time zone.`, where: "/timeZone" },
      };
    return { key: site.siteId, content: withDefaults(site), expectedChangeNumber: changeNumber };
  },
  async check(transaction, candidates) {
    const numbers = candidates.map(({ content }) => content.customerNumber ?? "");
    const { rows } = await sql<{ site_id: string; customer_number: string }>`
      select site_id, customer_number from masterdata.site where customer_number = any(${numbers})`.execute(
      transaction,
    );
    const owners = new Map(rows.map((row) => [row.customer_number, row.site_id]));
    const problems = new Map<number, ElementProblem>();
    for (const { index, key, content } of candidates) {
      const number = content.customerNumber ?? "";
      const owner = owners.get(number);
      if (owner !== undefined && owner !== key)
        problems.set(index, {
          code: "customer-number-taken",
          detail: `Site ${owner} has customer number ${number}.`,
          where: "/customerNumber",
        });
      else owners.set(number, key);
    }
    return problems;
  },
};

function withDefaults(site: Site): Site {
  return {
    companyCode: "1000",
    salesOrganisation: "1000",
    distributionChannel: "10",
    currency: "GBP",
    timeZone: "Europe/London",
    ...site,
    customerNumber: site.customerNumber ?? `R${site.siteId}`,
  };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

export function upsertSites(db: Db, sites: unknown[], by: string) {
  return upsertElements(db, upsert, sites, by);
}
