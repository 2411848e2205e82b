import { type Actor, actorOf } from "@counterfoil/platform";
import type { Till } from "../access/index.ts";

/** Who did something with reserved goods: for the change log, and in a word. */
export type Who = { actor: Actor; by: string };

export const whoAtTill = ({ tillId }: Till, { personName }: { personName: string }): Who => ({
  actor: { kind: "till", id: tillId, name: `${personName} (${tillId})` },
  by: personName,
});

export const whoSignedIn = (person: { personId: string; name: string }): Who => ({
  actor: actorOf(person),
  by: person.name,
});
