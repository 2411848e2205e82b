import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  figureColumn,
  ListReport,
  matches,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import {
  type ArrangedService,
  type Arrangement,
  arrangementHref,
  arrangementsPath,
  lampOf,
  systemHref,
} from "./communication.ts";

type Line = ArrangedService & Pick<Arrangement, "systemId" | "systemName" | "systemActive" | "scenario">;

/** All services of all arrangements on one screen: lamp, last message, what waits, what is wrong. */
export function ArrangementList() {
  const { t } = useTranslation();
  const fetchPage: FetchPage<Line> = async (filters, _next, signal) => {
    const { items } = await api<{ items: Arrangement[] }>(arrangementsPath, { signal });
    const lines = items.flatMap(({ services, systemId, systemName, systemActive, scenario }) =>
      services.map((service) => ({ ...service, systemId, systemName, systemActive, scenario })),
    );
    return {
      items: lines.filter(
        (line) =>
          (filters.direction === undefined || line.direction === filters.direction) &&
          matches(filters.query, line.systemName, line.systemId, line.scenario, nameOf(t, line), ...line.messages),
      ),
    };
  };
  return (
    <ListReport
      intent="CommunicationArrangement-search"
      title={t("arrangements.title")}
      queryKey="communication-services"
      fetchPage={fetchPage}
      filters={[
        {
          kind: "choice",
          name: "direction",
          label: t("arrangements.direction"),
          options: ["inbound", "outbound"].map((value) => ({ value, text: t(`direction.${value}`) })),
        },
        { kind: "text", name: "query", label: t("arrangements.search") },
      ]}
      columns={useColumns()}
      rowKey={({ systemId, scenario, service }) => `${systemId} ${scenario} ${service}`}
      rowHref={({ systemId, scenario }) => arrangementHref(systemId, scenario)}
      nothing={t("arrangements.nothing")}
      refreshMs={5000}
    />
  );
}

const nameOf = (t: (key: string) => string, { service }: Pick<ArrangedService, "service">) => t(`service.${service}`);

function useColumns(): Column<Line>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const lampText = (line: Line) => t(`lamp.${lampOf(line, line.systemActive).word}`);
  return [
    textColumn("service", t("arrangements.service"), (line) => nameOf(t, line), {
      importance: 9,
      minWidth: "12rem",
      cell: (line) => <Link href={arrangementHref(line.systemId, line.scenario)}>{nameOf(t, line)}</Link>,
    }),
    textColumn("lamp", t("column.state"), lampText, {
      importance: 8,
      minWidth: "9rem",
      cell: (line) => <StateTag tone={lampOf(line, line.systemActive).tone}>{lampText(line)}</StateTag>,
    }),
    textColumn("direction", t("arrangements.direction"), ({ direction }) => t(`direction.${direction}`), {
      importance: 3,
    }),
    textColumn("scenario", t("arrangements.scenario"), ({ scenario }) => scenario, { importance: 4, minWidth: "9rem" }),
    textColumn("system", t("systems.system"), ({ systemId, systemName }) => `${systemName} (${systemId})`, {
      importance: 2,
      minWidth: "9rem",
      cell: ({ systemId, systemName }) => <Link href={systemHref(systemId)}>{systemName}</Link>,
    }),
    textColumn("lastAt", t("arrangements.lastAt"), ({ lastAt }) => lastAt && formats.instant(lastAt), {
      importance: 5,
      minWidth: "10rem",
    }),
    figureColumn("waiting", t("arrangements.waiting"), ({ waiting }) => waiting, formats.count, { importance: 6 }),
    figureColumn("errors", t("arrangements.errors"), ({ errors }) => errors, formats.count, { importance: 7 }),
  ];
}
