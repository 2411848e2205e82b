import type { BuyCondition, Offer, Reward, Terms } from "../book-input.ts";
import type { PricingProblem } from "../errors.ts";

type Report = (field: string, detail: string) => void;

/** What conversion would hide: the rest is checked on the promotion that the offer becomes. */
export function checkOffer(offer: Offer): PricingProblem[] {
  const problems: PricingProblem[] = [];
  const report: Report = (field, detail) =>
    problems.push({
      code: "book-invalid",
      offerId: offer.offerId,
      field,
      detail: `Offer ${offer.offerId}, ${field}: ${detail}`,
    });
  if (typeof offer.offerId !== "string" || offer.offerId === "") report("offerId", "it is missing.");
  checkTerms(offer.terms, report);
  return problems;
}

/** Their tiers have rewards, or they give something else. */
const unrewarded = ["tiered", "gift", "printCoupon", "points"];
const styles = ["simple", "tiered", "multibuy", "nth", "buyGet", "set", "transaction", "gift", "printCoupon", "points"];

function checkTerms(terms: Terms, report: Report): void {
  if (!terms || !styles.includes(terms.style)) {
    report("terms.style", `it is one of ${styles.join(", ")}.`);
    return;
  }
  if (!unrewarded.includes(terms.style)) checkReward((terms as { reward: Reward }).reward, "terms.reward", report);
  switch (terms.style) {
    case "tiered":
      if (isEmpty(terms.tiers)) report("terms.tiers", "there is no tier.");
      terms.tiers?.forEach(({ quantity, amount, reward }, at) => {
        if (quantity === undefined && amount === undefined)
          report(`terms.tiers[${at}]`, "a tier needs a quantity or an amount.");
        checkReward(reward, `terms.tiers[${at}].reward`, report);
      });
      return;
    case "multibuy":
      checkCount(terms.quantity, "terms.quantity", report);
      return;
    case "nth":
      checkCount(terms.every, "terms.every", report);
      return;
    case "buyGet":
      checkBuys(terms.buy, report);
      checkCount(terms.get?.quantity, "terms.get.quantity", report);
      return;
    case "gift":
      checkBuys(terms.buy, report);
      if (isEmpty(terms.gifts)) report("terms.gifts", "there is no gift.");
      return;
    case "set":
      if (isEmpty(terms.slots)) report("terms.slots", "there is no slot.");
      terms.slots?.forEach(({ quantity }, at) => {
        checkCount(quantity, `terms.slots[${at}].quantity`, report);
      });
      return;
    default:
  }
}

/** Offers come from files and forms, too: what the type promises may not be there. */
const isEmpty = (list: readonly unknown[] | undefined) => (list?.length ?? 0) === 0;

function checkBuys(buys: readonly BuyCondition[] | undefined, report: Report): void {
  if (isEmpty(buys)) report("terms.buy", "nothing is to be bought.");
  buys?.forEach(({ quantity, amount }, at) => {
    if ((quantity === undefined) === (amount === undefined))
      report(`terms.buy[${at}]`, "it needs a quantity or an amount, one of them.");
    else if (quantity !== undefined) checkCount(quantity, `terms.buy[${at}].quantity`, report);
  });
}

const rewards = ["percentOff", "amountOff", "amountOffTotal", "unitPrice", "setPrice", "points"];

function checkReward(reward: Reward, field: string, report: Report): void {
  const names = Object.keys(reward ?? {});
  if (names.length !== 1 || !rewards.includes(names[0] as string)) report(field, `it is one of ${rewards.join(", ")}.`);
}

function checkCount(count: number | undefined, field: string, report: Report): void {
  if (!(Number.isSafeInteger(count) && (count as number) > 0)) report(field, `${count} is no whole number above zero.`);
}
