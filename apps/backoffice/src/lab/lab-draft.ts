import type { BasketRequest } from "@counterfoil/contracts";
import type { Formats } from "@counterfoil/ui";

export type LabLine = { articleId: string; quantity: string };

/** A basket as it is put together in the lab. `at` is an instant. */
export type LabDraft = {
  store: string;
  channel: string;
  customerId: string;
  customerGroups: string;
  coupons: string;
  at: string;
  lines: LabLine[];
  draftOfferIds: string[];
};

export function blankLab(store: string, now: Date): LabDraft {
  return {
    store,
    channel: "10",
    customerId: "",
    customerGroups: "",
    coupons: "",
    at: now.toISOString(),
    lines: [],
    draftOfferIds: [],
  };
}

const partsOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** The basket to price; undefined while there is nothing in it. A quantity that is none yet leaves its line out. */
export function basketOf(draft: LabDraft, formats: Formats): BasketRequest | undefined {
  const lines = draft.lines.flatMap(({ articleId, quantity }, position) => {
    const count = formats.parseQuantity(quantity);
    return count !== undefined && count > 0 ? [{ lineId: String(position + 1), articleId, quantity: count }] : [];
  });
  if (lines.length === 0 || draft.store === "") return undefined;
  const coupons = partsOf(draft.coupons);
  const groups = partsOf(draft.customerGroups);
  const id = draft.customerId.trim();
  return {
    store: draft.store,
    channel: draft.channel,
    at: draft.at,
    ...(id !== "" && { customer: { id, ...(groups.length > 0 && { groups }) } }),
    ...(id === "" && groups.length > 0 && { customer: { id: "LAB", groups } }),
    ...(coupons.length > 0 && { coupons }),
    lines,
  };
}

/** Opens a basket that somebody else made: a saved test, or the evidence of the margin guard. */
export function labDraftOf(basket: BasketRequest, draftOfferIds: string[], formats: Formats, now: Date): LabDraft {
  return {
    store: basket.store,
    channel: basket.channel ?? "10",
    customerId: basket.customer?.id ?? "",
    customerGroups: (basket.customer?.groups ?? []).join(", "),
    coupons: (basket.coupons ?? []).join(", "),
    at: basket.at ?? now.toISOString(),
    lines: basket.lines.map(({ articleId, quantity }) => ({ articleId, quantity: formats.quantity(quantity) })),
    draftOfferIds,
  };
}

/** The slider moves by hours within two weeks around today, or around the moment that was opened. */
export const sliderHours = { min: -7 * 24, max: 7 * 24 };

export function hoursFrom(middle: string, at: string): number {
  return Math.round((Date.parse(at) - Date.parse(middle)) / 3_600_000);
}

export function atHours(middle: string, hours: number): string {
  return new Date(Date.parse(middle) + hours * 3_600_000).toISOString();
}
