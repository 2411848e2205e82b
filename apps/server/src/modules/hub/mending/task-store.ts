import type { MendingChoice, MendingNote } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";

/** Groups and cases by the names that tasks and notes know them by. */
export const subjectsOf = ({ groups = [], cases = [] }: MendingChoice): string[] => [
  ...groups.map((key) => `group:${key}`),
  ...cases.map((id) => `case:${id}`),
];

export type Task = { ownerId: string | null; ownerName: string | null; dueAt: string | null };

export async function upsertTasks(db: AnyKysely, subjects: readonly string[], task: Task): Promise<void> {
  await sql`
    insert into hub.mending_task (subject, owner_id, owner_name, due_at)
    select subject, ${task.ownerId}, ${task.ownerName}, ${task.dueAt}::timestamptz from unnest(${[...subjects]}::text[]) as subject
    on conflict (subject) do update set owner_id = excluded.owner_id, owner_name = excluded.owner_name,
      due_at = excluded.due_at, assigned_at = now()`.execute(db);
}

export type NewNote = { by: string; kind: MendingNote["kind"]; text: string };

export async function insertNotes(
  db: AnyKysely,
  subjects: readonly string[],
  { by, kind, text }: NewNote,
): Promise<void> {
  await sql`
    insert into hub.mending_note (subject, written_by, kind, text)
    select subject, ${by}, ${kind}, ${text} from unnest(${[...subjects]}::text[]) as subject`.execute(db);
}

const NOTES_SHOWN = 200;

export async function readNotes(db: AnyKysely, subjects: readonly string[]): Promise<MendingNote[]> {
  const { rows } = await sql<Omit<MendingNote, "at"> & { at: Date }>`
    select written_at as at, written_by as by, kind, text from hub.mending_note
    where subject = any(${[...subjects]}) order by id desc limit ${NOTES_SHOWN}`.execute(db);
  return rows.map(({ at, ...note }) => ({ ...note, at: at.toISOString() }));
}
