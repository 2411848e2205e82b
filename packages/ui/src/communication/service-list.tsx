import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { figureColumn, textColumn } from "../fiori/columns.ts";
import type { Column } from "../fiori/data-table.tsx";
import { type FetchPage, ListReport } from "../fiori/list-report.tsx";
import { matches } from "../fiori/pages.ts";
import { StateTag } from "../fiori/state-tag.tsx";
import { useFormats } from "../use-formats.ts";
import {
  type ArrangementOf,
  arrangementHref,
  type CommunicationPaths,
  lampOf,
  type Service,
  systemHref,
} from "./communication.ts";

type Line = Service & Omit<ArrangementOf<Service>, "services">;

/** All services of all arrangements on one screen: lamp, last message, what waits, what is wrong. */
export function ServiceList({ at }: { at: CommunicationPaths }) {
  const { t } = useTranslation();
  const fetchPage: FetchPage<Line> = async (filters, _next, signal) => {
    const { items } = await api<{ items: ArrangementOf<Service>[] }>(at.arrangements, { signal });
    const lines = items.flatMap(({ services, ...of }) => services.map((service) => ({ ...of, ...service })));
    return {
      items: lines.filter(
        ({ service, direction, systemName, systemId, scenario, messages }) =>
          (filters.direction === undefined || direction === filters.direction) &&
          matches(filters.query, systemName, systemId, scenario, t(`service.${service}`), ...messages),
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
  const nameOf = ({ service }: Line) => t(`service.${service}`);
  const lampText = (line: Line) => t(`lamp.${lampOf(line, line.systemActive).word}`);
  return [
    textColumn("service", t("arrangements.service"), nameOf, {
      importance: 9,
      minWidth: "12rem",
      cell: (line) => <Link href={arrangementHref(line.systemId, line.scenario)}>{nameOf(line)}</Link>,
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
    textColumn("lastAt", t("arrangements.lastAt"), ({ lastAt }) => lastAt, {
      importance: 5,
      minWidth: "10rem",
      cell: ({ lastAt }) => (lastAt ? formats.instant(lastAt) : "–"),
    }),
    figureColumn("waiting", t("arrangements.waiting"), ({ waiting }) => waiting, formats.count, { importance: 6 }),
    figureColumn("errors", t("arrangements.errors"), ({ errors }) => errors, formats.count, { importance: 7 }),
  ];
}
