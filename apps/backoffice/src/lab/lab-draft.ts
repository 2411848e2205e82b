import type { BasketRequest } from "@counterfoil/contracts";
import type { Formats } from "@counterfoil/ui";

export type LabLine = { articleId: string; quantity: string };

/** A basket as it is put together in the lab. `at` is an instant; the slider moves it by hours around `around`. */
export type LabDraft = {
  store: string;
  channel: string;
  customerId: string;
  customerGroups: string;
  coupons: string;
  at: string;
  around: string;
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
    around: now.toISOString(),
    lines: [],
    draftOfferIds: [],
  };
}

const partsOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

export function isQuantity({ quantity }: LabLine, formats: Formats): boolean {
  return (formats.parseQuantity(quantity) ?? 0) > 0;
}

/** The basket to price; undefined while there is nothing in it. A quantity that is none yet leaves its line out. */
export function basketOf(draft: LabDraft, formats: Formats): BasketRequest | undefined {
  const lines = draft.lines.flatMap((line, position) =>
    isQuantity(line, formats)
      ? [
          {
            lineId: String(position + 1),
            articleId: line.articleId,
            quantity: formats.parseQuantity(line.quantity) ?? 0,
          },
        ]
      : [],
  );
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
    around: basket.at ?? now.toISOString(),
    lines: basket.lines.map(({ articleId, quantity }) => ({ articleId, quantity: formats.quantity(quantity) })),
    draftOfferIds,
  };
}

/** What the clock of the store shows at an instant: "2026-12-24T09:30:00". */
export function localOf(instant: string, timeZone: string): string {
  const swedish = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone });
  return swedish.format(new Date(instant)).replace(" ", "T");
}

/** The instant at which the clock of the store shows this; of an hour that summer time skips, the one after it. */
export function instantOf(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  const aheadMs = (at: number) => Date.parse(`${localOf(new Date(at).toISOString(), timeZone)}Z`) - at;
  const near = wanted - aheadMs(wanted);
  return new Date(wanted - aheadMs(near)).toISOString();
}

/** The slider moves by hours within two weeks. */
export const sliderHours = { min: -7 * 24, max: 7 * 24 };

export function hoursFrom(middle: string, at: string): number {
  return Math.round((Date.parse(at) - Date.parse(middle)) / 3_600_000);
}

export function atHours(middle: string, hours: number): string {
  return new Date(Date.parse(middle) + hours * 3_600_000).toISOString();
}
