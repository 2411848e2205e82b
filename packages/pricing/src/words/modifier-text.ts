import type { Modifier } from "../priced.ts";
import type { Language } from "./formats.ts";
import { type Names, nameOf } from "./names.ts";
import { speechOf } from "./speech.ts";

const byHand = "manual";

/** Why a line costs what it costs: "Spring: -£2.00 on £10.00 (quantity 3)". */
export function modifierText(
  { promotionId, offerId, quantity, base, amount, prorated, note }: Modifier,
  language: Language,
  names: Names,
): string {
  const { phrases, formats } = speechOf(language, names);
  const id = offerId ?? promotionId;
  const name =
    promotionId === byHand ? phrases.byHand(note) : (names.offer?.(id) ?? (note || nameOf(names, "offer", id)));
  const figures = phrases.discountOn(formats.money(amount), formats.money(base));
  return `${name}: ${figures} (${prorated ? phrases.share : phrases.quantity(formats.number(Math.abs(quantity)))})`;
}
