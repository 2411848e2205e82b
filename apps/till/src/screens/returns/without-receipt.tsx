import type { TillArticle } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { textOf } from "../../catalogue/index.ts";
import { MAX_QUANTITY_MILLI, mostGivenBack, takeBack } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { PickDialog } from "../parts/pick-dialog.tsx";
import { unitWord } from "../parts/unit-word.ts";

const RESULTS = 20;

/** Goods come back and nobody has the receipt: first which ones, then how many and for how much. */
export function WithoutReceipt({ close }: { close(): void }) {
  const [article, setArticle] = useState<TillArticle>();
  return article ? <HowMuch article={article} close={close} /> : <Which pick={setArticle} close={close} />;
}

/** Also what the store does not sell any more. */
function Which({ pick, close }: { pick(article: TillArticle): void; close(): void }) {
  const { t } = useTranslation();
  const catalogue = useWatch(useTill().catalogue);
  if (!catalogue) return null;
  return (
    <PickDialog<TillArticle>
      title={t("without.title")}
      label={t("article.searchLabel")}
      query=""
      close={close}
      hint={t("without.hint")}
      none={t("article.nothing")}
      limit={RESULTS}
      find={(words) =>
        catalogue.articleIndex.search(words, RESULTS).flatMap((articleId) => catalogue.articles.get(articleId) ?? [])
      }
      idOf={({ articleId }) => articleId}
      pick={pick}
      show={(article) => (
        <>
          <span className="block font-medium">{textOf(article, currentLanguage())}</span>
          <span className="block text-sm opacity-80">{article.articleId}</span>
        </>
      )}
    />
  );
}

function HowMuch({ article, close }: { article: TillArticle; close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const goods = { articleId: article.articleId, unit: article.baseUnit, text: textOf(article, currentLanguage()) };
  const known = useLiveQuery(() => mostGivenBack(till, goods), [article]);
  const [problem, setProblem] = useState<{ quantity?: string; price?: string }>({});
  const quantity = useRef<HTMLInputElement>(null);
  const price = useRef<HTMLInputElement>(null);
  if (!known) return null;
  const { most, sold } = known;
  const currency = till.configuration.get()?.currency ?? "GBP";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const quantityMilli = Math.round((formats.parseQuantity(quantity.current?.value ?? "") ?? 0) * 1000);
    const unitPrice = formats.parseAmount(price.current?.value ?? "", currency) ?? 0;
    if (quantityMilli <= 0 || quantityMilli > MAX_QUANTITY_MILLI)
      return setProblem({ quantity: t("refused.quantityInvalid") });
    if (unitPrice <= 0 || unitPrice > most)
      return setProblem({ price: t("without.atMost", { amount: formats.money(most, currency) }) });
    close();
    void takeBack(till, { ...goods, quantityMilli, unitPrice }).then(
      (taken) => taken && till.view.set({ name: "sale" }),
    );
  };
  return (
    <Dialog title={goods.text} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <p className="text-ink-soft">
          {sold
            ? t("without.lastSold", {
                amount: formats.money(sold.unitPrice, currency),
                at: formats.instant(sold.at),
              })
            : t(most > 0 ? "without.priceNow" : "without.noPrice", { amount: formats.money(most, currency) })}
        </p>
        <Field
          ref={quantity}
          label={t("without.quantity")}
          inputMode="decimal"
          defaultValue="1"
          maxLength={9}
          problem={problem.quantity}
        />
        <Field
          ref={price}
          label={t("without.price", { unit: unitWord(article.baseUnit, t) })}
          inputMode="decimal"
          defaultValue={formats.amount(most, currency)}
          maxLength={12}
          problem={problem.price}
        />
        <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={most <= 0}>
          {t("without.take")}
        </Button>
      </form>
    </Dialog>
  );
}
