import type { OfferRow } from "@counterfoil/contracts";

/** The sequences, lowest first, each with its ranks, highest first. Among the offers of one rank the best deal wins. */
export type RankList = { sequence: number; ranks: OfferRow[][] }[];

/** Where an offer may go: into the rank of that number, or just before it as a rank of its own. */
export type Slot = { sequence: number; rank: number; own: boolean };

export type Place = { sequence: number; resolution: number };

/** Only what was made here: where another system's promotions stand is that system's business. */
export const isMovable = ({ origin }: OfferRow): boolean => origin === "app" || origin === "csv";

export const plannedPlace = ({ planned, sequence, resolution }: OfferRow): Place => planned ?? { sequence, resolution };

export function rankList(offers: readonly OfferRow[]): RankList {
  const bySequence = Map.groupBy(offers, (offer) => plannedPlace(offer).sequence);
  return [...bySequence]
    .sort(([one], [other]) => one - other)
    .map(([sequence, mates]) => ({
      sequence,
      ranks: [...Map.groupBy(mates, (offer) => plannedPlace(offer).resolution)]
        .sort(([one], [other]) => other - one)
        .map(([, rank]) => rank),
    }));
}

export function slotOf(list: RankList, offerId: string): Slot | undefined {
  for (const { sequence, ranks } of list) {
    const rank = ranks.findIndex((offers) => offers.some((offer) => offer.offerId === offerId));
    if (rank >= 0) return { sequence, rank, own: ranks[rank]?.length === 1 };
  }
  return undefined;
}

/** The list with the offer in another place. A sequence stays though its last offer has left: it may come back. */
export function withMoved(list: RankList, offerId: string, to: Slot): RankList {
  const moved = list.flatMap(({ ranks }) => ranks.flat()).find((offer) => offer.offerId === offerId);
  if (moved === undefined) return list;
  return list.map(({ sequence, ranks }) => {
    const rest = ranks.map((offers) => offers.filter((offer) => offer !== moved));
    if (sequence === to.sequence) {
      if (to.own) rest.splice(to.rank, 0, [moved]);
      else rest[to.rank] = [...(rest[to.rank] ?? []), moved];
    }
    return { sequence, ranks: rest.filter((offers) => offers.length > 0) };
  });
}

/** One step by keyboard: out of a shared rank, then into the next one, and over the end into the next sequence. */
export function stepFrom(list: RankList, offerId: string, by: -1 | 1): Slot | undefined {
  const from = slotOf(list, offerId);
  if (from === undefined) return undefined;
  const position = list.findIndex(({ sequence }) => sequence === from.sequence);
  const count = list[position]?.ranks.length ?? 0;
  if (!from.own) return { ...from, rank: by < 0 ? from.rank : from.rank + 1, own: true };
  const next = from.rank + by;
  if (next >= 0 && next < count) return { ...from, rank: next, own: false };
  const neighbour = list[position + by];
  return neighbour && { sequence: neighbour.sequence, rank: by < 0 ? neighbour.ranks.length : 0, own: true };
}

/** All that can be moved in one rank of its sequence: the best deal for the customer. */
export function allTied(list: RankList): RankList {
  return list.map(({ sequence, ranks }) => {
    const tied = ranks.flat().filter(isMovable);
    const fixed = ranks.map((offers) => offers.filter((offer) => !isMovable(offer)));
    const [first = [], ...rest] = fixed.filter((offers) => offers.length > 0);
    return { sequence, ranks: [[...tied, ...first], ...rest].filter((offers) => offers.length > 0) };
  });
}

/** As the server takes it. */
export function orderBody(list: RankList) {
  const sequences = list.filter(({ ranks }) => ranks.length > 0);
  return {
    sequences: sequences.map(({ sequence, ranks }) => ({
      sequence,
      ranks: ranks.map((offers) => offers.map(({ offerId }) => offerId)),
    })),
  };
}
