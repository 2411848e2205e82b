import { type Actor, inTransaction, invalidRequest } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { offerUnknown } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import { contentOf, type OfferRecord } from "../offer.ts";
import { lockOffers } from "../offer-store.ts";
import { putDraft } from "./save-offer.ts";

export type Placed = { offerId: string; sequence: number; resolution: number };

/**
 * Puts offers into the order of the list: the first goes first. Offers of one sequence stay in it and get falling resolutions;
 * sequences rise down the list. Only what has to change becomes a draft, all in one transaction; a dry run only says what would.
 */
export async function orderOffers(
  { db }: OfferContext,
  { offerIds, dryRun = false }: { offerIds: readonly string[]; dryRun?: boolean },
  actor: Actor,
): Promise<(Placed & { version: number })[]> {
  if (new Set(offerIds).size !== offerIds.length) throw invalidRequest("An offer is named twice.", "/body/offerIds");
  return inTransaction(db, async (transaction) => {
    const records = await lockOffers(transaction, offerIds);
    const changed: (Placed & { version: number })[] = [];
    for (const { record, offer } of changedPlaces(records, offerIds)) {
      const { version } = dryRun ? record : await putDraft(transaction, record, offer, actor, "ordered");
      changed.push({ offerId: offer.offerId, version, sequence: sequenceOf(offer), resolution: resolutionOf(offer) });
    }
    return changed;
  });
}

function changedPlaces(records: ReadonlyMap<string, OfferRecord>, offerIds: readonly string[]) {
  const found = offerIds.map((offerId, index) => {
    const record = records.get(offerId);
    const offer = record && contentOf(record);
    if (offer === undefined) throw offerUnknown(`There is no offer ${offerId}.`, `/body/offerIds/${index}`);
    return { record: record as OfferRecord, offer };
  });
  const ordered = inOrder(found.map(({ offer }) => offer));
  return found.flatMap(({ record, offer: before }, index) => {
    const offer = ordered[index] as Offer;
    const same = sequenceOf(before) === sequenceOf(offer) && resolutionOf(before) === resolutionOf(offer);
    return same ? [] : [{ record, offer }];
  });
}

const sequenceOf = ({ sequence = 100 }: Offer) => sequence;
const resolutionOf = ({ resolution = 0 }: Offer) => resolution;

/** The same offers with as few changes as the new order needs: a sequence never falls, and within one resolutions fall. */
export function inOrder(offers: readonly Offer[]): Offer[] {
  const sequences = offers.map(sequenceOf).sort((one, other) => one - other);
  const placed = offers.map((offer, index) => ({ offer, sequence: sequences[index] as number }));
  const rest = new Map<number, number>();
  return placed
    .reverse()
    .map(({ offer, sequence }) => {
      const below = rest.get(sequence);
      const resolution = below === undefined ? resolutionOf(offer) : Math.max(resolutionOf(offer), below + 1);
      rest.set(sequence, resolution);
      return withOrder(offer, sequence, resolution);
    })
    .reverse();
}

function withOrder(offer: Offer, sequence: number, resolution: number): Offer {
  const { sequence: _old, resolution: _before, terms, ...head } = offer;
  return {
    ...head,
    ...(sequence === 100 && offer.sequence === undefined ? {} : { sequence }),
    ...(resolution === 0 && offer.resolution === undefined ? {} : { resolution }),
    terms,
  };
}
