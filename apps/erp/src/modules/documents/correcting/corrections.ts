import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../../pages.ts";

const day = Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }));
export const CorrectionSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Receipt number, person or reason." })),
  how: Type.Optional(Type.Enum(["form", "mass"])),
  from: day,
  to: day,
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type CorrectionSearch = Static<typeof CorrectionSearchSchema>;

type Row = {
  receiptId: number;
  version: number;
  receiptNumber: string;
  siteId: string;
  state: string;
  replacedAt: Date;
  replacedBy: string;
  how: string;
  why: string;
  /** To the microsecond, as receipts of one mass correction share it. */
  moment: string;
};

/** Who corrected what and why, newest first. */
export async function searchCorrections(db: Db, search: CorrectionSearch) {
  const limit = search.limit ?? 50;
  const conditions = [sql`how <> 'sent'`];
  if (search.how) conditions.push(sql`how = ${search.how}`);
  if (search.from) conditions.push(sql`replaced_at >= ${search.from}::date`);
  if (search.to) conditions.push(sql`replaced_at < ${search.to}::date + 1`);
  if (search.query) {
    const pattern = likePattern(search.query);
    conditions.push(
      sql`(lower(receipt_number) like ${pattern} or lower(replaced_by) like ${pattern} or lower(why) like ${pattern})`,
    );
  }
  const place = decodeNext(search.next);
  if (place)
    conditions.push(
      sql`(replaced_at, receipt_id, replaced.version) < (${String(place[0])}::timestamptz, ${Number(place[1])}::bigint, ${Number(place[2])}::int)`,
    );
  const { rows } = await sql<Row>`
    select receipt_id as "receiptId", replaced.version, receipt_number as "receiptNumber", site_id as "siteId", state,
      replaced_at as "replacedAt", replaced_at::text as moment, replaced_by as "replacedBy", how, why
    from documents.receipt_version replaced join documents.receipt using (receipt_id)
    where ${sql.join(conditions, sql` and `)} order by replaced_at desc, receipt_id desc, replaced.version desc limit ${limit + 1}`.execute(
    db,
  );
  return pageOf(rows, limit, (row) => [row.moment, row.receiptId, row.version]);
}

/** What a receipt was before, oldest first. */
export async function readVersions(db: Db, receiptId: number) {
  const { rows } = await sql<{
    version: number;
    idocNumber: number;
    replacedAt: Date;
    replacedBy: string;
    how: string;
    why: string;
    content: unknown;
  }>`
    select version, idoc_number as "idocNumber", replaced_at as "replacedAt", replaced_by as "replacedBy", how, why, content
    from documents.receipt_version where receipt_id = ${receiptId} order by version limit 100`.execute(db);
  return rows;
}
