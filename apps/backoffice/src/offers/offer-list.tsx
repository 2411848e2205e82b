import { type OfferRow, offerStates } from "@counterfoil/contracts";
import { currentLanguage, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  figureColumn,
  ListReport,
  pagesOf,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/calendar.js";
import "@ui5/webcomponents-icons/dist/sort.js";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";
import { offerHref, tones } from "./offers.ts";

const fetchPage = pagesOf<OfferRow>("/api/prices/offers");

/** All offers with the sentence each makes: found by name, number, article, store, state or day. */
export function OfferList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="Offer-search"
      title={t("offers.title")}
      queryKey="offers"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={[...useNameColumns(), ...useScopeColumns()]}
      rowKey={(offer) => offer.offerId}
      rowHref={(offer) => offerHref(offer.offerId)}
      nothing={t("offers.nothing")}
      actions={<Actions />}
    />
  );
}

function Actions() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const go = (intent: string) => () => {
    globalThis.location.hash = intentHref(intent);
  };
  return (
    <>
      <Button icon="calendar" onClick={go("Offer-calendar")}>
        {t("offers.calendar")}
      </Button>
      {mayWrite && (
        <>
          <Button icon="sort" onClick={go("Offer-order")}>
            {t("offers.order")}
          </Button>
          <Button icon="upload" onClick={go("Offer-import")}>
            {t("offers.import")}
          </Button>
          <Button design="Emphasized" onClick={go("Offer-create")}>
            {t("offers.create")}
          </Button>
        </>
      )}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("offers.search"), placeholder: t("offers.searchHint") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: offerStates.map((value) => ({ value, text: t(`offers.state.${value}`) })),
    },
    { kind: "choice", name: "store", label: t("column.store"), options: useStoreOptions() },
    { kind: "text", name: "article", label: t("articles.article"), placeholder: "85123A" },
    { kind: "date", name: "from", label: t("offers.validFrom") },
    { kind: "date", name: "to", label: t("offers.validTo") },
  ];
}

function useNameColumns(): Column<OfferRow>[] {
  const { t } = useTranslation();
  const language = currentLanguage();
  return [
    {
      id: "name",
      title: t("offers.offer"),
      importance: 9,
      minWidth: "16rem",
      cell: (offer) => (
        <span>
          <Link href={offerHref(offer.offerId)}>{`${offer.name} (${offer.offerId})`}</Link>
          <span className="pair pair-key">{offer.sentence[language]}</span>
        </span>
      ),
      text: (offer) => `${offer.name} (${offer.offerId})`,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "8rem",
      cell: (offer) => <OfferStateTag offer={offer} />,
      text: (offer) => t(`offers.state.${offer.state}`),
    },
  ];
}

export function OfferStateTag({ offer }: { offer: Pick<OfferRow, "state" | "draft"> }) {
  const { t } = useTranslation();
  return (
    <span>
      <StateTag tone={tones[offer.state]}>{t(`offers.state.${offer.state}`)}</StateTag>
      {offer.draft && (
        <span className="pair pair-key">{t("offers.changeWaits", { state: t(`offers.state.${offer.draft}`) })}</span>
      )}
    </span>
  );
}

function useScopeColumns(): Column<OfferRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const day = (local: string) => formats.date(local.slice(0, 10));
  const stores = (offer: OfferRow) => offer.stores?.map(storeName).join(", ") ?? t("offers.allStores");
  return [
    {
      id: "validity",
      title: t("offers.validity"),
      importance: 7,
      minWidth: "11rem",
      cell: (offer) => `${day(offer.validFrom)} – ${day(offer.validTo)}`,
      text: (offer) => `${offer.validFrom.slice(0, 10)} – ${offer.validTo.slice(0, 10)}`,
    },
    textColumn("stores", t("offers.stores"), stores, { importance: 4 }),
    textColumn("coupon", t("offers.coupon"), (offer) => offer.coupon, { importance: 2 }),
    figureColumn("sequence", t("offers.sequence"), (offer) => offer.sequence, formats.count, { importance: 5 }),
    textColumn("origin", t("offers.origin"), (offer) => t(`offers.origin.${offer.origin}`), { importance: 1 }),
    {
      id: "changed",
      title: t("offers.changed"),
      importance: 3,
      minWidth: "10rem",
      cell: (offer) => (
        <span>
          {offer.changedBy}
          <span className="pair pair-key">{formats.instant(offer.changedAt)}</span>
        </span>
      ),
      text: (offer) => `${offer.changedBy} ${formats.instant(offer.changedAt)}`,
    },
  ];
}
