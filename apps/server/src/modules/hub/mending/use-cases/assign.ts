import type { MendingChoice, MendingTask } from "@counterfoil/contracts";
import { type Actor, inTransaction, invalidRequest, recordChange } from "@counterfoil/platform";
import type { MendingContext } from "../context.ts";
import { insertNotes, subjectsOf, upsertTasks } from "../task-store.ts";

/** Gives what is chosen to somebody, until when; they get a mail, if it is not themselves. */
export async function assign(
  context: MendingContext,
  { ownerId, dueAt, comment, ...choice }: MendingTask,
  actor: Actor,
): Promise<void> {
  const subjects = requireSubjects(choice);
  const owner =
    ownerId === undefined ? undefined : (await context.readPeople()).find(({ personId }) => personId === ownerId);
  if (ownerId !== undefined && !owner) throw invalidRequest("There is no such person here.", "/body/ownerId");
  const text = [owner?.name ?? "", dueAt ?? "", comment ?? ""].join("|");
  await inTransaction(context.db, async (transaction) => {
    await upsertTasks(transaction, subjects, {
      ownerId: ownerId ?? null,
      ownerName: owner?.name ?? null,
      dueAt: dueAt ?? null,
    });
    await insertNotes(transaction, subjects, { by: actor.name, kind: "assigned", text });
    await recordChange(transaction, {
      actor,
      action: "mending.assigned",
      objectType: "mending",
      objectId: subjects[0] ?? "",
      detail: { subjects, ownerName: owner?.name, dueAt, comment },
    });
    if (owner && owner.personId !== actor.id)
      await tellOwner(context, transaction, { owner, subjects, dueAt, comment, actor });
  });
}

type Told = {
  owner: { personId: string };
  subjects: readonly string[];
  dueAt: string | undefined;
  comment: string | undefined;
  actor: Actor;
};

async function tellOwner(
  { alerts }: MendingContext,
  transaction: Parameters<MendingContext["alerts"]["tellPerson"]>[0],
  { owner, subjects, dueAt, comment, actor }: Told,
): Promise<void> {
  const what = subjects.map((subject) => `- ${subject.replace(/^(group|case):/, "")}`).join("\n");
  const lines = [`${actor.name} has given you:`, what, dueAt && `Due: ${dueAt}`, comment].filter(Boolean);
  const [first = ""] = subjects;
  const link = first.startsWith("group:")
    ? `#MendingGroup-display?key=${encodeURIComponent(first.slice("group:".length))}`
    : "#OutboundMessage-search";
  const subject = `Yours to mend: ${subjects.length === 1 ? first.replace(/^(group|case):/, "") : `${subjects.length} causes`}`;
  await alerts.tellPerson(transaction, {
    personId: owner.personId,
    subject: subject.slice(0, 150),
    content: lines.join("\n"),
    link,
  });
}

export async function comment(
  { db }: MendingContext,
  choice: MendingChoice,
  text: string,
  actor: Actor,
): Promise<void> {
  await insertNotes(db, requireSubjects(choice), { by: actor.name, kind: "comment", text });
}

function requireSubjects(choice: MendingChoice): string[] {
  const subjects = subjectsOf(choice);
  if (subjects.length === 0) throw invalidRequest("Name groups or cases.");
  return subjects;
}
