import type { Alert, Page } from "@counterfoil/contracts";
import { type AnyKysely, invalidRequest, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

export type AlertFacts = {
  key: string;
  severity: "warning" | "error";
  title: string;
  detail: string;
  link: string;
  /** What the sentences are made of, for screens that say them in another language. */
  facts?: Readonly<Record<string, string>>;
};
export type StoredAlert = AlertFacts & { id: number; raisedAt: Date; clearedAt: Date | null };

const columns = sql`id, key, severity, title, detail, link, facts, raised_at as "raisedAt", cleared_at as "clearedAt"`;

/** Undefined when it stands already: then only what it says is brought up to date. One that has become worse is told again. */
export async function raiseAlert(db: AnyKysely, alert: AlertFacts): Promise<StoredAlert | undefined> {
  const { key, severity, title, detail, link } = alert;
  const facts = JSON.stringify(alert.facts ?? {});
  const { rows } = await sql<StoredAlert & { told: boolean }>`
    insert into hub.alert (key, severity, title, detail, link, facts)
    values (${key}, ${severity}, ${title}, ${detail}, ${link}, ${facts}::jsonb)
    on conflict (key) where cleared_at is null do update set severity = excluded.severity, title = excluded.title,
      detail = excluded.detail, link = excluded.link, facts = excluded.facts, changed_at = now()
    where (alert.severity, alert.title, alert.detail, alert.link, alert.facts)
      is distinct from (excluded.severity, excluded.title, excluded.detail, excluded.link, excluded.facts)
    returning new.id, new.key, new.severity, new.title, new.detail, new.link, new.facts, new.raised_at as "raisedAt",
      new.cleared_at as "clearedAt", old.id is null or old.severity = 'warning' and new.severity = 'error' as told`.execute(
    db,
  );
  const [raised] = rows;
  return raised?.told ? raised : undefined;
}

export async function clearAlert(db: AnyKysely, key: string): Promise<StoredAlert | undefined> {
  const { rows } = await sql<StoredAlert>`
    update hub.alert set cleared_at = now() where key = ${key} and cleared_at is null returning ${columns}`.execute(db);
  return rows[0];
}

/** Keys of those that stand, of one kind. */
export async function readOpenKeys(db: AnyKysely, kind: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from hub.alert where cleared_at is null and key like ${`${kind}:%`}`.execute(db);
  return rows.map(({ key }) => key);
}

export type AlertQuery = {
  open?: boolean | undefined;
  query?: string | undefined;
  next?: string | undefined;
  limit?: number | undefined;
};

/** Those that stand and those that are over, newest first. */
export async function listAlerts(
  db: Db,
  { open = true, query = "", next, limit = 50 }: AlertQuery,
): Promise<Page<Alert>> {
  if (next !== undefined && !/^\d{1,15}$/.test(next)) throw invalidRequest("This page does not exist.", "/query/next");
  const word = `%${query.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<StoredAlert>`
    select ${columns} from hub.alert
    where cleared_at is ${open ? sql`` : sql`not`} null and (${query.trim() === ""} or key || ' ' || title || ' ' || detail ilike ${word})
      and ${next === undefined ? sql`true` : sql`id < ${Number(next)}`}
    order by id desc limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ raisedAt, clearedAt, facts = {}, ...alert }) => ({
      ...alert,
      facts,
      raisedAt: raisedAt.toISOString(),
      ...(clearedAt ? { clearedAt: clearedAt.toISOString() } : {}),
    })),
    ...(last ? { next: String(last.id) } : {}),
  };
}

export async function countOpen(db: Db): Promise<{ errors: number; warnings: number }> {
  const { rows } = await sql<{ errors: number; warnings: number }>`
    select count(*) filter (where severity = 'error')::int as errors,
      count(*) filter (where severity = 'warning')::int as warnings
    from hub.alert where cleared_at is null`.execute(db);
  return rows[0] ?? { errors: 0, warnings: 0 };
}
