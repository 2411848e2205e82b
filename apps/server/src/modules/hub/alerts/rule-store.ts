import type { AlertAddress, AlertRule } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";

export type Language = NonNullable<AlertRule["language"]>;
export type StoredRule = AlertRule & { secret: string | null };

export async function readRules(db: AnyKysely, only?: { activeOnly?: boolean; id?: number }): Promise<StoredRule[]> {
  const { rows } = await sql<Omit<StoredRule, "url" | "language"> & { url: string | null; language: Language | null }>`
    select id, name, active, least_severity as "leastSeverity", kinds, tell_cleared as "tellCleared", channel, addresses,
      url, language, secret, secret is not null as "hasSecret"
    from hub.alert_rule
    where (${only?.activeOnly !== true} or active) and (${only?.id === undefined} or id = ${only?.id ?? 0})
    order by name limit 500`.execute(db);
  return rows.map(({ url, language, ...rule }) => ({
    ...rule,
    ...(url === null ? {} : { url }),
    ...(language === null ? {} : { language }),
  }));
}

export type RuleRow = Omit<AlertRule, "id" | "hasSecret"> & { secret: string | undefined };

/** A secret that is not sent stays. */
export async function upsertRule(
  db: DbTransaction,
  id: number | undefined,
  rule: RuleRow,
): Promise<number | undefined> {
  const { name, active, leastSeverity, kinds, tellCleared, channel, addresses, url = null, secret = null } = rule;
  const { language = null } = rule;
  const { rows } = await (id === undefined
    ? sql<{ id: number }>`
        insert into hub.alert_rule (name, active, least_severity, kinds, tell_cleared, channel, addresses, url, language, secret)
        values (${name}, ${active}, ${leastSeverity}, ${kinds}, ${tellCleared}, ${channel}, ${addresses}, ${url}, ${language}, ${secret})
        on conflict (name) do nothing returning id`
    : sql<{ id: number }>`
        update hub.alert_rule set name = ${name}, active = ${active}, least_severity = ${leastSeverity}, kinds = ${kinds},
          tell_cleared = ${tellCleared}, channel = ${channel}, addresses = ${addresses}, url = ${url}, language = ${language},
          secret = coalesce(${secret}, secret), changed_at = now()
        where id = ${id} and not exists (select from hub.alert_rule as other where other.name = ${name} and other.id <> ${id})
        returning id`
  ).execute(db);
  return rows[0]?.id;
}

export async function deleteRule(db: DbTransaction, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`delete from hub.alert_rule where id = ${id} returning name`.execute(db);
  return rows[0]?.name;
}

export async function readAddress(db: AnyKysely, personId: string): Promise<AlertAddress | undefined> {
  const { rows } = await sql<AlertAddress>`
    select address, language from hub.alert_address where person_id = ${personId}`.execute(db);
  return rows[0];
}

/** Languages of those of the addresses that people have given as theirs. */
export async function readLanguages(db: AnyKysely, addresses: readonly string[]): Promise<Map<string, Language>> {
  const { rows } = await sql<{ address: string; language: Language }>`
    select lower(address) as address, min(language) as language from hub.alert_address
    where lower(address) = any(${addresses.map((address) => address.toLowerCase())}) group by lower(address)`.execute(
    db,
  );
  return new Map(rows.map(({ address, language }) => [address, language]));
}

/** An empty one: no mail any more. */
export async function upsertAddress(
  db: AnyKysely,
  personId: string,
  { address, language }: AlertAddress,
): Promise<void> {
  if (address === "") await sql`delete from hub.alert_address where person_id = ${personId}`.execute(db);
  else
    await sql`
      insert into hub.alert_address (person_id, address, language) values (${personId}, ${address}, ${language ?? "en"})
      on conflict (person_id) do update set address = excluded.address,
        language = case when ${language === undefined} then alert_address.language else excluded.language end`.execute(
      db,
    );
}
