import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

export async function readSummary(db: Db) {
  const { rows } = await sql<{
    pending: number;
    setAside: number;
    postedToday: number;
    idocsToday: number;
    idocsRejected: number;
    stopped: { revenue: number; payment: number; stock: number };
  }>`
    select (select count(*) from documents.receipt where state = 'pending') as pending,
      (select count(*) from documents.receipt where state = 'setAside') as "setAside",
      (select count(*) from documents.receipt where posted_at >= current_date and state = 'posted') as "postedToday",
      (select count(*) from documents.idoc where received_at >= current_date) as "idocsToday",
      (select count(*) from documents.idoc where received_at >= current_date and state = 'rejected') as "idocsRejected",
      (select json_build_object('revenue', count(*) filter (where revenue_state = 'error'), 'payment', count(*) filter (where payment_state = 'error'),
        'stock', count(*) filter (where stock_state = 'error')) from documents.receipt where state = 'setAside') as stopped`.execute(
    db,
  );
  // By each task's own fault: a receipt that two things stop belongs to both causes.
  const causes = await sql<{
    reasonCode: string;
    reasonSubject: string;
    count: number;
    amount: number;
    currency: string;
    example: string;
    since: Date | null;
  }>`
    select code as "reasonCode", subject as "reasonSubject", count(distinct receipt_id) as count, sum(total_minor)::bigint as amount,
      max(currency) as currency, min(fault.reason) as example, min(received_at) as since
    from (select distinct on (receipt_id, code, subject) receipt_id, total_minor, currency, idoc_number, fault.* from documents.receipt
        cross join lateral jsonb_to_recordset(faults) as fault(task text, code text, subject text, reason text) where state = 'setAside') fault
    join documents.idoc using (idoc_number)
    group by code, subject order by count desc, code, subject limit 50`.execute(db);
  return { ...rows[0], causes: causes.rows };
}
