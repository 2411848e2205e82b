import type { MendingChoice, MendingTask } from "@counterfoil/contracts";
import { causeWords, mailWords } from "@counterfoil/contracts/words";
import { type Actor, inTransaction, invalidRequest, recordChange } from "@counterfoil/platform";
import { fill, inFormat, type Place } from "../../alerts/index.ts";
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
  const [first = ""] = subjects;
  const link = first.startsWith("group:")
    ? `#MendingGroup-display?key=${encodeURIComponent(first.slice("group:".length))}`
    : "#OutboundMessage-search";
  const say = ({ language, timeZone }: Place) => {
    const words = mailWords[language];
    const named = subjects.map((subject) => nameOf(subject, language));
    const what =
      named.length === 1 ? (named[0] ?? "") : fill(words["assigned.causes"], { count: String(named.length) });
    const lines = [
      fill(words["assigned.by"], { who: actor.name }),
      ...named.map((name) => `- ${name}`),
      dueAt && fill(words["assigned.due"], { at: inFormat(dueAt, language, timeZone) }),
      comment,
    ];
    return {
      subject: fill(words["assigned.subject"], { what }).slice(0, 150),
      content: lines.filter(Boolean).join("\n"),
    };
  };
  await alerts.tellPerson(transaction, { personId: owner.personId, say, link });
}

/** A group by its cause, as its key has it after direction and service; a case by its number. */
function nameOf(subject: string, language: Place["language"]): string {
  const key = subject.replace(/^(group|case):/, "");
  const [, , code = "", ...about] = key.split("/");
  const words = causeWords[language][code];
  return words === undefined ? key : fill(words, { subject: about.join("/") });
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
