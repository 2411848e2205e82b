import { intentHref, navigate, useFormats } from "@counterfoil/ui";
import { type Column, ListReport, moneyColumn, pagesOf, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticleLink } from "../articles/article-link.tsx";
import { useCurrency } from "../offers/use-offer-names.ts";
import { FloorForm } from "./floor-form.tsx";

export type Floor = { articleId: string; minPrice: number };

const fetchPage = pagesOf<Floor>("/api/prices/floors");

/** Prices of one unit below which no offer may go. */
export function FloorList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const [editing, setEditing] = useState<Floor | "new">();
  return (
    <>
      <ListReport
        intent="PriceFloor-search"
        title={t("floors.title")}
        queryKey="floors"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("articles.article"), placeholder: "85123A" }]}
        columns={useColumns(mayWrite ? setEditing : undefined)}
        rowKey={(floor) => floor.articleId}
        nothing={t("floors.nothing")}
        actions={
          mayWrite && (
            <>
              <Button icon="upload" onClick={() => navigate("PriceFloor-import")}>
                {t("offers.import")}
              </Button>
              <Button design="Emphasized" onClick={() => setEditing("new")}>
                {t("floors.create")}
              </Button>
            </>
          )
        }
      />
      {editing && <FloorForm {...(editing !== "new" && { floor: editing })} onClose={() => setEditing(undefined)} />}
    </>
  );
}

export const floorsHref = intentHref("PriceFloor-search");

function useColumns(onEdit: ((floor: Floor) => void) | undefined): Column<Floor>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const columns: Column<Floor>[] = [
    {
      id: "article",
      title: t("articles.article"),
      importance: 9,
      minWidth: "14rem",
      cell: ({ articleId }) => <ArticleLink articleId={articleId} />,
      text: ({ articleId }) => articleId,
    },
    moneyColumn("minPrice", t("floors.minPrice"), ({ minPrice }) => ({ amount: minPrice, currency }), formats, {
      importance: 8,
    }),
  ];
  if (onEdit)
    columns.push({
      id: "edit",
      title: t("column.actions"),
      importance: 7,
      cell: (floor) => <Button onClick={() => onEdit(floor)}>{t("ui.edit")}</Button>,
    });
  return columns;
}
