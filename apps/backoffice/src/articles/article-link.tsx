import { Link } from "@ui5/webcomponents-react/Link";
import { articleHref } from "./article-list.tsx";
import { nameOf } from "./article-picker.tsx";
import { useArticleTexts } from "./article-texts.ts";

/** An article of which a list has the number only. */
export function ArticleLink({ articleId }: { articleId: string }) {
  const textOf = useArticleTexts([articleId]);
  return <Link href={articleHref(articleId)}>{nameOf(articleId, textOf(articleId))}</Link>;
}
