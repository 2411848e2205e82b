import { intentHref } from "@counterfoil/ui";
import { type DraftRow, ObjectPage, ProblemStrip, RowsEditor, type Section } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useSave } from "../common/use-save.ts";
import { useValueHelps } from "../common/value-helps.ts";
import { nameIn, useSiteChoices } from "../common/value-lists.ts";
import { type ArticleAnswer, type ArticleDraft, articleOf, toDraft } from "./article.ts";
import { GeneralFields } from "./general-fields.tsx";
import { SalesBlockRows } from "./sales-blocks.tsx";

type FormProps = { answer?: ArticleAnswer; onDone: (articleId?: string) => void };

/** Edits a whole article. It is taken only if nobody has changed it meanwhile. */
export function ArticleForm({ answer, onDone }: FormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => toDraft(answer?.article));
  const save = useSave(onDone);
  const change = (part: Partial<ArticleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    const article = articleOf(draft);
    const element = { ...article, ...(answer && { changeNumber: answer.changeNumber }) };
    save.mutate({ path: `/api/master-data/articles/${encodeURIComponent(article.articleId)}`, element });
  };
  const general = {
    id: "general",
    title: t("articles.general"),
    content: <GeneralFields draft={draft} isNew={!answer} error={save.error} onChange={change} />,
  };
  return (
    <ObjectPage
      title={answer ? `${nameIn(answer.article.texts)} (${draft.articleId})` : t("articles.create")}
      parent={{ title: t("articles.title"), href: intentHref("Article-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[general, ...useLists(draft, change, save.error)]}
      footer={<EditFooter busy={save.isPending} onSave={submit} onCancel={() => onDone()} />}
    />
  );
}

const blankListing = { siteId: "", from: "2010-01-01", to: "9999-12-31", blocked: "" };
const blankUnit = { unit: "", numerator: "1", denominator: "1", gtins: "" };

function useLists(draft: ArticleDraft, change: (part: Partial<ArticleDraft>) => void, error: unknown): Section[] {
  const { t } = useTranslation();
  const { unit } = useValueHelps();
  return [
    {
      id: "units",
      title: t("articles.units"),
      content: (
        <RowsEditor
          name={t("articles.unit")}
          rows={draft.units}
          path="units"
          blank={blankUnit}
          error={error}
          onChange={(units) => change({ units })}
          fields={[
            { name: "unit", label: t("articles.unit"), required: true, help: unit },
            { name: "numerator", label: t("articles.numerator") },
            { name: "denominator", label: t("articles.denominator") },
            { name: "gtins", label: "GTIN", hint: t("articles.gtinHint") },
          ]}
        />
      ),
    },
    {
      id: "listings",
      title: t("articles.listings"),
      content: <ListingRows rows={draft.listings} error={error} onChange={(listings) => change({ listings })} />,
    },
    {
      id: "blocks",
      title: t("articles.salesBlocks"),
      content: (
        <SalesBlockRows rows={draft.salesBlocks} error={error} onChange={(salesBlocks) => change({ salesBlocks })} />
      ),
    },
    {
      id: "components",
      title: t("articles.components"),
      content: (
        <ComponentRows rows={draft.components} error={error} onChange={(components) => change({ components })} />
      ),
    },
    {
      id: "attributes",
      title: t("articles.attributes"),
      content: (
        <RowsEditor
          name={t("articles.attribute")}
          rows={draft.attributes}
          path="attributes"
          blank={{ name: "", value: "" }}
          error={error}
          onChange={(attributes) => change({ attributes })}
          fields={[
            { name: "name", label: t("articles.attributeName") },
            { name: "value", label: t("articles.attributeValue") },
          ]}
        />
      ),
    },
  ];
}

type ListProps = { rows: DraftRow[]; error: unknown; onChange: (rows: DraftRow[]) => void };

function ListingRows({ rows, error, onChange }: ListProps) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  return (
    <RowsEditor
      name={t("articles.listing")}
      rows={rows}
      path="listings"
      blank={{ ...blankListing, siteId: sites[0]?.value ?? "" }}
      error={error}
      onChange={onChange}
      fields={[
        { name: "siteId", label: t("column.site"), options: sites },
        { name: "from", label: t("column.from"), hint: t("form.dateHint") },
        { name: "to", label: t("column.to"), hint: t("form.dateHint") },
        { name: "blocked", label: t("status.blocked"), flag: true },
      ]}
    />
  );
}

/** The goods of a set, and empties that are handed over with the article. */
function ComponentRows({ rows, error, onChange }: ListProps) {
  const { t } = useTranslation();
  const { unit } = useValueHelps();
  return (
    <RowsEditor
      name={t("articles.component")}
      rows={rows}
      path="components"
      blank={{ use: "set", articleId: "", unit: "PC", quantity: "1" }}
      error={error}
      onChange={onChange}
      fields={[
        {
          name: "use",
          label: t("articles.component.use"),
          options: ["set", "empties"].map((value) => ({ value, text: t(`articles.component.use.${value}`) })),
        },
        { name: "articleId", label: t("articles.article"), required: true },
        { name: "quantity", label: t("articles.component.quantity"), required: true },
        { name: "unit", label: t("articles.unit"), required: true, help: unit },
      ]}
    />
  );
}
