import { useFormats } from "@counterfoil/ui";
import { DataTable, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameIn } from "../common/value-lists.ts";
import type { PostingItem } from "./documents.ts";

/** Debit and credit side by side, as bookkeepers read them. */
export function PostingItems({ name, currency, items }: { name: string; currency: string; items: PostingItem[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const side = (id: "debit" | "credit", of: (item: PostingItem) => number) => ({
    id,
    title: t(`posting.${id}`),
    end: true,
    importance: 8,
    cell: (item: PostingItem) => (of(item) > 0 ? formats.amount(of(item), currency) : ""),
    text: (item: PostingItem) => Math.max(0, of(item)),
  });
  return (
    <DataTable<PostingItem>
      name={name}
      rows={items}
      rowKey={({ item }) => String(item)}
      nothing="–"
      columns={[
        textColumn(
          "account",
          t("posting.account"),
          ({ account, accountTexts }) => (accountTexts ? `${nameIn(accountTexts)} (${account})` : account),
          { importance: 9, minWidth: "12rem" },
        ),
        textColumn("article", t("articles.article"), ({ articleId }) => articleId, {
          cell: ({ articleId }) => (articleId ? <Link href={articleHref(articleId)}>{articleId}</Link> : "–"),
        }),
        textColumn(
          "quantity",
          t("stock.quantity"),
          ({ quantity }) => (quantity === undefined ? undefined : formats.quantity(quantity)),
          {
            end: true,
          },
        ),
        textColumn("tax", t("articles.taxCode"), ({ taxCode }) => taxCode, { minWidth: "4rem" }),
        side("debit", ({ amount }) => amount),
        side("credit", ({ amount }) => -amount),
      ]}
    />
  );
}
