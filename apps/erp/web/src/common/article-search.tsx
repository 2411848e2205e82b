import { api } from "@counterfoil/ui";
import { type Found, TokenSearch } from "@counterfoil/ui/fiori";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { type Names, nameIn } from "./names.ts";

type Line = { articleId: string; texts: Names };
type ArticleSearchProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  refused?: string | undefined;
};

/** Articles by number, GTIN or name; kept as their numbers with commas between. */
export function ArticleSearch({ label, value, onChange, refused }: ArticleSearchProps) {
  const { t } = useTranslation();
  const chosen = value.split(/[\s,;]+/).filter(Boolean);
  const names = useNames(chosen);
  return (
    <TokenSearch
      label={label}
      chosen={chosen}
      onChange={(articles) => onChange(articles.join(", "))}
      useFound={useFound}
      textOf={(articleId) => names.get(articleId)}
      placeholder={t("promotions.articlesHint")}
      field="articleId"
      refused={refused}
    />
  );
}

function useFound(typed: string): Found[] {
  const query = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ["article-search", query],
    queryFn: ({ signal }) =>
      api<{ items: Line[] }>("/api/master-data/articles", { query: { query, limit: 10 }, signal }),
    enabled: query.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (query.length < 2) return [];
  return (data?.items ?? []).map(({ articleId, texts }) => ({ id: articleId, text: nameIn(texts) }));
}

function useNames(articleIds: readonly string[]): Map<string, string> {
  const answers = useQueries({
    queries: articleIds.map((articleId) => ({
      queryKey: ["article-name", articleId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api<{ article: Line }>(`/api/master-data/articles/${encodeURIComponent(articleId)}`, { signal }),
      staleTime: 600_000,
      retry: false,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.article.articleId, nameIn(data.article.texts)]] : [])));
}
