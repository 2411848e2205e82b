import type { OfferProblem, OfferRow, Words } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Offer, Promotion } from "@counterfoil/pricing";
import { headOf, readNextPromotion } from "../books/index.ts";
import { assessOffers } from "./assess.ts";
import { offerUnknown } from "./errors.ts";
import { localNowOf, type OfferContext } from "./ground.ts";
import { type HistoryEntry, readHistory } from "./history-store.ts";
import { contentOf, shownState } from "./offer.ts";
import { readOffers } from "./offer-store.ts";
import { findOverlaps, type Overlap } from "./overlaps/find-overlaps.ts";
import { sentencesOf } from "./sentences.ts";

export type OfferDetail = OfferRow & {
  /** What is worked on, else what is sold by. Left out for promotions of other systems, which are only shown. */
  offer?: Offer;
  active?: Offer;
  deleted?: true;
  problems: OfferProblem[];
  overlaps: Overlap[];
  history: HistoryEntry[];
  approvals: { by: string; at: string; comment?: string }[];
  promotion?: Promotion;
  book?: number;
};

/** All about one offer. */
export async function readOffer(context: OfferContext, offerId: string): Promise<OfferDetail> {
  const record = (await readOffers(context.db, [offerId])).get(offerId);
  const offer = record && contentOf(record);
  if (record === undefined || offer === undefined) return readForeign(context, offerId);
  const { draftState, active, draft } = record;
  const [problems = []] = await assessOffers(context, [offer]);
  const [sentence] = await sentencesOf(context, [{ kind: "offer", offer }]);
  const history = await readHistory(context.db, offerId);
  const promotion = active === undefined ? undefined : await readNextPromotion(context.db, offerId);
  return {
    offerId,
    origin: record.origin,
    state: shownState(record, await localNowOf(context)),
    offer,
    ...factsOf(offer),
    ...(active === undefined ? {} : { active, ...(draftState === undefined ? {} : { draft: draftState }) }),
    ...(active === undefined && draft === undefined ? { deleted: true as const } : {}),
    version: record.version,
    sentence: sentence as Words,
    // Of what is over nobody needs to hear that it is over.
    problems: draft === undefined ? problems.filter(({ code }) => code !== "validity-over") : problems,
    overlaps: await findOverlaps(context, offer),
    history,
    approvals: approvalsOf(history),
    ...(promotion === undefined ? {} : { promotion }),
    ...(record.activeBook === undefined ? {} : { book: record.activeBook }),
    changedAt: record.changedAt.toISOString(),
    changedBy: record.changedBy,
  };
}

function factsOf({ name, validFrom, validTo, terms, stores, channels, coupon, offerSet, ...offer }: Offer) {
  const given = { stores, channels, coupon, offerSet };
  return {
    name,
    validFrom,
    validTo,
    style: terms.style,
    sequence: offer.sequence ?? 100,
    resolution: offer.resolution ?? 0,
    exclusive: offer.exclusive ?? false,
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as typeof given),
  };
}

/** Those since the content was changed last. */
function approvalsOf(history: readonly HistoryEntry[]): OfferDetail["approvals"] {
  const changed = history.findIndex(({ action }) =>
    ["created", "changed", "copied", "imported", "ordered"].includes(action),
  );
  return history
    .slice(0, changed < 0 ? undefined : changed)
    .filter(({ action }) => action === "approved")
    .map(({ by, at, comment }) => ({ by, at, ...(comment === undefined ? {} : { comment }) }));
}

type Foreign = {
  origin: OfferRow["origin"];
  source: string | null;
  fromBook: number;
  stagedAt: Date;
  content: Promotion;
};

/** A promotion that another system has sent: to be read, with the sentence that it makes. */
async function readForeign(context: OfferContext, promotionId: string): Promise<OfferDetail> {
  const { rows } = await sql<Foreign>`
    select origin, source_system as source, from_book as "fromBook", staged_at as "stagedAt", content from prices.promotion
    where promotion_id = ${promotionId} and to_book is null and origin in ('erp', 'pps')`.execute(context.db);
  const [row] = rows;
  if (row === undefined) throw offerUnknown(`There is no offer ${promotionId}.`);
  const { name, validFrom, validTo, stores } = row.content;
  const { earliest, latest } = await localNowOf(context);
  const [sentence] = await sentencesOf(context, [{ kind: "promotion", promotion: row.content }]);
  return {
    offerId: promotionId,
    origin: row.origin,
    name,
    validFrom,
    validTo,
    style: "promotion",
    ...headOf(row.content),
    ...(stores === undefined ? {} : { stores }),
    state: validFrom > latest ? "scheduled" : validTo < earliest ? "ended" : "active",
    version: row.fromBook,
    sentence: sentence as Words,
    problems: [],
    overlaps: [],
    history: [],
    approvals: [],
    promotion: row.content,
    book: row.fromBook,
    changedAt: row.stagedAt.toISOString(),
    changedBy: row.source ?? row.origin.toUpperCase(),
  };
}
