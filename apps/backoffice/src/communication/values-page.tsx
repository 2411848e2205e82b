import type { CommunicationValues } from "@counterfoil/contracts";
import { api, useIntent } from "@counterfoil/ui";
import { systemHref, ValuePage, type ValueRow, ValueRows, ValueSection } from "@counterfoil/ui/communication";
import { Loadable } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { pastedText } from "./pasted-text.ts";

/** What is entered in S/4HANA, on one page that can be printed. */
export function ValuesPage() {
  const { SystemId = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["communication-values", SystemId],
    queryFn: ({ signal }) =>
      api<CommunicationValues>(`/api/hub/communication-values/${encodeURIComponent(SystemId)}`, { signal }),
    retry: false,
  });
  return <Loadable query={query}>{(values) => <Page values={values} />}</Loadable>;
}

function Page({ values }: { values: CommunicationValues }) {
  const { t } = useTranslation();
  const { system } = values;
  return (
    <ValuePage
      title={t("values.title", { name: system.name })}
      intro={t("values.intro")}
      parent={{ title: `${system.name} (${system.systemId})`, href: systemHref(system.systemId) }}
      all={pastedText(values)}
    >
      <ValueList values={values} />
    </ValuePage>
  );
}

/** The values themselves; also the last step of the setup assistant. */
export function ValueList({ values }: { values: CommunicationValues }) {
  const { t } = useTranslation();
  return (
    <>
      <ValueSection title={t("values.system")} rows={systemRows(values, t)} />
      {values.arrangements.map((arrangement) => (
        <section key={arrangement.scenario}>
          <h2>{t(`scenario.${arrangement.scenario}`)}</h2>
          <p className="hint">{t(`values.where.${arrangement.scenario}`)}</p>
          {arrangement.services.map((service) => (
            <div key={service.service}>
              <h3>
                {t(`service.${service.service}`)} ({t(`direction.${service.direction}`)}
                {service.active ? "" : `, ${t("lamp.off")}`})
              </h3>
              <ValueRows rows={serviceRows(service, arrangement.technicalUsers, t)} />
            </div>
          ))}
        </section>
      ))}
      <ValueSection title={t("values.sites")} rows={siteRows(values, t)} />
    </>
  );
}

type Translate = (key: string) => string;

function systemRows({ system, host, port, encrypted, company }: CommunicationValues, t: Translate): ValueRow[] {
  return [
    [t("values.host"), host],
    [t("values.port"), String(port)],
    [t("values.protocol"), encrypted ? "HTTPS" : "HTTP"],
    [t("values.logicalSystem"), system.senderPort],
    [t("systems.receiverPort"), system.receiverPort],
    [t("systems.receiver"), system.receiver],
    [t("systems.client"), system.client],
    ...system.destinations.map(
      ({ use, auth, certificate }): ValueRow => [
        `${t("values.inboundUser")}: ${t(`destinations.use.${use}`)}`,
        auth.kind === "basic" ? auth.userName : auth.kind === "oauth2" ? auth.clientId : (certificate?.subject ?? ""),
      ],
    ),
    ...(company
      ? ([
          [t("values.companyCode"), company.companyCode],
          [t("values.salesOrganisation"), company.salesOrganisation],
          [t("values.division"), company.division],
        ] satisfies ValueRow[])
      : []),
  ];
}

type Service = CommunicationValues["arrangements"][number]["services"][number];

function serviceRows({ direction, messages, addresses }: Service, users: readonly string[], t: Translate): ValueRow[] {
  const inbound = direction === "inbound";
  return [
    ...(messages.length > 0 ? ([[t("values.messages"), messages.join(", ")]] satisfies ValueRow[]) : []),
    ...addresses.map((address): ValueRow => [t(inbound ? "values.endpoint" : "values.called"), address]),
    ...(inbound ? ([[t("values.outboundUser"), users.join(", ")]] satisfies ValueRow[]) : []),
  ];
}

function siteRows({ sites }: CommunicationValues, t: Translate): ValueRow[] {
  return sites.map(({ plant, name, storageLocations }) => [
    `${t("values.plant")} ${plant}`,
    `${name}${storageLocations.length > 0 ? ` (${storageLocations.join(", ")})` : ""}`,
  ]);
}
