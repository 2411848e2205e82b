import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { differences } from "../../../bulk/differences.ts";
import { isStale, type Outcome } from "../../../bulk/outcome.ts";
import { lockPartners, readPartners } from "../store.ts";
import { HAS_CONTACT_PERSON, type IncomingContact } from "./contact.ts";
import { contactFields } from "./contact-fields.ts";
import {
  type ContactKey,
  type ContactRow,
  type KnownContact,
  putContacts,
  readKnownContacts,
} from "./contact-store.ts";
import { mergeContact } from "./merge-contact.ts";

type Decision = { outcome: Outcome; row?: ContactRow };

/**
 * Takes in one batch of relationships, each with its own outcome; a pair of partners may be in a batch once. One whose partner is not
 * known yet is refused and names it as awaited, so that the caller can bring it again.
 */
export async function applyContacts(bulk: Bulk, contacts: readonly IncomingContact[]): Promise<Outcome[]> {
  const named = contacts.flatMap(({ companyId, personId }) => [companyId ?? [], personId ?? []].flat());
  await lockPartners(bulk.db, named);
  const ours = new Map((await readPartners(bulk.db, named)).map(({ asked, partnerId }) => [asked, partnerId]));
  const keyOf = ({ companyId = "", personId = "" }: IncomingContact): ContactKey => ({
    companyId: ours.get(companyId) ?? companyId,
    personId: ours.get(personId) ?? personId,
  });
  const known = new Map((await readKnownContacts(bulk, contacts.map(keyOf))).map((row) => [textOf(row), row]));
  const decisions = contacts.map((sent) => {
    const key = keyOf(sent);
    return decide(sent, { key, known: known.get(textOf(key)), isThere: (id) => ours.has(id) });
  });
  await putContacts(
    bulk,
    decisions.flatMap(({ row }) => row ?? []),
  );
  return decisions.map(({ outcome }) => outcome);
}

const textOf = ({ companyId, personId }: ContactKey) => `${companyId}/${personId}`;

type Place = { key: ContactKey; known: KnownContact | undefined; isThere: (id: string) => boolean };

function decide(sent: IncomingContact, { key, known, isThere }: Place): Decision {
  const { companyId, personId, category, changeNumber } = sent;
  if (companyId === undefined) return rejected("The relationship has no business partner.");
  if (personId === undefined) return rejected("The relationship has no related business partner.");
  if (category !== HAS_CONTACT_PERSON) return notUsedHere(category);
  if (isStale(changeNumber, known?.changeNumber))
    return {
      outcome: {
        outcome: "stale",
        reason: `Change number ${changeNumber} is not higher than ${known?.changeNumber}, which was applied before.`,
      },
    };
  const number = changeNumber ?? known?.changeNumber ?? null;
  if (sent.removed) return remove(key, known, number);
  if (companyId === personId) return rejected("The relationship has no other partner: it names the same one twice.");
  const strangers = [companyId, personId].filter((id) => !isThere(id));
  if (strangers.length > 0) return awaiting(strangers);
  return save({ key, known, number }, sent);
}

const rejected = (reason: string): Decision => ({ outcome: { outcome: "rejected", reason } });

function notUsedHere(category: string | undefined): Decision {
  const said = category === undefined ? "A relationship without a category" : `Relationship ${category}`;
  return {
    outcome: {
      outcome: "unchanged",
      reason: `${said} is not used here, only contact persons (${HAS_CONTACT_PERSON}).`,
    },
  };
}

function awaiting(strangers: string[]): Decision {
  const [who, they] =
    strangers.length === 1
      ? [`Business partner ${strangers[0]} is`, "it comes"]
      : [`Business partners ${strangers.join(" and ")} are`, "they come"];
  const reason = `${who} not known yet; the relationship is taken in by itself when ${they}.`;
  return { outcome: { outcome: "rejected", reason, awaits: strangers } };
}

/** What is gone leaves its change number, even when it never was here: a later, older message must not bring it. */
function remove(key: ContactKey, known: KnownContact | undefined, number: number | null): Decision {
  const state = known?.state ?? mergeContact(undefined, nothing);
  const row = { ...key, changeNumber: number, removed: true, state };
  if (known === undefined || known.removed) return { outcome: { outcome: "unchanged" }, row };
  return { outcome: { outcome: "changed", changes: [{ field: "removed", before: "no", after: "yes" }] }, row };
}

const nothing: IncomingContact = {
  companyId: undefined,
  personId: undefined,
  category: undefined,
  changeNumber: undefined,
  removed: false,
  validity: undefined,
  isDefault: undefined,
  facts: undefined,
  workplaces: { complete: true, entries: [] },
};

type Saving = { key: ContactKey; known: KnownContact | undefined; number: number | null };

function save({ key, known, number }: Saving, sent: IncomingContact): Decision {
  const before = known?.removed ? undefined : known?.state;
  const state = mergeContact(before, sent);
  if (state.from !== undefined && state.to !== undefined && state.from > state.to)
    return rejected("The relationship has no day on which it is valid: it ends before it begins.");
  const row = { ...key, changeNumber: number, removed: false, state };
  if (before === undefined) return { outcome: { outcome: "created" }, row };
  const changes = differences(contactFields(before), contactFields(state));
  return { outcome: changes.length === 0 ? { outcome: "unchanged" } : { outcome: "changed", changes }, row };
}
