import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { DataTable, figureColumn, Loadable, ObjectPage, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameIn, useSiteText } from "../common/value-lists.ts";
import type { Movement } from "./movement-list.tsx";
import { useMovementTypes } from "./new-movement.tsx";

type Item = {
  item: number;
  movementType: string;
  articleId: string;
  siteId: string;
  storageLocation: string;
  stockType: string;
  quantity: number;
  unit: string;
};
type MovementDocument = Movement & { items: Item[] };

/** A material document: what the stock gained and lost, item by item. */
export function MovementPage() {
  const { t } = useTranslation();
  const { year, number } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["goods-movement", year, number],
    queryFn: ({ signal }) =>
      api<MovementDocument>(`/api/logistics/goods-movements/${Number(year)}/${Number(number)}`, { signal }),
  });
  const formats = useFormats();
  return (
    <Loadable query={query}>
      {(movement) => (
        <ObjectPage
          title={`${t("movements.document")} ${movement.year}/${movement.number}`}
          subtitle={movement.text}
          parent={{ title: t("movements.title"), href: intentHref("GoodsMovement-search") }}
          facts={[
            { label: t("movements.postingDate"), value: formats.date(movement.postingDate) },
            { label: t("movements.reference"), value: <Reference reference={movement.reference} /> },
            { label: t("movements.postedAt"), value: formats.instant(movement.postedAt) },
            { label: t("changes.by"), value: movement.postedBy },
          ]}
          sections={[{ id: "items", title: t("movements.items"), content: <Items items={movement.items} /> }]}
        />
      )}
    </Loadable>
  );
}

function Reference({ reference }: { reference: string }) {
  if (!reference) return "–";
  return <Link href={intentHref("Receipt-search", { query: reference })}>{reference}</Link>;
}

function Items({ items }: { items: Item[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const types = useMovementTypes();
  const typeText = (code: string) => {
    const type = types.find((each) => each.code === code);
    return type ? `${nameIn(type.texts)} (${code})` : code;
  };
  return (
    <DataTable<Item>
      name={t("movements.items")}
      rows={items}
      rowKey={({ item }) => String(item)}
      nothing="–"
      columns={[
        textColumn("article", t("articles.article"), ({ articleId }) => articleId, {
          importance: 9,
          cell: ({ articleId }) => <Link href={articleHref(articleId)}>{articleId}</Link>,
        }),
        textColumn("type", t("movements.type"), ({ movementType }) => typeText(movementType), { minWidth: "9rem" }),
        textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 6 }),
        textColumn("location", t("sites.storageLocation"), ({ storageLocation }) => storageLocation),
        textColumn("stockType", t("stock.type"), ({ stockType }) => t(`stock.type.${stockType}`)),
        figureColumn(
          "quantity",
          t("stock.quantity"),
          ({ quantity }) => quantity,
          (quantity, { unit }) => `${formats.quantity(quantity)} ${unit}`,
          {
            importance: 8,
          },
        ),
      ]}
    />
  );
}
