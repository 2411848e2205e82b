import type { Deviation, GivenDiscount, Receipt } from "@counterfoil/contracts";

/** The most percent that people may give, by person; who is not in it may give nothing. */
export type DiscountRights = ReadonlyMap<string, number>;

type Lowered = { promotionId: string; prorated?: boolean; base: number; amount: number };
type Given = { discount: GivenDiscount; lineId?: string; modifiers: readonly Lowered[]; position: number };

export function peopleGivingDiscounts(receipt: Receipt): string[] {
  return givenIn(receipt).flatMap(({ discount }) =>
    [discount.by ?? receipt.cashierId, discount.approvedBy ?? []].flat(),
  );
}

/** The customer has the discount; people are told when whoever gave it had no right to. */
export function doubtDiscounts(receipt: Receipt, rights: DiscountRights): Deviation[] {
  return givenIn(receipt).flatMap((given) => {
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
