import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { OutboundFigures } from "../communication/index.ts";
import type { ReplicatedType } from "../masterdata/index.ts";

/** How objects of these types fare on their way to a receiver, and the models that send them. */
export async function readOutboundFigures(
  db: Db,
  receiverId: string,
  types: readonly ReplicatedType[],
): Promise<OutboundFigures> {
  const ofTypes = sql`object_type = any(${[...types]})`;
  const unfinished = sql`receiver_id = ${receiverId} and ${ofTypes} and state in ('running', 'waiting')`;
  const { rows } = await sql<OutboundFigures>`
    select
      (select coalesce(json_agg(json_build_object('modelId', model_id, 'name', name, 'active', active) order by model_id), '[]')
        from replication.model where receiver_id = ${receiverId} and object_types && ${[...types]}) as models,
      (select max(sent_at) from replication.message where run_id in (
        select run_id from replication.run where receiver_id = ${receiverId} and ${ofTypes} order by run_id desc limit 5)) as "lastAt",
      (select count(*) from replication.run where ${unfinished}) as waiting,
      (select count(*) from replication.object_status
        where receiver_id = ${receiverId} and ${ofTypes} and state in ('refused', 'confirmedWithErrors')) as errors,
      coalesce((select reason from replication.run where ${unfinished} and reason is not null order by run_id desc limit 1),
        (select reason from replication.object_status where receiver_id = ${receiverId} and ${ofTypes}
          and state in ('refused', 'confirmedWithErrors') order by at desc limit 1)) as reason`.execute(db);
  const [row] = rows as [OutboundFigures];
  return { ...row, lastAt: row.lastAt === null ? null : new Date(row.lastAt) };
}

/** What is under way to a receiver. */
export async function readUnfinishedRunsTo(db: Db, receiverId: string): Promise<number[]> {
  const { rows } = await sql<{ runId: number }>`
    select run_id as "runId" from replication.run
    where receiver_id = ${receiverId} and state in ('running', 'waiting') order by run_id`.execute(db);
  return rows.map(({ runId }) => runId);
}
