import type { Deviation, GivenDiscount, Receipt } from "@counterfoil/contracts";

/** The most percent that people may give, by person; who is not in it may give nothing. */
export type DiscountRights = ReadonlyMap<string, number>;

type Lowered = { promotionId: string; prorated?: boolean; base: number; amount: number };
type Given = { discount: GivenDiscount; lineId?: string; modifiers: readonly Lowered[]; position: number };

export function peopleGivingDiscounts(receipt: Receipt): string[] {
  const given = [...givenIn(receipt).map(({ discount }) => discount), ...(receipt.manualTriggers ?? [])];
  return given.flatMap(({ by, approvedBy }) => [by ?? receipt.cashierId, approvedBy ?? []].flat());
}

/** A promotion by hand was approved with its figures: whoever may give any discount may choose it. */
function doubtTriggers({ manualTriggers = [], cashierId }: Receipt, rights: DiscountRights): Deviation[] {
  return manualTriggers.flatMap(({ trigger, reason, by = cashierId, approvedBy }) => {
    if ([by, approvedBy ?? by].some((person) => (rights.get(person) ?? 0) > 0)) return [];
    const approved = approvedBy === undefined ? "" : `, approved by ${approvedBy}`;
    const detail = `${by}${approved} chose the promotion ${trigger} by hand (${reason}) and may give no discount.`;
    return [{ code: "promotionNotAllowed", actual: trigger, detail }];
  });
}

/** The customer has the discount; people are told when whoever gave it had no right to. */
export function doubtDiscounts(receipt: Receipt, rights: DiscountRights): Deviation[] {
  const ofDiscounts = givenIn(receipt).flatMap((given): Deviation[] => {
    const { discount, lineId } = given;
    const by = discount.by ?? receipt.cashierId;
    const most = Math.max(rights.get(by) ?? 0, rights.get(discount.approvedBy ?? by) ?? 0);
    const percent = Math.round(percentOf(given) * 1000) / 1000;
    if (percent <= most) return [];
    const approved = discount.approvedBy === undefined ? "" : `, approved by ${discount.approvedBy}`;
    const where = lineId === undefined ? "the receipt" : `line ${lineId}`;
    const detail = `${by}${approved} gave ${percent} % on ${where} (${discount.reason}) and may give ${most} %.`;
    const figures = { expected: String(most), actual: String(percent) };
    return [{ code: "discountNotAllowed", ...(lineId === undefined ? {} : { lineId }), ...figures, detail }];
  });
  return [...ofDiscounts, ...doubtTriggers(receipt, rights)];
}

function givenIn({ lines, manualDiscounts = [], transactionModifiers = [] }: Receipt): Given[] {
  const ofLines = lines.flatMap(({ lineId, modifiers, manualDiscounts: given = [] }) =>
    given.map((discount, position) => ({ discount, lineId, modifiers, position })),
  );
  return [
    ...ofLines,
    ...manualDiscounts.map((discount, position) => ({ discount, modifiers: transactionModifiers, position })),
  ];
}

/** An amount is as much as it lowers what it was given on: the modifiers of a person's discounts come in the order given. */
function percentOf({ discount, modifiers, position }: Given): number {
  if (discount.percent !== undefined) return discount.percent;
  const lowered = modifiers.filter(({ promotionId, prorated }) => promotionId === "manual" && !prorated)[position];
  return lowered === undefined || lowered.base === 0 ? 100 : Math.abs((lowered.amount * 100) / lowered.base);
}
