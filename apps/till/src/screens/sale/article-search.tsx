import type { TillArticle } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { type CodeTarget, categoryPath, noSaleOn, textOf } from "../../catalogue/index.ts";
import { unitPriceOf } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { PickDialog } from "../parts/pick-dialog.tsx";

const RESULTS = 20;

export function ArticleSearch({
  query,
  close,
  take,
  stock,
}: {
  query: string;
  close(): void;
  take(target: CodeTarget): void;
  stock(articleId: string): void;
}) {
  const { t } = useTranslation();
  const till = useTill();
  const catalogue = useWatch(till.catalogue);
  if (!catalogue) return null;
  const day = till.today();
  // Twice as many are looked for: those that the store does not sell today are left out.
  const sold = (words: string) =>
    catalogue.articleIndex
      .search(words, 2 * RESULTS)
      .flatMap((articleId) => catalogue.articles.get(articleId) ?? [])
      .filter((article) => noSaleOn(article, day) === undefined)
      .slice(0, RESULTS);
  return (
    <PickDialog<TillArticle>
      title={t("article.search")}
      label={t("article.searchLabel")}
      query={query}
      close={close}
      hint={t("article.hint")}
      none={t("article.nothing")}
      limit={RESULTS}
      find={sold}
      actions={(marked) =>
        marked && (
          <Button onClick={() => stock(marked.articleId)}>
            {t("article.stock", { text: textOf(marked, currentLanguage()) })}
          </Button>
        )
      }
      idOf={(article) => article.articleId}
      pick={(article) => take({ article, unit: article.baseUnit })}
      show={(article) => (
        <Found article={article} path={categoryPath(catalogue, article.categoryId, currentLanguage())} />
      )}
    />
  );
}

function Found({ article, path }: { article: TillArticle; path: string[] }) {
  const { t } = useTranslation();
  const price = usePriceOf(article);
  return (
    <div className="flex items-center justify-between gap-4">
      <span className="min-w-0">
        <span className="line-clamp-2 font-medium break-words">{textOf(article, currentLanguage())}</span>
        <span className="block truncate text-sm opacity-80">{[article.articleId, ...path].join(" · ")}</span>
      </span>
      <span className="text-lg font-semibold whitespace-nowrap">{price ?? t("article.noPrice")}</span>
    </div>
  );
}

/** What one costs now, for the customer of the open sale. */
function usePriceOf(article: TillArticle): string | undefined {
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { articleId, baseUnit } = article;
  const amount = unitPriceOf(sale, { articleId, unit: baseUnit, text: "", quantityMilli: 1000 });
  return amount === undefined ? undefined : formats.money(amount, configuration.get()?.currency ?? "GBP");
}
