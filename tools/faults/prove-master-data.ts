import type { Touched } from "./head-office.ts";
import { differences } from "./prove-sales.ts";
import type { World } from "./world.ts";

type Facts = Map<string, string>;

/** Every article, price and customer that was changed in the ERP is the same at the server, field by field. */
export async function proveMasterData(world: World, touched: Touched): Promise<string[]> {
  const { server, erp } = world.databases;
  const articles = [...touched.articles];
  const partners = [...touched.partners];
  const faults: string[] = [];
  for (const [what, erpQuery, serverQuery, keys] of [
    ["articles", erpArticles, serverArticles, articles],
    ["prices", erpPrices, serverPrices, articles],
    ["customers", erpPartners, serverPartners, partners],
  ] as const) {
    const there = await readFacts(erp, erpQuery, keys);
    const here = await readFacts(server, serverQuery, keys);
    const wrong = [...new Set([...there.keys(), ...here.keys()])].filter((key) => there.get(key) !== here.get(key));
    faults.push(
      ...differences(
        `${what} that differ`,
        wrong.map((key) => `${key}: ERP ${there.get(key)}, server ${here.get(key)}`),
      ),
    );
  }
  return faults;
}

async function readFacts(pool: World["databases"]["erp"], query: string, keys: readonly string[]): Promise<Facts> {
  const { rows } = await pool.query<{ key: string; facts: unknown }>(query, [keys]);
  return new Map(rows.map(({ key, facts }) => [key, JSON.stringify(facts)]));
}

const erpArticles = `
  select article_id as key, json_build_array(content -> 'texts' ->> 'en', content -> 'texts' ->> 'de',
    content ->> 'taxCode', content ->> 'baseUnit', content ->> 'categoryId', (select json_agg(each ->> 'siteId' order by each ->> 'siteId')
      from jsonb_array_elements(content -> 'listings') as each where each ->> 'siteId' <> '1090')) as facts
  from masterdata.article where article_id = any($1)`;
const serverArticles = `
  select article_id as key, json_build_array(
    (select each ->> 'text' from json_array_elements(state -> 'texts') as each where each ->> 'language' = 'en'),
    (select each ->> 'text' from json_array_elements(state -> 'texts') as each where each ->> 'language' = 'de'),
    state -> 'taxes' -> 0 ->> 'code', state ->> 'baseUnit', state ->> 'categoryId', (select json_agg(each ->> 'storeId' order by each ->> 'storeId')
      from json_array_elements(state -> 'listings') as each where each ->> 'storeId' <> '1090')) as facts
  from catalog.article where article_id = any($1)`;
const erpPrices = `
  select article_id || '/' || valid_from as key, json_build_array(amount_minor, valid_to) as facts
  from masterdata.sales_price where article_id = any($1) and site_id is null and price_list is null`;
const serverPrices = `
  select article_id || '/' || valid_from as key, json_build_array(amount_minor, valid_to) as facts
  from prices.price where article_id = any($1) and store_id is null and price_list is null and to_book is null
    and from_book <= (select max(number) from prices.book)`;
const erpPartners = `
  select partner_id as key, json_build_array(content -> 'person' ->> 'given', content -> 'person' ->> 'family',
    content -> 'addresses' -> 0 ->> 'street', content -> 'addresses' -> 0 ->> 'houseNumber',
    content -> 'addresses' -> 0 -> 'emails' ->> 0) as facts
  from masterdata.business_partner where partner_id = any($1)`;
const serverPartners = `
  select partner_id as key, json_build_array(state -> 'common' -> 'names' ->> 'first', state -> 'common' -> 'names' ->> 'last',
    state -> 'addresses' -> 0 ->> 'street', state -> 'addresses' -> 0 ->> 'houseNumber',
    state -> 'addresses' -> 0 -> 'emails' ->> 0) as facts
  from customers.partner where partner_id = any($1)`;
