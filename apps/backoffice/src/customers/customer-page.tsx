import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { chainHref } from "@counterfoil/ui/chain";
import {
  DataTable,
  Facts,
  Loadable,
  ObjectPage,
  type Section,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEmbeddedErp } from "../communication/communication.ts";
import { ContactTable } from "./contact-table.tsx";
import { useCreditFacts } from "./credit-fields.tsx";
import { type Customer, nameOf, standingOf } from "./customer.ts";
import { CustomerChange } from "./customer-change.tsx";
import { ErpStrip, ErpTag } from "./erp-state.tsx";
import { OwnPartForm } from "./own-part-form.tsx";

export function CustomerPage() {
  const partnerId = useIntent().parameters.partnerId ?? "";
  const query = useQuery({
    queryKey: ["customer", partnerId],
    queryFn: ({ signal }) => api<Customer>(`/api/customers/partners/${encodeURIComponent(partnerId)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.made && !settled.has(data.made.erpState) ? 2000 : false),
  });
  return <Loadable query={query}>{(customer) => <CustomerDetails key={partnerId} customer={customer} />}</Loadable>;
}

/** What changes no more unless a person does something. */
const settled = new Set<string>(["created", "refused", "withdrawn"]);

function CustomerDetails({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<"own" | "facts">();
  const formats = useFormats();
  const mayWrite = usePermission("customers.write");
  const mayAskWhy = usePermission("organisation.read");
  const sections = useSections(customer);
  const standing = standingOf(customer);
  const tone = standing === "active" ? "positive" : standing === "noCustomer" ? "neutral" : "negative";
  if (editing === "own") return <OwnPartForm customer={customer} onDone={() => setEditing(undefined)} />;
  if (editing === "facts") return <CustomerChange customer={customer} onDone={() => setEditing(undefined)} />;
  const { made } = customer;
  return (
    <ObjectPage
      title={`${nameOf(customer)} (${customer.partnerId})`}
      subtitle={<StateTag tone={tone}>{t(`customers.standing.${standing}`)}</StateTag>}
      parent={{ title: t("customers.title"), href: intentHref("Customer-search") }}
      actions={
        <>
          {mayAskWhy && <Link href={chainHref({ partnerId: customer.partnerId })}>{t("chain.why")}</Link>}
          {mayWrite && <Button onClick={() => setEditing("own")}>{t("customers.editOwn")}</Button>}
        </>
      }
      above={<ErpStrip customer={customer} onChange={() => setEditing("facts")} />}
      facts={[
        ...(made
          ? [
              { label: t("customers.inErp"), value: <ErpTag erpState={made.erpState} erpNumber={made.erpNumber} /> },
              { label: t("customers.madeHere"), value: `${formats.instant(made.madeAt)}, ${made.madeBy}` },
            ]
          : []),
        { label: t("customers.roles"), value: customer.roles.map(({ code }) => code).join(", ") },
        { label: t("customers.grouping"), value: customer.grouping },
        { label: t("customers.accountGroup"), value: customer.customer?.accountGroup },
      ]}
      sections={sections}
    />
  );
}

function useSections(customer: Customer): Section[] {
  const { t } = useTranslation();
  const isHereOnly = customer.made !== undefined && customer.made.erpState !== "created";
  return [
    {
      id: "own",
      title: t("customers.own"),
      content: (
        <>
          <p>{t("customers.ownedByUs")}</p>
          <Facts facts={useOwnFacts(customer)} />
        </>
      ),
    },
    {
      id: "addresses",
      title: t("customers.addresses"),
      content: (
        <>
          <p>
            {t(isHereOnly ? "customers.notInErpYet" : "customers.ownedByErp")}{" "}
            {!isHereOnly && <ErpLink customer={customer} />}
          </p>
          <Addresses customer={customer} />
        </>
      ),
    },
    ...(customer.category !== "person" || customer.contacts.length > 0
      ? [
          {
            id: "contacts",
            title: t("customers.contacts"),
            content: <ContactTable name={t("customers.contacts")} contacts={customer.contacts} />,
          },
        ]
      : []),
    ...(customer.contactOf.length > 0
      ? [
          {
            id: "contactOf",
            title: t("customers.contactOf"),
            content: <ContactTable name={t("customers.contactOf")} contacts={customer.contactOf} ofCompanies />,
          },
        ]
      : []),
    { id: "areas", title: t("customers.areas"), content: <SalesAreas customer={customer} /> },
    { id: "owners", title: t("customers.owners"), content: <Owners /> },
  ];
}

/** Where it is changed: the page of the embedded ERP, in a tab of its own. Another ERP's screens are not known here. */
function ErpLink({ customer: { partnerId, made } }: { customer: Customer }) {
  const { t } = useTranslation();
  const erpUrl = useEmbeddedErp();
  if (erpUrl === undefined) return null;
  const href = `${erpUrl}/${intentHref("BusinessPartner-display", { partnerId: made?.erpNumber ?? partnerId })}`;
  return (
    <Link href={href} target="_blank" rel="noopener">
      {t("customers.openInErp")}
    </Link>
  );
}

function useOwnFacts(customer: Customer) {
  const { own } = customer;
  const credit = useCreditFacts(customer);
  const { t } = useTranslation();
  const formats = useFormats();
  const consents = (own?.consents ?? []).map(({ way, given, at, by }) => ({
    label: t(`customers.consent.${way}`),
    value: t(given ? "customers.given" : "customers.refused", { at: formats.instant(at), by }),
  }));
  return [
    { label: t("customers.ownRoles"), value: (own?.roles ?? []).map((role) => t(`customers.role.${role}`)).join(", ") },
    { label: t("customers.loyaltyNumber"), value: own?.loyaltyNumber },
    { label: t("customers.contactBy"), value: own?.contactBy && t(`customers.by.${own.contactBy}`) },
    { label: t("customers.language"), value: own?.language && t(`language.${own.language}`) },
    ...credit,
    ...consents,
    ...(own ? [{ label: t("customers.changed"), value: `${formats.instant(own.changedAt)}, ${own.changedBy}` }] : []),
  ];
}

function Addresses({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <DataTable<Customer["addresses"][number]>
      name={t("customers.addresses")}
      rows={customer.addresses}
      rowKey={({ addressId }) => addressId}
      nothing={t("customers.noAddress")}
      columns={[
        textColumn(
          "street",
          t("customers.street"),
          ({ street, houseNumber }) => [street, houseNumber].filter(Boolean).join(" "),
          {
            importance: 9,
          },
        ),
        textColumn("city", t("customers.city"), ({ postalCode, city, country }) =>
          [postalCode, city, country].filter(Boolean).join(" "),
        ),
        textColumn("emails", t("customers.email"), ({ emails }) => emails.join(", "), { minWidth: "12rem" }),
        textColumn("phones", t("customers.phone"), ({ phones }) =>
          phones.map(({ number, text }) => number ?? text).join(", "),
        ),
      ]}
    />
  );
}

function SalesAreas({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  type Area = Customer["salesAreas"][number];
  const key = ({ salesOrganisation, distributionChannel, division }: Area) =>
    `${salesOrganisation}/${distributionChannel}/${division}`;
  const standing = ({ deleted, orderBlock }: Area) =>
    deleted
      ? t("customers.areaDeleted")
      : orderBlock
        ? t("customers.areaBlocked", { block: orderBlock })
        : t("customers.areaActive");
  return (
    <DataTable<Area>
      name={t("customers.areas")}
      rows={customer.salesAreas}
      rowKey={key}
      nothing={t("customers.noArea")}
      columns={[
        textColumn("area", t("customers.area"), key, { importance: 9 }),
        {
          id: "state",
          title: t("column.state"),
          importance: 8,
          cell: (area) => (
            <StateTag tone={area.deleted || area.orderBlock ? "negative" : "positive"}>{standing(area)}</StateTag>
          ),
          text: standing,
        },
        textColumn("priceList", t("customers.priceList"), ({ priceList }) => priceList),
        textColumn("group", t("customers.group"), ({ customerGroup }) => customerGroup),
        textColumn("currency", t("customers.currency"), ({ currency }) => currency),
      ]}
    />
  );
}

/** Field group by field group: who has the last word. */
function Owners() {
  const { t } = useTranslation();
  const groups = ["names", "roles", "addresses", "contacts", "areas", "blocks", "numbers"].map((group) => ({
    group,
    by: "erp",
  }));
  const ours = ["consents", "contact", "loyalty", "ownRoles", "credit", "receipts"].map((group) => ({
    group,
    by: "us",
  }));
  return (
    <DataTable<{ group: string; by: string }>
      name={t("customers.owners")}
      rows={[...groups, ...ours]}
      rowKey={({ group }) => group}
      nothing="–"
      columns={[
        textColumn("group", t("customers.fieldGroup"), ({ group }) => t(`customers.owner.${group}`), { importance: 9 }),
        textColumn("by", t("customers.owner"), ({ by }) => t(`customers.ownerIs.${by}`), { importance: 8 }),
        textColumn("rule", t("customers.rule"), ({ by }) => t(`customers.rule.${by}`), { minWidth: "16rem" }),
      ]}
    />
  );
}
