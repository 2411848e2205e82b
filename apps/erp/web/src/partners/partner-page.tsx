import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { chainHref } from "@counterfoil/ui/chain";
import { type Fact, Loadable, ObjectPage, type Section, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeDocuments } from "../common/change-documents.tsx";
import { ObjectStatus } from "../common/object-status.tsx";
import { useValueText } from "../common/value-lists.ts";
import { SentTo } from "../replication/sent-to.tsx";
import { ContactSection } from "./contact-section.tsx";
import { nameOf, type PartnerAnswer, partnerStatus } from "./partner.ts";
import { PartnerForm } from "./partner-form.tsx";
import { AddressTable, CustomerFacts, FunctionTable, SalesAreaTable } from "./partner-sections.tsx";

export function PartnerPage() {
  const { partnerId = "", relationshipNumber } = useIntent().parameters;
  if (relationshipNumber !== undefined) return <CompanyOf relationshipNumber={relationshipNumber} />;
  return <PartnerOf key={partnerId} partnerId={partnerId} />;
}

/** A contact person is looked at with the company. */
function CompanyOf({ relationshipNumber }: { relationshipNumber: string }) {
  const path = `/api/master-data/relationships/${encodeURIComponent(relationshipNumber)}`;
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => api<{ companyId: string }>(path, { signal }) });
  return <Loadable query={query}>{({ companyId }) => <PartnerOf partnerId={companyId} />}</Loadable>;
}

function PartnerOf({ partnerId }: { partnerId: string }) {
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["business-partner", partnerId],
    queryFn: ({ signal }) =>
      api<PartnerAnswer>(`/api/master-data/business-partners/${encodeURIComponent(partnerId)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <PartnerForm answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <PartnerDetails answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

export function PartnerCreation() {
  return (
    <PartnerForm
      onDone={(partnerId) =>
        partnerId === undefined
          ? navigate("BusinessPartner-search")
          : navigate("BusinessPartner-display", { partnerId }, { replace: true })
      }
    />
  );
}

function PartnerDetails({ answer, onEdit }: { answer: PartnerAnswer; onEdit: () => void }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const mayAskWhy = usePermission("replication.read");
  const { businessPartner: partner } = answer;
  return (
    <ObjectPage
      title={`${nameOf(partner)} (${partner.partnerId})`}
      subtitle={<ObjectStatus status={partnerStatus(partner)} />}
      parent={{ title: t("partners.title"), href: intentHref("BusinessPartner-search") }}
      actions={
        <>
          {mayAskWhy && <Link href={chainHref({ partnerId: partner.partnerId })}>{t("chain.why")}</Link>}
          {mayWrite && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
        </>
      }
      facts={useFacts(answer)}
      sections={useSections(answer)}
    />
  );
}

function useFacts({ businessPartner: partner, changedAt, changedBy }: PartnerAnswer): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const groupingText = useValueText("grouping");
  const roleText = useValueText("role");
  const daysOf = (code: string) => {
    const { from, to } = partner.roleDates?.find(({ role }) => role === code) ?? {};
    const days = [
      from && t("partners.roleFrom", { day: formats.date(from) }),
      to && t("partners.roleTo", { day: formats.date(to) }),
    ];
    return days.some(Boolean) ? ` ${days.filter(Boolean).join(" ")}` : "";
  };
  return [
    { label: t("partners.category"), value: t(`partners.category.${partner.category}`) },
    { label: t("partners.grouping"), value: groupingText(partner.grouping) },
    { label: t("partners.roles"), value: partner.roles.map((role) => roleText(role) + daysOf(role)).join(", ") },
    { label: t("partners.accountGroup"), value: partner.customer?.accountGroup },
    { label: t("partners.searchTerm"), value: partner.searchTerm },
    { label: t("partners.externalId"), value: partner.externalId },
    { label: t("column.changed"), value: `${formats.instant(changedAt)}, ${changedBy}` },
  ];
}

function useSections({ businessPartner: partner }: PartnerAnswer): Section[] {
  const { t } = useTranslation();
  const mayReadReplication = usePermission("replication.read");
  const path = `/api/master-data/business-partners/${encodeURIComponent(partner.partnerId)}`;
  const { customer } = partner;
  return [
    { id: "addresses", title: t("partners.addresses"), content: <AddressTable partner={partner} /> },
    {
      id: "contacts",
      title: t(partner.category === "person" ? "contacts.of" : "contacts.title"),
      content: <ContactSection partner={partner} />,
    },
    ...(customer
      ? [
          { id: "customer", title: t("partners.customer"), content: <CustomerFacts customer={customer} /> },
          { id: "areas", title: t("partners.salesAreas"), content: <SalesAreaTable areas={customer.salesAreas} /> },
          { id: "functions", title: t("partners.functions"), content: <FunctionTable areas={customer.salesAreas} /> },
        ]
      : []),
    ...(mayReadReplication
      ? [
          {
            id: "sent",
            title: t("sent.title"),
            content: <SentTo objectType="businessPartner" objectKey={partner.partnerId} />,
          },
        ]
      : []),
    { id: "changes", title: t("changes.title"), content: <ChangeDocuments path={`${path}/changes`} /> },
  ];
}
