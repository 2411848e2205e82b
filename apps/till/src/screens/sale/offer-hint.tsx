import { useTranslation } from "react-i18next";
import type { Deal } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { useOfferWords } from "./use-offer-words.ts";

/** What is nearly reached or waits to be taken, the best first, in one line that never moves the rest of the screen. */
export function OfferHint({ open }: { open(): void }) {
  const { t } = useTranslation();
  const { sale } = useTill();
  const { deal } = useWatch(sale.state).priced;
  const hints = useHints(deal);
  const [first, ...more] = hints;
  if (first === undefined) return null;
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-white pl-3">
      <p role="status" className="min-w-0 flex-1 truncate text-sm">
        {first}
      </p>
      <Button look="quiet" onClick={open} shortcut="!">
        {more.length > 0 ? t("offers.more", { count: more.length }) : t("offers.details")}
      </Button>
    </div>
  );
}

/** Gifts first: they cost nothing more. */
export function useHints({ gifts, nearMisses }: Pick<Deal, "gifts" | "nearMisses">): string[] {
  const { t } = useTranslation();
  const words = useOfferWords();
  return [
    ...gifts.map(({ articleId, quantity, offerId }) =>
      t("offers.gift", { count: quantity, article: words.article(articleId), offer: words.offerName(offerId) }),
    ),
    ...nearMisses.map(words.nearMiss),
  ];
}
