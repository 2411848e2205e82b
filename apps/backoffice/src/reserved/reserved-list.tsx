import { type ReservedGoods, type ReservedState, reservedStates } from "@counterfoil/contracts";
import { intentHref, useFormats, withQuery } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  pagesOf,
  StateTag,
  type Tone,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { ArticleLink } from "../articles/article-link.tsx";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";

const path = "/api/reserved-goods";
const fetchPage = pagesOf<ReservedGoods>(path);
export const reservedHref = (number: string) => intentHref("ReservedGoods-display", { number });

/** Goods that stores keep for customers, and how that ended. */
export function ReservedList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="ReservedGoods-search"
      title={t("reserved.title")}
      queryKey="reserved-goods"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ number }) => number}
      rowHref={({ number }) => reservedHref(number)}
      nothing={t("reserved.nothing")}
      refreshMs={30_000}
      csvHref={(asked) => withQuery(`${path}.csv`, asked)}
    />
  );
}

const tones: Record<ReservedState, Tone> = {
  open: "critical",
  putAside: "information",
  collected: "positive",
  expired: "neutral",
  cancelled: "neutral",
};

export function ReservedStateTag({ state }: { state: ReservedState }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[state]}>{t(`reserved.state.${state}`)}</StateTag>;
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("reserved.search"), placeholder: t("reserved.searchHint") },
    { kind: "choice", name: "storeId", label: t("reserved.store"), options: useStoreOptions() },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["waiting", ...reservedStates].map((value) => ({ value, text: t(`reserved.state.${value}`) })),
    },
  ];
}

function useColumns(): Column<ReservedGoods>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const quantityOf = ({ quantity, unit }: ReservedGoods) => `${formats.quantity(quantity)} ${unit}`;
  return [
    {
      id: "number",
      title: t("reserved.number"),
      importance: 9,
      minWidth: "9rem",
      cell: ({ number }) => <Link href={reservedHref(number)}>{number}</Link>,
      text: ({ number }) => number,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: ({ state }) => <ReservedStateTag state={state} />,
      text: ({ state }) => t(`reserved.state.${state}`),
    },
    textColumn("store", t("reserved.store"), ({ storeId }) => storeName(storeId), { importance: 7 }),
    {
      id: "article",
      title: t("reserved.article"),
      importance: 7,
      minWidth: "12rem",
      cell: ({ articleId }) => <ArticleLink articleId={articleId} />,
      text: ({ articleId }) => articleId,
    },
    textColumn("quantity", t("reserved.quantity"), quantityOf, { importance: 6 }),
    textColumn("name", t("reserved.name"), ({ name, phone }) => [name, phone].filter(Boolean).join(", "), {
      importance: 7,
      minWidth: "10rem",
    }),
    textColumn("validTo", t("reserved.validTo"), ({ validTo }) => formats.date(validTo), { importance: 6 }),
    instantColumn("madeAt", t("reserved.madeAt"), ({ madeAt }) => madeAt, formats, { importance: 4 }),
    textColumn("made", t("reserved.made"), ({ madeBy, madeIn }) => `${madeBy}, ${madeIn}`, { importance: 3 }),
  ];
}
