import { api } from "@counterfoil/ui";
import { Field, type Refused } from "@counterfoil/ui/fiori";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MultiInput } from "@ui5/webcomponents-react/MultiInput";
import { SuggestionItem } from "@ui5/webcomponents-react/SuggestionItem";
import { Token } from "@ui5/webcomponents-react/Token";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useArticleTexts } from "./article-texts.ts";

type ArticlePickerProps = {
  label: string;
  /** Numbers of the chosen articles, in the order chosen. */
  articles: readonly string[];
  onChange: (articles: string[]) => void;
  /** What the form calls it, to be found by. */
  field?: string;
  refused?: Refused;
  required?: boolean;
  /** One article at most: choosing another takes its place. */
  single?: boolean;
};

/** Articles found as one types (number, GTIN or text) and kept as tokens; a number typed in full and Enter is taken as it is. */
export function ArticlePicker({
  label,
  articles,
  onChange,
  field,
  refused = false,
  required = false,
  single = false,
}: ArticlePickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const textOf = useArticleTexts(articles);
  const refusal = refused === true ? t("articles.chooseOne") : refused;
  const add = (articleId: string) => {
    if (articleId === "") return;
    onChange(single ? [articleId] : [...new Set([...articles, articleId])]);
    setTyped("");
  };
  return (
    <Field label={label} required={required}>
      {(id) => (
        <MultiInput
          id={id}
          accessibleName={label}
          showSuggestions
          noTypeahead
          placeholder={articles.length === 0 ? t("articles.searchHint") : ""}
          value={typed}
          data-field={field}
          valueState={refusal ? "Negative" : "None"}
          valueStateMessage={refusal ? <div>{refusal}</div> : undefined}
          onInput={(event) => setTyped(event.target.value)}
          onSelectionChange={(event) => {
            const articleId = event.detail.item?.dataset.article;
            if (articleId) add(articleId);
          }}
          onChange={() => add(found.find((article) => isExactly(article, typed))?.articleId ?? "")}
          onTokenDelete={(event) => {
            const gone = new Set(event.detail.tokens.map((token) => token.dataset.article));
            onChange(articles.filter((articleId) => !gone.has(articleId)));
          }}
          tokens={articles.map((articleId) => (
            <Token key={articleId} data-article={articleId} text={nameOf(articleId, textOf(articleId))} />
          ))}
        >
          {found.map((article) => (
            <SuggestionItem
              key={article.articleId}
              data-article={article.articleId}
              text={article.text}
              additionalText={article.articleId}
            />
          ))}
        </MultiInput>
      )}
    </Field>
  );
}

type ArticleLine = { articleId: string; text: string };

/** "White hanging heart (85123A)"; the number alone until the text is known. */
export function nameOf(articleId: string, text: string | undefined): string {
  return text === undefined ? articleId : `${text} (${articleId})`;
}

function isExactly({ articleId, text }: ArticleLine, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === articleId.toLowerCase() || wanted === text.toLowerCase();
}

function useFound(typed: string): ArticleLine[] {
  const query = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ["article-picker", query],
    queryFn: ({ signal }) =>
      api<{ items: ArticleLine[] }>("/api/catalog/articles", { query: { query, limit: 10 }, signal }),
    enabled: query.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return query.length > 1 ? (data?.items ?? []) : [];
}
