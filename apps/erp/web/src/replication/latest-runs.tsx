import type { Page } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { DataTable, Loadable } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import type { Run } from "./replication.ts";
import { runHref, useRunColumns } from "./run-list.tsx";

/** What a model has done lately. */
export function LatestRuns({ modelId }: { modelId: string }) {
  const { t } = useTranslation();
  const columns = useRunColumns().filter(({ id }) => id !== "model");
  const query = useQuery({
    queryKey: ["replication-runs", "latest", modelId],
    queryFn: ({ signal }) => api<Page<Run>>("/api/replication/runs", { query: { modelId, limit: 8 }, signal }),
    refetchInterval: 5000,
  });
  return (
    <Loadable inside query={query}>
      {({ items, next }) => (
        <>
          <DataTable<Run>
            name={t("runs.title")}
            rows={items}
            rowKey={({ runId }) => String(runId)}
            rowHref={({ runId }) => runHref(runId)}
            nothing={t("runs.nothing")}
            columns={columns}
          />
          {next && <Link href={intentHref("ReplicationRun-search", { modelId })}>{t("runs.all")}</Link>}
        </>
      )}
    </Loadable>
  );
}
