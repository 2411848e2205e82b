import type { CommunicationValues } from "@counterfoil/contracts";
import { api, useIntent } from "@counterfoil/ui";
import { Loadable } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import { useTranslation } from "react-i18next";
import { systemHref } from "./communication.ts";
import { CopyValue } from "./copy-value.tsx";
import "@ui5/webcomponents-icons/dist/print.js";
import "./communication.css";

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
    <div className="values">
      <div className="no-print">
        <Link href={systemHref(system.systemId)}>{`${system.name} (${system.systemId})`}</Link>
      </div>
      <div className="service-head">
        <Title level="H1" size="H2">
          {t("values.title", { name: system.name })}
        </Title>
        <Button className="no-print" design="Emphasized" icon="print" onClick={() => globalThis.print()}>
          {t("values.print")}
        </Button>
      </div>
      <p>{t("values.intro")}</p>
      <ValueList values={values} />
    </div>
  );
}

/** The values themselves; also the last step of the setup assistant. */
export function ValueList({ values }: { values: CommunicationValues }) {
  const { t } = useTranslation();
  return (
    <>
      <Values title={t("values.system")} rows={systemRows(values, t)} />
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
              <Rows rows={serviceRows(service, arrangement.technicalUsers, t)} />
            </div>
          ))}
        </section>
      ))}
      <Values title={t("values.sites")} rows={siteRows(values, t)} />
    </>
  );
}

type Row = [label: string, value: string];
type Translate = (key: string) => string;

function systemRows({ system, host, port, encrypted, company }: CommunicationValues, t: Translate): Row[] {
  return [
    [t("values.host"), host],
    [t("values.port"), String(port)],
    [t("values.protocol"), encrypted ? "HTTPS" : "HTTP"],
    [t("values.logicalSystem"), system.senderPort],
    [t("systems.receiverPort"), system.receiverPort],
    [t("systems.receiver"), system.receiver],
    [t("systems.client"), system.client],
    ...system.destinations.map(
      ({ use, auth, certificate }): Row => [
        `${t("values.inboundUser")}: ${t(`destinations.use.${use}`)}`,
        auth.kind === "basic" ? auth.userName : auth.kind === "oauth2" ? auth.clientId : (certificate?.subject ?? ""),
      ],
    ),
    ...(company
      ? ([
          [t("values.companyCode"), company.companyCode],
          [t("values.salesOrganisation"), company.salesOrganisation],
          [t("values.division"), company.division],
        ] satisfies Row[])
      : []),
  ];
}

type Service = CommunicationValues["arrangements"][number]["services"][number];

function serviceRows({ direction, messages, addresses }: Service, users: readonly string[], t: Translate): Row[] {
  const inbound = direction === "inbound";
  return [
    ...(messages.length > 0 ? ([[t("values.messages"), messages.join(", ")]] satisfies Row[]) : []),
    ...addresses.map((address): Row => [t(inbound ? "values.endpoint" : "values.called"), address]),
    ...(inbound ? ([[t("values.outboundUser"), users.join(", ")]] satisfies Row[]) : []),
  ];
}

function siteRows({ sites }: CommunicationValues, t: Translate): Row[] {
  return sites.map(({ plant, name, storageLocations }) => [
    `${t("values.plant")} ${plant}`,
    `${name}${storageLocations.length > 0 ? ` (${storageLocations.join(", ")})` : ""}`,
  ]);
}

function Values({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <Rows rows={rows} />
    </section>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  return (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label + value} style={{ display: "contents" }}>
          <dt>{label}</dt>
          <dd>
            <CopyValue label={label} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
