import type { Basket, BasketLine } from "../../basket.ts";
import type { BookInput, Offer } from "../../book-input.ts";
import { buildPriceBook, type Priced, priceBasket } from "../../index.ts";
import type { NeutralCase, NeutralLine } from "./neutral-case.ts";
import type { Setting } from "./settings.ts";
import { offersOf } from "./to-offers.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };

/** A case as our engine sees it, to be priced as a whole or with some of its offers. */
export class CaseRun {
  readonly neutral: NeutralCase;
  readonly setting: Setting;
  readonly offers: Offer[];
  /** The lines of the case, in its order; without those that the setting adds. */
  readonly lines: (BasketLine & { item: string; groups: string[] })[];

  constructor(neutral: NeutralCase, setting: Setting) {
    this.neutral = neutral;
    this.setting = setting;
    this.offers = setting.promotions ? [] : neutral.promotions.flatMap((one) => this.#offers(one));
    this.lines = neutral.basket.flatMap((line, index) => this.#lines(line, index));
  }

  #offers(promotion: NeutralCase["promotions"][number]): Offer[] {
    const { sequences = {}, offers = {}, terms = {} } = this.setting;
    return offersOf(promotion, this.neutral, terms[promotion.id]).map((offer) => ({
      ...offer,
      sequence: sequences[offer.offerId] ?? offer.sequence ?? 100,
      ...offers[offer.offerId],
    }));
  }

  #lines({ item, unitPrice, qty, groups = [] }: NeutralLine, index: number) {
    const count = this.setting.unitLines ? qty : 1;
    return Array.from({ length: count }, (_, unit) => ({
      lineId: `${index + 1}.${unit + 1}`,
      articleId: item,
      item,
      groups,
      quantity: qty / count,
      unitPrice: this.setting.lines?.[item]?.unitPrice ?? unitPrice,
    }));
  }

  get input(): BookInput {
    const { neutral, setting } = this;
    const rateOf = (line: NeutralLine) => setting.lines?.[line.item]?.taxRate ?? line.taxRate ?? 0;
    const rates = [...new Set([0, ...neutral.basket.map(rateOf)])];
    return {
      currency: neutral.currency,
      taxes: rates.map((rate) => ({ code: `T${rate}`, rate })),
      articles: [
        ...neutral.basket.map((line) => ({
          articleId: line.item,
          baseUnit: "PC",
          taxCode: `T${rateOf(line)}`,
          groups: line.groups ?? [],
          ...(line.attributes && { attributes: line.attributes }),
          ...(line.minPrice !== undefined && { minPrice: line.minPrice }),
        })),
        ...this.#moreLines()
          .filter(({ articleId }) => !neutral.basket.some(({ item }) => item === articleId))
          .map(({ articleId }) => ({ articleId, baseUnit: "PC", taxCode: "T0" })),
      ],
      prices: neutral.basket.map((line) => ({ articleId: line.item, unit: "PC", amount: line.unitPrice, ...always })),
      offers: this.offers,
      promotions: setting.promotions ?? [],
      policies: setting.policies ?? {},
    };
  }

  #moreLines() {
    return this.setting.more ?? [];
  }

  get basket(): Basket {
    const own = this.lines.map(({ item: _item, groups: _groups, ...line }) => line);
    return {
      at: "2026-03-02T10:00:00Z",
      lines: [...own, ...this.#moreLines()],
      ...(this.setting.coupons && { coupons: this.setting.coupons }),
    };
  }

  price(): Priced {
    return priceBasket(buildPriceBook(this.input), this.basket);
  }

  /** With some of the offers only. */
  priceWith(offerIds: readonly string[]): Priced {
    const offers = this.offers.filter(({ offerId }) => offerIds.includes(offerId));
    return priceBasket(buildPriceBook({ ...this.input, offers }), this.basket);
  }

  /** Without the lines that the setting adds, as the customer brought it. */
  priceAsBrought(): Priced {
    const added = this.#moreLines().map(({ lineId }) => lineId);
    const lines = this.basket.lines.filter(({ lineId }) => !added.includes(lineId));
    return priceBasket(buildPriceBook(this.input), { ...this.basket, lines });
  }
}
