import type { Refusal } from "@counterfoil/pricing";
import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeArticle } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { useHints } from "./offer-hint.tsx";
import { useOfferWords } from "./use-offer-words.ts";

/** Everything about offers on this sale: what may be taken, what is nearly reached, and why the others do not apply. */
export function OffersDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { sale, explain } = useTill();
  const [{ deal }] = useState(() => explain(sale.state.get().basket));
  const hints = useHints({ gifts: [], nearMisses: deal.nearMisses });
  const isEmpty = hints.length + deal.gifts.length + (deal.refusals?.length ?? 0) === 0;
  return (
    <Dialog title={t("offers.title")} close={close} wide>
      <div className="space-y-4">
        {isEmpty && <p>{t("offers.none")}</p>}
        <Gifts gifts={deal.gifts} close={close} />
        {hints.length > 0 && (
          <section>
            <h3 className="font-semibold">{t("offers.nearly")}</h3>
            <ul className="list-disc pl-5">
              {hints.map((hint) => (
                <li key={hint}>{hint}</li>
              ))}
            </ul>
          </section>
        )}
        <Refusals refusals={deal.refusals ?? []} title={t("offers.refused")} />
      </div>
    </Dialog>
  );
}

type GiftsProps = { gifts: { articleId: string; quantity: number; offerId: string }[]; close(): void };

function Gifts({ gifts, close }: GiftsProps) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { sale, catalogue } = useTill();
  const words = useOfferWords();
  if (gifts.length === 0) return null;
  return (
    <section className="space-y-2">
      <h3 className="font-semibold">{t("offers.gifts")}</h3>
      {gifts.map(({ articleId, quantity, offerId }) => (
        <Button
          key={`${offerId} ${articleId}`}
          className="w-full justify-between! text-left"
          onClick={() => {
            const article = catalogue.get()?.articles.get(articleId);
            if (article)
              takeArticle(sale, { article, unit: article.baseUnit }, Math.round(quantity * 1000), i18n.language);
            close();
          }}
        >
          <span>
            {formats.quantity(quantity)} × {words.article(articleId)}
            <span className="block text-sm text-ink-soft">{words.offerName(offerId)}</span>
          </span>
          <span>{t("offers.takeGift")}</span>
        </Button>
      ))}
    </section>
  );
}

/** Offers that do not apply, each with its reason in words. */
export function Refusals({ refusals, title }: { refusals: readonly Refusal[]; title: string }) {
  const words = useOfferWords();
  if (refusals.length === 0) return null;
  // Two steps of one offer may want the same.
  const told = new Map(
    refusals.map((refusal) => {
      const [name, why] = [words.offerName(refusal.offerId), words.refusal(refusal)];
      return [`${name} ${why}`, { name, why }];
    }),
  );
  return (
    <section>
      <h3 className="font-semibold">{title}</h3>
      <dl className="mt-1 space-y-1 text-sm">
        {[...told].slice(0, MOST_SHOWN).map(([key, { name, why }]) => (
          <div key={key}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-soft">{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A cashier reads a few; the back office's lab shows all. */
const MOST_SHOWN = 30;
