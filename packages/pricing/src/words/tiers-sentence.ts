import type { Terms } from "../book-input.ts";
import { goodsOf } from "./goods.ts";
import type { Speech } from "./speech.ts";

/** "Tea: 10% off from 3, 20% off from 6". */
export function phraseTiers({ get, tiers }: Extract<Terms, { style: "tiered" }>, speech: Speech): string {
  const { phrases, formats } = speech;
  const goods = goodsOf(get, speech);
  const steps = tiers.map(({ quantity, amount, reward }) => {
    const from = [
      ...(quantity === undefined ? [] : [phrases.pieceCount(quantity, formats)]),
      ...(amount === undefined ? [] : [formats.money(amount)]),
    ];
    return phrases.tierFrom(phrases.reward(reward, { each: true }, formats), formats.and(from));
  });
  return `${phrases.whole(goods)}: ${steps.join(", ")}`;
}
