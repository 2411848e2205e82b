import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Category } from "../category.ts";
import type { Site } from "../site.ts";

type Stored<Content> = { content: Content; changeNumber: number; changedAt: Date; changedBy: string };

export async function readSites(db: Db): Promise<Stored<Site>[]> {
  const { rows } = await sql<Stored<Site>>`
    select content, change_number as "changeNumber", changed_at as "changedAt", changed_by as "changedBy"
    from masterdata.site order by site_id limit 10000`.execute(db);
  return rows;
}

export async function readCategories(db: Db) {
  const { rows } = await sql<{ content: Category; changeNumber: number; articles: number }>`
    select content, change_number as "changeNumber",
      (select count(*) from masterdata.article where article.category_id = category.category_id) as articles
    from masterdata.category order by category_id limit 20000`.execute(db);
  return rows.map(({ content, ...rest }) => ({ ...content, ...rest }));
}

/** What a posting must know of a site: that it exists, its customer number, where sales take goods from. */
export type SiteFacts = { siteId: string; customerNumber: string; storageLocations: string[]; currency: string };

export async function readSiteFacts(db: Db): Promise<Map<string, SiteFacts>> {
  const sites = await readSites(db);
  return new Map(
    sites.map(({ content }) => [
      content.siteId,
      {
        siteId: content.siteId,
        customerNumber: content.customerNumber ?? "",
        storageLocations: content.storageLocations.map(({ id }) => id),
        currency: content.currency ?? "",
      },
    ]),
  );
}

/** UTC for a site that says nothing. */
export async function readSiteTimeZone(db: Db, siteId: string): Promise<string> {
  const { rows } = await sql<{ timeZone: string | null }>`
    select content ->> 'timeZone' as "timeZone" from masterdata.site where site_id = ${siteId}`.execute(db);
  return rows[0]?.timeZone ?? "UTC";
}
