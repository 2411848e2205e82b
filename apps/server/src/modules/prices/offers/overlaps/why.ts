import type { Words } from "@counterfoil/contracts";
import type { Promotion, PromotionRule } from "@counterfoil/pricing";

/** Line rules come before those of the whole basket; points and printed coupons change no price and meet nobody. */
type Lane = "line" | "basket" | "beside";

function laneOf({ priceRule }: PromotionRule): Lane {
  if (priceRule.method === "04") return "beside";
  if (priceRule.type !== "RB") return "line";
  if ("points" in priceRule.reward) return "beside";
  return priceRule.control === "line" ? "line" : "basket";
}

const first = (promotion: Promotion): PromotionRule | undefined => promotion.rules[0];

/** What happens where two offers meet on the same goods; undefined: they do not disturb each other. */
export function whyTogether(one: Promotion, other: Promotion): Words | undefined {
  const [here, there] = [first(one), first(other)];
  if (here === undefined || there === undefined) return undefined;
  const lanes = [laneOf(here), laneOf(there)];
  if (lanes.includes("beside")) return undefined;
  const pair = [
    { name: one.name, rule: here, lane: lanes[0] },
    { name: other.name, rule: there, lane: lanes[1] },
  ].sort((left, right) => rank(left.lane) - rank(right.lane) || left.rule.sequence - right.rule.sequence);
  const [early, late] = pair as [Side, Side];
  if (early.lane === late.lane && early.rule.sequence === late.rule.sequence) return sameSequence(early, late);
  return oneAfterTheOther(early, late);
}

type Side = { name: string; rule: PromotionRule; lane: Lane | undefined };
const rank = (lane: Lane | undefined) => (lane === "line" ? 0 : 1);

function sameSequence(one: Side, other: Side): Words {
  if (one.rule.resolution === other.rule.resolution)
    return {
      en: "Each piece takes part in one of the two only: the customer gets what saves most.",
      de: "Jedes Stück nimmt nur an einer der beiden teil: Der Kunde bekommt, was am meisten spart.",
    };
  const [higher, lower] = one.rule.resolution > other.rule.resolution ? [one, other] : [other, one];
  return {
    en: `“${higher.name}” goes first (resolution ${higher.rule.resolution} against ${lower.rule.resolution}); “${lower.name}” gets what it leaves.`,
    de: `„${higher.name}“ geht vor (Auflösung ${higher.rule.resolution} gegen ${lower.rule.resolution}); „${lower.name}“ bekommt, was übrig bleibt.`,
  };
}

function oneAfterTheOther(early: Side, late: Side): Words {
  if (early.rule.exclusive)
    return {
      en: `“${early.name}” is exclusive: pieces that it touches take no part in “${late.name}”.`,
      de: `„${early.name}“ ist exklusiv: Stücke, an denen es beteiligt ist, nehmen an „${late.name}“ nicht teil.`,
    };
  if (late.rule.regularPriceOnly)
    return {
      en: `“${late.name}” takes pieces at their regular price only: not those that “${early.name}” has made cheaper.`,
      de: `„${late.name}“ gilt nur zum Normalpreis: nicht für Stücke, die „${early.name}“ schon billiger gemacht hat.`,
    };
  if (late.lane === "line" && late.rule.base === "regular")
    return {
      en: `Both apply: “${late.name}” counts on the regular price and comes on top of “${early.name}”.`,
      de: `Beide gelten: „${late.name}“ rechnet vom Normalpreis und kommt zu „${early.name}“ hinzu.`,
    };
  return {
    en: `Both apply, one after the other: “${late.name}” counts on the price that “${early.name}” has left.`,
    de: `Beide gelten nacheinander: „${late.name}“ rechnet von dem Preis, den „${early.name}“ übrig lässt.`,
  };
}
