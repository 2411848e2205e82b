import { DataTable, Facts, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useValueText } from "../common/value-lists.ts";
import type { Address, Partner, PartnerFunction, SalesArea } from "./partner.ts";
import { partnerHref } from "./partner-list.tsx";

const areaText = ({ salesOrganisation, distributionChannel, division }: SalesArea) =>
  `${salesOrganisation} / ${distributionChannel} / ${division}`;

export function AddressTable({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  return (
    <DataTable<Address>
      name={t("partners.addresses")}
      rows={partner.addresses}
      rowKey={(address) => String(partner.addresses.indexOf(address))}
      nothing={t("partners.noAddress")}
      columns={[
        textColumn(
          "street",
          t("sites.street"),
          ({ houseNumber, street }) => [houseNumber, street].filter(Boolean).join(" "),
          {
            importance: 9,
          },
        ),
        textColumn("city", t("sites.city"), ({ postalCode, city }) => [postalCode, city].filter(Boolean).join(" "), {
          importance: 8,
        }),
        textColumn("country", t("sites.country"), ({ country }) => country, { minWidth: "4rem" }),
        textColumn("emails", t("partners.email"), ({ emails }) => emails.join(", "), { minWidth: "12rem" }),
        textColumn("phones", t("sites.phone"), ({ phones }) => phones.map(({ number }) => number).join(", "), {
          minWidth: "9rem",
        }),
        textColumn("usages", t("partners.usages"), ({ usages }) => usages.join(", ")),
      ]}
    />
  );
}

export function CustomerFacts({ customer }: { customer: NonNullable<Partner["customer"]> }) {
  const { t } = useTranslation();
  const blockText = useValueText("orderBlock");
  return (
    <Facts
      facts={[
        { label: t("partners.customerGroup"), value: customer.customerGroup },
        { label: t("partners.orderBlock"), value: customer.orderBlock && blockText(customer.orderBlock) },
        { label: t("partners.deliveryBlock"), value: customer.deliveryBlock },
        { label: t("partners.billingBlock"), value: customer.billingBlock },
        { label: t("partners.postingBlocked"), value: t(customer.postingBlocked ? "form.yes" : "form.no") },
      ]}
    />
  );
}

export function SalesAreaTable({ areas }: { areas: SalesArea[] }) {
  const { t } = useTranslation();
  const blockText = useValueText("orderBlock");
  const stateOf = ({ deleted, orderBlock }: SalesArea) =>
    deleted ? t("status.deleted") : orderBlock ? blockText(orderBlock) : t("status.active");
  return (
    <DataTable<SalesArea>
      name={t("partners.salesAreas")}
      rows={areas}
      rowKey={areaText}
      nothing={t("partners.noSalesArea")}
      columns={[
        textColumn("area", t("partners.salesArea"), areaText, { importance: 9, minWidth: "9rem" }),
        {
          id: "state",
          title: t("column.state"),
          importance: 8,
          cell: (area) => (
            <StateTag tone={area.deleted || area.orderBlock ? "negative" : "positive"}>{stateOf(area)}</StateTag>
          ),
          text: stateOf,
        },
        textColumn("currency", t("sites.currency"), ({ currency }) => currency, { minWidth: "5rem" }),
        textColumn("priceList", t("prices.priceList"), ({ priceList }) => priceList, { minWidth: "5rem" }),
        textColumn("customerGroup", t("partners.customerGroup"), ({ customerGroup }) => customerGroup),
        textColumn("paymentTerms", t("partners.paymentTerms"), ({ paymentTerms }) => paymentTerms),
        textColumn("deliveringPlant", t("partners.deliveringPlant"), ({ deliveringPlant }) => deliveringPlant),
      ]}
    />
  );
}

/** SP sold-to, SH ship-to, BP bill-to, PY payer: who plays them in each sales area. */
export function FunctionTable({ areas }: { areas: SalesArea[] }) {
  const { t } = useTranslation();
  const rows = areas.flatMap((area) => area.partnerFunctions.map((entry) => ({ ...entry, area: areaText(area) })));
  return (
    <DataTable<PartnerFunction & { area: string }>
      name={t("partners.functions")}
      rows={rows}
      rowKey={(row) => `${row.area}-${row.function}-${row.partnerId}`.replaceAll(" ", "")}
      nothing="–"
      columns={[
        textColumn("area", t("partners.salesArea"), ({ area }) => area, { minWidth: "9rem" }),
        textColumn("function", t("partners.function"), (row) => t(`partners.function.${row.function}`), {
          importance: 9,
        }),
        textColumn("partner", t("partners.partner"), ({ partnerId }) => partnerId, {
          importance: 8,
          cell: ({ partnerId }) => <Link href={partnerHref(partnerId)}>{partnerId}</Link>,
        }),
      ]}
    />
  );
}
