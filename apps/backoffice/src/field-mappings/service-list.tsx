import { type FieldMapping, type MappedService, mappedServices, type SendTimes } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  figureColumn,
  ListReport,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { mappingPath } from "./mappings.ts";

type Row = SendTimes["items"][number] & Pick<FieldMapping, "active" | "versions">;

const fetchPage: FetchPage<Row> = async (_filters, _next, signal) => {
  const { items: times } = await api<SendTimes>("/api/hub/send-times", { signal });
  const items = await Promise.all(
    mappedServices.map(async (service) => {
      const { active, versions } = await api<FieldMapping>(mappingPath(service), { signal });
      const time = times.find((each) => each.service === service) ?? { service, waiting: 0, held: 0 };
      return { ...time, active, versions };
    }),
  );
  return { items, total: items.length };
};

/** The services that tell the ERP something: by which version of their mapping, when, and what waits. */
export function ServiceList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="FieldMapping-search"
      title={t("mapping.title")}
      queryKey="field-mapping-list"
      fetchPage={fetchPage}
      columns={useColumns()}
      rowKey={({ service }) => service}
      rowHref={({ service }) => intentHref("FieldMapping-display", { service })}
      nothing={t("mapping.nothing")}
      refreshMs={10_000}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const sending = ({ cron }: Row) => (cron === undefined ? t("mapping.atOnce") : cron);
  const moment = (at: string | undefined) => (at === undefined ? "–" : formats.instant(at));
  const count = (value: number) => formats.count(value);
  return [
    textColumn("service", t("mapping.service"), ({ service }) => t(`mapping.service.${service}`), { importance: 9 }),
    figureColumn("active", t("mapping.version"), ({ active }) => active, count, { importance: 8 }),
    textColumn("sends", t("mapping.sends"), sending),
    textColumn("lastRun", t("mapping.lastRun"), ({ lastRunAt }) => moment(lastRunAt)),
    textColumn("nextRun", t("mapping.nextRun"), ({ nextRunAt }) => moment(nextRunAt)),
    figureColumn("waiting", t("mapping.waiting"), ({ waiting }) => waiting, count, { importance: 7 }),
    figureColumn("held", t("mapping.held"), ({ held }) => held, count, {
      cell: ({ held }) => (held === 0 ? count(held) : <Link href={intentHref("HeldTill-search")}>{count(held)}</Link>),
    }),
    {
      id: "run",
      title: t("column.actions"),
      cell: (row) => (row.cron === undefined ? "–" : <SendNow service={row.service} />),
    },
  ];
}

function SendNow({ service }: { service: MappedService }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const mayRun = usePermission("hub.retry");
  const run = useMutation({
    mutationFn: () => api(`/api/hub/send-times/${service}/run`, { method: "POST" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["field-mapping-list"] });
      say(t("mapping.sendingNow"));
    },
  });
  if (!mayRun) return null;
  return (
    <Button disabled={run.isPending} onClick={() => run.mutate()}>
      {t("mapping.sendNow")}
    </Button>
  );
}
