import type { ArrangedService, Arrangement } from "@counterfoil/contracts";
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
import { arrangementHref, arrangementsPath, lampOf, systemHref } from "./communication.ts";

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
          matches(
            filters.query,
            line.systemName,
            line.systemId,
            line.scenario,
            t(`service.${line.service}`),
            ...line.messages,
          ),
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

function useColumns(): Column<Line>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "service",
      title: t("arrangements.service"),
      importance: 9,
      minWidth: "12rem",
      cell: ({ service, systemId, scenario }) => (
        <Link href={arrangementHref(systemId, scenario)}>{t(`service.${service}`)}</Link>
      ),
      text: ({ service }) => t(`service.${service}`),
    },
    {
      id: "lamp",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (line) => {
        const { tone, word } = lampOf(line, line.systemActive);
        return <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>;
      },
      text: (line) => t(`lamp.${lampOf(line, line.systemActive).word}`),
    },
    textColumn("direction", t("arrangements.direction"), ({ direction }) => t(`direction.${direction}`), {
      importance: 3,
    }),
    textColumn("scenario", t("arrangements.scenario"), ({ scenario }) => scenario, { importance: 4, minWidth: "9rem" }),
    {
      id: "system",
      title: t("systems.system"),
      importance: 2,
      minWidth: "9rem",
      cell: ({ systemId, systemName }) => <Link href={systemHref(systemId)}>{systemName}</Link>,
      text: ({ systemId, systemName }) => `${systemName} (${systemId})`,
    },
    {
      id: "lastAt",
      title: t("arrangements.lastAt"),
      importance: 5,
      minWidth: "10rem",
      cell: ({ lastAt }) => (lastAt ? formats.instant(lastAt) : "–"),
      text: ({ lastAt }) => lastAt ?? "",
    },
    figureColumn("waiting", t("arrangements.waiting"), ({ waiting }) => waiting, formats.count, { importance: 6 }),
    figureColumn("errors", t("arrangements.errors"), ({ errors }) => errors, formats.count, { importance: 7 }),
  ];
}
