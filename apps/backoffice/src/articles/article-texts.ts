import { api, currentLanguage } from "@counterfoil/ui";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

type Article = { articleId: string; baseUnit: string; texts: { language: string; text: string }[] };

/** What articles are called in the reader's language; the number alone until it is known. Read once each. */
export function useArticleTexts(ids: readonly string[]): (articleId: string) => string | undefined {
  useTranslation();
  const found = useQueries({
    queries: [...new Set(ids)].map((articleId) => ({
      queryKey: ["article-text", articleId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api<Article>(`/api/catalog/articles/${encodeURIComponent(articleId)}`, { signal }),
      staleTime: 600_000,
      retry: false,
    })),
  });
  const texts = new Map(found.flatMap(({ data }) => (data ? [[data.articleId, textOf(data)]] : [])));
  return (articleId) => texts.get(articleId);
}

function textOf({ texts }: Article): string | undefined {
  return (texts.find((text) => text.language === currentLanguage()) ?? texts[0])?.text;
}
