import type { Arrangement, CommunicationValues, Setup, SetupStep } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { SystemArrangements, useArrangements, useChange, valuesHref } from "@counterfoil/ui/communication";
import { Loadable, ProblemStrip, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { at, useSystem } from "./communication.ts";
import { DestinationChecks, DestinationTable } from "./destination-table.tsx";
import { ServiceCard } from "./service-card.tsx";
import { SetupSystem } from "./setup-system.tsx";
import { SetupTest } from "./setup-test.tsx";
import { SetupUser } from "./setup-user.tsx";
import { ValueList } from "./values-page.tsx";

/** What is done in a step: the same parts that the pages of systems and arrangements have. */
export function SetupBody({ setup, step }: { setup: Setup; step: SetupStep["step"] }) {
  const { systemId } = setup;
  switch (step) {
    case "user":
      return <SetupUser />;
    case "system":
      return <SetupSystem systemId={systemId} />;
    case "destinations":
      return <OfSystem systemId={systemId}>{(system) => <DestinationTable system={system} />}</OfSystem>;
    case "check":
      return <OfSystem systemId={systemId}>{(system) => <DestinationChecks system={system} />}</OfSystem>;
    case "arrangements":
      return <Arrangements systemId={systemId} kind={setup.kind} />;
    case "organisation":
      return <Links links={["OrganisationalStructure-display", "Store-search"]} />;
    case "services":
      return <Services systemId={systemId} />;
    case "mappings":
      return (
        <Links links={["PaymentMethod-search", "PaymentCardType-search", "WayToPay-search", "FieldMapping-search"]} />
      );
    case "test":
      return <SetupTest setup={setup} />;
    case "values":
      return <Values systemId={systemId} />;
  }
}

type System = NonNullable<ReturnType<typeof useSystem>["data"]>;

function OfSystem({ systemId, children }: { systemId: string; children: (system: System) => React.ReactNode }) {
  return (
    <Loadable inside query={useSystem(systemId)}>
      {children}
    </Loadable>
  );
}

/** What nearly everybody agrees: all scenarios, all services on. */
function Arrangements({ systemId, kind }: { systemId: string; kind: Setup["kind"] }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const arranged = (useArrangements(at, systemId).data ?? []).length > 0;
  const create = useChange(async () => {
    for (const [scenario, services] of Object.entries(usual))
      await api(at.arrangement(systemId, scenario), {
        method: "PUT",
        body: {
          services: Object.fromEntries(
            services.map((name) => [name, { active: kind === "embedded" || !ours.has(name) }]),
          ),
        },
      });
  });
  return (
    <>
      {mayConfigure && (
        <p>
          <Button
            design={arranged ? "Default" : "Emphasized"}
            disabled={create.isPending}
            onClick={() => create.mutate(undefined)}
          >
            {t("setup.arrangeAll")}
          </Button>
        </p>
      )}
      <ProblemStrip error={create.error} />
      <SystemArrangements at={at} systemId={systemId} mayChange={mayConfigure} />
    </>
  );
}

const usual = {
  SAP_COM_0008: ["businessPartners", "relationships", "businessPartnerCreation"],
  SAP_COM_0640: ["articles"],
  SAP_COM_0652: ["salesTransactions", "financialTransactions", "goodsMovements", "postingStatus"],
  SAP_COM_0164: ["stockOverview"],
  SAP_COM_0109: ["orderCreation"],
  OPP: ["regularPrices", "promotions"],
};

/** Services that only the embedded ERP has. */
const ours = new Set(["postingStatus"]);

function Services({ systemId }: { systemId: string }) {
  const query = useArrangements<Arrangement>(at, systemId);
  return (
    <Loadable inside query={query}>
      {(arrangements) =>
        arrangements.flatMap((arrangement) =>
          arrangement.services.map((service) => (
            <ServiceCard
              key={`${arrangement.scenario} ${service.service}`}
              arrangement={arrangement}
              service={service}
            />
          )),
        )
      }
    </Loadable>
  );
}

function Links({ links }: { links: string[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {links.map((intent) => (
        <li key={intent}>
          <Link href={intentHref(intent)}>{t(`setup.link.${intent}`)}</Link>
        </li>
      ))}
    </ul>
  );
}

function Values({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["communication-values", systemId],
    queryFn: ({ signal }) =>
      api<CommunicationValues>(`/api/hub/communication-values/${encodeURIComponent(systemId)}`, { signal }),
    retry: false,
  });
  return (
    <>
      <p>
        <Link href={valuesHref(systemId)}>{t("values.openToPrint")}</Link>
      </p>
      <Loadable inside query={query}>
        {(values) => (
          <div className="values">
            <ValueList values={values} />
          </div>
        )}
      </Loadable>
    </>
  );
}
