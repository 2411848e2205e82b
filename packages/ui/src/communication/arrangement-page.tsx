import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Loadable, ObjectPage, type Section } from "../fiori/object-page.tsx";
import { intentHref } from "../intents.ts";
import { useIntent } from "../use-intent.ts";
import {
  type ArrangementOf,
  activeOf,
  type CommunicationPaths,
  type Service,
  systemHref,
  valuesHref,
} from "./communication.ts";
import { ArrangementState } from "./system-arrangements.tsx";

export type Side = Service["direction"];
/** What each program adds: cards for its services, who may call, what was confirmed. */
export type ArrangementParts<One extends Service> = {
  card: (service: One) => ReactNode;
  actions?: ReactNode;
  before?: Section[];
  after?: Section[];
};
type Whole<One extends Service> = ArrangementOf<One>;
type Props<One extends Service, Its extends Whole<One>> = {
  at: CommunicationPaths;
  partsOf: (arrangement: Its, sides: Side[]) => ArrangementParts<One>;
};

/** One arrangement: how it stands, and its services in both directions. */
export function ArrangementPage<One extends Service, Its extends Whole<One>>({ at, partsOf }: Props<One, Its>) {
  const { SystemId = "", Scenario = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["communication-arrangement", SystemId, Scenario],
    queryFn: ({ signal }) => api<Its>(at.arrangement(SystemId, Scenario), { signal }),
    refetchInterval: 5000,
    retry: false,
  });
  return <Loadable query={query}>{(arrangement) => <Details arrangement={arrangement} partsOf={partsOf} />}</Loadable>;
}

type DetailsProps<One extends Service, Its extends Whole<One>> = Pick<Props<One, Its>, "partsOf"> & {
  arrangement: Its;
};

function Details<One extends Service, Its extends Whole<One>>({ arrangement, partsOf }: DetailsProps<One, Its>) {
  const { t } = useTranslation();
  const { systemId, systemName, scenario, services } = arrangement;
  const sides = (["inbound", "outbound"] as const).filter((side) =>
    services.some(({ direction }) => direction === side),
  );
  const { card, actions, before = [], after = [] } = partsOf(arrangement, sides);
  return (
    <ObjectPage
      title={t(`scenario.${scenario}`)}
      parent={{ title: t("arrangements.title"), href: intentHref("CommunicationArrangement-search") }}
      actions={
        <>
          <ValuesButton systemId={systemId} />
          {actions}
        </>
      }
      facts={[
        { label: t("column.state"), value: <ArrangementState arrangement={arrangement} /> },
        { label: t("systems.system"), value: <Link href={systemHref(systemId)}>{`${systemName} (${systemId})`}</Link> },
        { label: t("arrangements.scenario"), value: scenario },
        { label: t("arrangements.active"), value: activeOf(arrangement) },
      ]}
      sections={[
        ...before,
        ...sides.map((side) => ({
          id: side,
          title: t(`directionServices.${side}`),
          content: services.filter(({ direction }) => direction === side).map(card),
        })),
        ...after,
      ]}
    />
  );
}

/** To what is entered at the other side. */
export function ValuesButton({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const go = () => {
    globalThis.location.hash = valuesHref(systemId);
  };
  return <Button onClick={go}>{t("values.open")}</Button>;
}
