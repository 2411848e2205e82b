import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { differences } from "../../../bulk/differences.ts";
import { isStale, type Outcome } from "../../../bulk/outcome.ts";
import { recognise, setErpNumber } from "../making/made-store.ts";
import type { Making } from "../making/making.ts";
import { mergePartner } from "../merge-partner.ts";
import { type IncomingPartner, nameOf, type PartnerState } from "../partner.ts";
import { partnerFields } from "../partner-fields.ts";
import { type KnownPartner, noteChangeNumbers, readKnownPartners, replacePartners } from "../store.ts";

/** `partnerId` is the record that the message is about; of a customer made here it is not the ERP's number. */
type Decision = {
  partnerId: string;
  sent: IncomingPartner;
  known: KnownPartner | undefined;
  outcome: Outcome;
  written?: { state: PartnerState; stateText: string };
};

/**
 * Takes in one batch of business partners, each with its own outcome; a refused one changes nothing. A partner may be in a batch
 * once. The caller holds the locks that make batches with the same partner follow one another.
 */
export async function applyPartners(
  { numberKnown }: Pick<Making, "numberKnown">,
  bulk: Bulk,
  partners: readonly IncomingPartner[],
): Promise<Outcome[]> {
  const ours = await recogniseOurs(bulk, partners, numberKnown);
  const idOf = (sent: IncomingPartner) => ours.get(sent.partnerId) ?? sent.partnerId;
  const known = await readKnownPartners(bulk, partners.map(idOf));
  const decisions = partners.map((sent): Decision => {
    const partnerId = idOf(sent);
    return { partnerId, ...decide(sent, known.get(partnerId)) };
  });
  await replacePartners(
    bulk,
    decisions.flatMap(({ partnerId, sent, known, outcome, written }) =>
      written !== undefined && (outcome.outcome === "created" || outcome.outcome === "changed")
        ? { partnerId, changeNumber: sent.changeNumber ?? known?.changeNumber, ...written, before: known?.state() }
        : [],
    ),
  );
  const confirmed = decisions.filter(({ outcome }) => outcome.outcome === "unchanged");
  await noteChangeNumbers(
    bulk,
    confirmed.map(({ partnerId, sent }) => ({ partnerId, changeNumber: sent.changeNumber })),
  );
  return decisions.map(({ outcome }) => outcome);
}

/**
 * The ERP's number -> ours, of customers made here. Its message may be faster than its answer, or stand for one that was lost: it names our
 * number as the one in another system, and so tells the ERP's.
 */
async function recogniseOurs(
  { db }: Bulk,
  partners: readonly IncomingPartner[],
  numberKnown: Making["numberKnown"],
): Promise<Map<string, string>> {
  const ours = new Map<string, string>();
  for (const { sent, partnerId, hasNumber } of await recognise(db, partners)) {
    if (!hasNumber && !(await setErpNumber(db, partnerId, sent))) continue;
    if (!hasNumber) await numberKnown(db, partnerId);
    ours.set(sent, partnerId);
  }
  return ours;
}

function decide(sent: IncomingPartner, known: KnownPartner | undefined): Omit<Decision, "partnerId"> {
  if (isStale(sent.changeNumber, known?.changeNumber)) {
    const reason = `Change number ${sent.changeNumber} is not higher than ${known?.changeNumber}, which was applied before.`;
    return { sent, known, outcome: { outcome: "stale", reason } };
  }
  const state = mergePartner(known?.state(), sent);
  const reason = partnerProblem(sent.partnerId, state);
  if (reason !== undefined) return { sent, known, outcome: { outcome: "rejected", reason } };
  const written = { state, stateText: JSON.stringify(state) };
  return { sent, known, written, outcome: outcomeOf(known, written) };
}

function partnerProblem(partnerId: string, state: PartnerState): string | undefined {
  if (partnerId === "") return "The business partner has no number.";
  if (partnerId.length > 10) return "The partner number is longer than 10 characters.";
  // SAP's four name lines have 160; every till of the shop keeps it.
  if (nameOf(state).length > 500) return "The business partner's name is longer than 500 characters.";
  if (nameOf(state) === "" && !state.common.deleted) return "The business partner has no name.";
  return undefined;
}

function outcomeOf(
  known: KnownPartner | undefined,
  { state, stateText }: { state: PartnerState; stateText: string },
): Outcome {
  if (known === undefined) return { outcome: "created" };
  if (known.stateText === stateText) return { outcome: "unchanged" };
  const changes = differences(partnerFields(known.state()), partnerFields(state));
  return changes.length === 0 ? { outcome: "unchanged" } : { outcome: "changed", changes };
}
