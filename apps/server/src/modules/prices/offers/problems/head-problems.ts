import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import type { LocalNow } from "../offer.ts";
import { doubtful, wrong } from "./wrong.ts";

/** When, where and how often. */
export function headProblems(offer: Offer, now: LocalNow): OfferProblem[] {
  return [...validityProblems(offer, now), ...happyHourProblems(offer), ...limitProblems(offer)];
}

function validityProblems({ validFrom, validTo }: Offer, now: LocalNow): OfferProblem[] {
  const problems: OfferProblem[] = [];
  for (const [field, moment] of [
    ["/validFrom", validFrom],
    ["/validTo", validTo],
  ] as const)
    if (!isMoment(moment))
      problems.push(wrong(field, "moment-invalid", `${moment} is no day or time of the calendar.`));
  if (problems.length > 0) return problems;
  if (validTo < validFrom) return [wrong("/validTo", "validity-empty", "The offer ends before it begins.")];
  if (validTo < now.earliest) return [wrong("/validTo", "validity-over", "The offer is over already.")];
  return [];
}

/** "2026-02-30T00:00:00" has the right shape and does not exist. */
function isMoment(text: string): boolean {
  const date = new Date(`${text}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text;
}

function happyHourProblems({ happyHours = [] }: Offer): OfferProblem[] {
  return happyHours.flatMap(({ from, to }, index) =>
    from === to ? [wrong(`/happyHours/${index}/to`, "happy-hour-empty", "These hours end when they begin.")] : [],
  );
}

function limitProblems({ maxDiscount, exclusive, regularPriceOnly }: Offer): OfferProblem[] {
  const problems: OfferProblem[] = [];
  if (maxDiscount === 0)
    problems.push(wrong("/maxDiscount", "limit-without-effect", "At most 0 is no discount at all."));
  if (exclusive === true && regularPriceOnly === true)
    problems.push(
      doubtful(
        "/exclusive",
        "twice-alone",
        "Only at regular price and exclusive: the offer meets no other one from either side.",
      ),
    );
  return problems;
}
