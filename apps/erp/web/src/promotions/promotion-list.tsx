import { currentLanguage, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  dateColumn,
  type Filter,
  ListReport,
  pagesOf,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { nameIn, useSiteChoices } from "../common/value-lists.ts";
import { type Kind, kinds, type PromotionItem, statuses, statusTones } from "./promotion.ts";

const pages = {
  promotion: pagesOf<PromotionItem>(kinds.promotion.path),
  bonusBuy: pagesOf<PromotionItem>(kinds.bonusBuy.path),
};
export const promotionHref = (kind: Kind, number: string) => intentHref(`${kinds[kind].object}-display`, { number });

export const PromotionList = () => <List kind="promotion" />;
export const BonusBuyList = () => <List kind="bonusBuy" />;

function List({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const { object, texts, nothing } = kinds[kind];
  return (
    <ListReport<PromotionItem>
      intent={`${object}-search`}
      title={t(`${texts}.title`)}
      queryKey={texts}
      fetchPage={pages[kind]}
      filters={useFilters()}
      columns={useColumns(kind)}
      rowKey={({ key }) => key}
      rowHref={({ key }) => promotionHref(kind, key)}
      nothing={t(nothing)}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => (globalThis.location.hash = intentHref(`${object}-create`))}>
            {t(`${texts}.create`)}
          </Button>
        )
      }
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("promotions.searchHint") },
    {
      kind: "choice",
      name: "status",
      label: t("column.state"),
      options: statuses.map((value) => ({ value, text: t(`promotions.status.${value}`) })),
    },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    { kind: "text", name: "articleId", label: t("articles.number") },
    { kind: "date", name: "validOn", label: t("prices.validOn") },
  ];
}

function useColumns(kind: Kind): Column<PromotionItem>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "name",
      title: t(`${kinds[kind].texts}.one`),
      importance: 9,
      minWidth: "14rem",
      cell: ({ key, names }) => <Link href={promotionHref(kind, key)}>{`${nameIn(names)} (${key})`}</Link>,
      text: ({ key, names }) => `${key} ${nameIn(names)}`,
    },
    {
      id: "status",
      title: t("column.state"),
      importance: 8,
      cell: ({ status }) => <StateTag tone={statusTones[status]}>{t(`promotions.status.${status}`)}</StateTag>,
      text: ({ status }) => t(`promotions.status.${status}`),
    },
    textColumn("sentence", t("promotions.sentence"), ({ sentence }) => sentence[currentLanguage()], {
      importance: 7,
      minWidth: "18rem",
    }),
    dateColumn("validFrom", t("column.from"), ({ validFrom }) => validFrom, formats, { importance: 6 }),
    dateColumn("validTo", t("column.to"), ({ validTo }) => validTo, formats, { importance: 6 }),
    textColumn("sites", t("promotions.sites"), ({ siteIds }) => siteIds.join(", ") || t("promotions.allStores"), {
      importance: 3,
    }),
  ];
}
