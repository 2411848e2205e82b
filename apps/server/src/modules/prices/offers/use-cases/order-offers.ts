import { type Actor, inTransaction, invalidRequest } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import type { DbTransaction } from "../../../../database.ts";
import { offerUnknown, orderFixed } from "../errors.ts";
import { readForeignPlaces } from "../foreign-places.ts";
import type { OfferContext } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { lockOffers } from "../offer-store.ts";
import { type Rank, resolutionsOf } from "../resolutions.ts";
import { putDraft } from "./save-offer.ts";

/** One sequence and its ranks, the first of which goes first; among the offers of one rank the best deal wins. */
export type OrderedSequence = { sequence: number; ranks: string[][] };
export type Place = { sequence: number; resolution: number };
export type Placed = Place & { offerId: string; version: number };
/** More nobody orders by hand; and who goes where is found by comparing each with each. */
const MOST_OFFERS = 1000;

type Known = { place: Place; mine?: { record: OfferRecord; offer: Offer } };

/**
 * Gives offers the ranks of the list. Offers of one rank get one resolution; as few of them change as the order allows, and only what
 * changes becomes a draft, all in one transaction. Promotions of other systems may be named: the others find their place around them.
 * A dry run only says what would change.
 */
export async function orderOffers(
  { db }: OfferContext,
  { sequences, dryRun = false }: { sequences: readonly OrderedSequence[]; dryRun?: boolean },
  actor: Actor,
): Promise<Placed[]> {
  checkNames(sequences);
  return inTransaction(db, async (transaction) => {
    const known = await readKnown(transaction, sequences);
    const changed: Placed[] = [];
    for (const [index, { sequence, ranks }] of sequences.entries()) {
      const resolutions = resolutionsOf(ranks.map((ids) => rankOf(ids, sequence, known)));
      if (resolutions === undefined)
        throw orderFixed(
          "Promotions that another system has sent keep their sequence and resolution; this order would change them.",
          `/body/sequences/${index}`,
        );
      for (const { offerId, place, mine } of moves(ranks, sequence, resolutions, known)) {
        const draft = withPlace(mine.offer, place);
        const { version } = dryRun ? mine.record : await putDraft(transaction, mine.record, draft, actor, "ordered");
        changed.push({ offerId, version, ...place });
      }
    }
    return changed;
  });
}

function checkNames(sequences: readonly OrderedSequence[]): void {
  const repeated = (values: readonly unknown[]) => new Set(values).size < values.length;
  const offerIds = sequences.flatMap(({ ranks }) => ranks.flat());
  if (offerIds.length > MOST_OFFERS)
    throw invalidRequest(`More than ${MOST_OFFERS} offers are named.`, "/body/sequences");
  if (repeated(offerIds)) throw invalidRequest("An offer is named twice.", "/body/sequences");
  if (repeated(sequences.map(({ sequence }) => sequence)))
    throw invalidRequest("A sequence is there twice.", "/body/sequences");
}

async function readKnown(
  transaction: DbTransaction,
  sequences: readonly OrderedSequence[],
): Promise<Map<string, Known>> {
  const offerIds = sequences.flatMap(({ ranks }) => ranks.flat());
  const records = await lockOffers(transaction, offerIds);
  const foreign = await readForeignPlaces(transaction, offerIds);
  const known = new Map<string, Known>([...foreign].map(([offerId, place]) => [offerId, { place }]));
  for (const [offerId, record] of records) {
    const offer = record.draft ?? record.active;
    if (offer !== undefined) known.set(offerId, { place: placeOf(offer), mine: { record, offer } });
  }
  for (const [index, { ranks }] of sequences.entries())
    for (const [rank, ids] of ranks.entries())
      for (const [position, offerId] of ids.entries())
        if (!known.has(offerId))
          throw offerUnknown(`There is no offer ${offerId}.`, `/body/sequences/${index}/ranks/${rank}/${position}`);
  return known;
}

function rankOf(offerIds: readonly string[], sequence: number, known: ReadonlyMap<string, Known>): Rank {
  const offers = offerIds.map((offerId) => known.get(offerId) as Known);
  const has = offers.map(({ place }) => (place.sequence === sequence ? place.resolution : undefined));
  const fixed = has.filter((_resolution, position) => offers[position]?.mine === undefined);
  // A foreign one of another sequence, or two that differ, cannot be had: no resolution is NaN.
  const [first] = fixed;
  if (fixed.length === 0) return { has };
  return { has, fixed: fixed.every((other) => other === first) ? (first ?? Number.NaN) : Number.NaN };
}

function moves(
  ranks: readonly string[][],
  sequence: number,
  resolutions: readonly number[],
  known: ReadonlyMap<string, Known>,
) {
  return ranks.flatMap((ids, rank) =>
    ids.flatMap((offerId) => {
      const { place: before, mine } = known.get(offerId) as Known;
      const place = { sequence, resolution: resolutions[rank] as number };
      const stays = before.sequence === place.sequence && before.resolution === place.resolution;
      return mine === undefined || stays ? [] : [{ offerId, place, mine }];
    }),
  );
}

const placeOf = ({ sequence = 100, resolution = 0 }: Offer): Place => ({ sequence, resolution });

function withPlace(offer: Offer, place: Place): Offer {
  const { sequence: _old, resolution: _before, terms, ...head } = offer;
  return { ...head, ...place, terms };
}
