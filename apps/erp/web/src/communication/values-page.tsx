import { useIntent } from "@counterfoil/ui";
import {
  type PastedValues,
  systemHref,
  useArrangements,
  ValuePage,
  type ValueRow,
  ValueRows,
  ValueSection,
  writePasted,
} from "@counterfoil/ui/communication";
import { Loadable } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { type ArrangedService, type Arrangement, at, type System, useSystem } from "./communication.ts";

/** What is entered at Counterfoil's hub, or at another system, on one page that can be printed. */
export function ValuesPage() {
  const { SystemId = "" } = useIntent().parameters;
  const query = useSystem(SystemId);
  const arrangements = useArrangements<Arrangement>(at, SystemId).data ?? [];
  return <Loadable query={query}>{(system) => <Values system={system} arrangements={arrangements} />}</Loadable>;
}

type Props = { system: System; arrangements: Arrangement[] };

function Values({ system, arrangements }: Props) {
  const { t } = useTranslation();
  return (
    <ValuePage
      title={t("values.title", { name: system.name })}
      intro={t("values.intro")}
      parent={{ title: `${system.name} (${system.systemId})`, href: systemHref(system.systemId) }}
      all={writePasted(pastedOf(system, arrangements))}
    >
      <ValueSection title={t("values.system")} rows={systemRows(system, t)} />
      {arrangements.map((arrangement) => (
        <section key={arrangement.scenario}>
          <h2>{t(`scenario.${arrangement.scenario}`)}</h2>
          {arrangement.services.map((service) => (
            <div key={service.service}>
              <h3>
                {t(`service.${service.service}`)} ({t(`directionThere.${service.direction}`)}
                {service.active ? "" : `, ${t("lamp.off")}`})
              </h3>
              <ValueRows rows={serviceRows(service, arrangement, t)} />
            </div>
          ))}
        </section>
      ))}
    </ValuePage>
  );
}

type Translate = (key: string) => string;
const { origin, hostname, port, protocol } = globalThis.location;

function systemRows({ businessSystem, ownSystem, inboundUsers, outboundUsers }: System, t: Translate): ValueRow[] {
  const encrypted = protocol === "https:";
  return [
    [t("values.address"), origin],
    [t("values.host"), hostname],
    [t("values.port"), port || (encrypted ? "443" : "80")],
    [t("values.client"), "100"],
    [t("values.ownSystem"), ownSystem],
    [t("values.businessSystem"), businessSystem],
    ...inboundUsers.map((userName): ValueRow => [t("values.inboundUser"), userName]),
    ...outboundUsers.map(({ userName }): ValueRow => [t("values.outboundUser"), userName]),
  ];
}

function serviceRows(
  { direction, messages, paths }: ArrangedService,
  { inboundUser = "", outboundUser = "" }: Arrangement,
  t: Translate,
): ValueRow[] {
  const inbound = direction === "inbound";
  return [
    ...(messages.length > 0 ? ([[t("values.messages"), messages.join(", ")]] satisfies ValueRow[]) : []),
    ...(inbound ? paths.map((path): ValueRow => [t("arrangements.address"), `${origin}${path}`]) : []),
    [t(inbound ? "values.inboundUser" : "values.outboundUser"), inbound ? inboundUser : outboundUser],
  ];
}

function pastedOf({ ownSystem, businessSystem, inboundUsers }: System, arrangements: Arrangement[]): PastedValues {
  const scenarios = arrangements.map(({ scenario, inboundUser, services }) => [
    scenario,
    {
      ...(inboundUser ? { user: inboundUser } : {}),
      services: Object.fromEntries(
        services
          .filter(({ active }) => active)
          .map(({ service, direction, paths }) => [
            service,
            direction === "inbound" && paths[0] ? `${origin}${paths[0]}` : "",
          ]),
      ),
    },
  ]);
  return {
    name: "ERP",
    address: origin,
    businessSystem: ownSystem,
    ownSystem: businessSystem,
    ...(inboundUsers[0] ? { inboundUser: inboundUsers[0] } : {}),
    scenarios: Object.fromEntries(scenarios),
  };
}
