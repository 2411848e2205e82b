import type { MendingCase } from "@counterfoil/contracts";
import { useFormats, withQuery } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { useCaseColumns } from "./case-columns.tsx";
import { MendingTabs } from "./mending-tabs.tsx";

const resolved = pagesOf<MendingCase>("/api/hub/mending-cases", { list: "resolved" });
const retried = pagesOf<MendingCase>("/api/hub/mending-cases", { list: "retried" });

/** What went through after all: when, how, and by whom. */
export function ResolvedList() {
  const { t } = useTranslation();
  const { key, cause, how, notes } = useCaseColumns();
  return (
    <ListReport<MendingCase>
      intent="MendingResolved-search"
      title={t("mending.resolved")}
      queryKey="mending-resolved"
      fetchPage={resolved}
      filters={useFilters()}
      columns={[key, cause, useAt("resolvedAt", t("mending.resolvedAt")), how, notes]}
      rowKey={({ id }) => String(id)}
      nothing={t("mending.nothingResolved")}
      refreshMs={5000}
      csvHref={(asked) => withQuery("/api/hub/mending-cases.csv", { ...asked, list: "resolved" })}
      above={<MendingTabs current="MendingResolved-search" />}
    />
  );
}

/** What people have sent again, and what became of it. */
export function RetryList() {
  const { t } = useTranslation();
  const { key, cause, state, notes } = useCaseColumns();
  const by: Column<MendingCase> = {
    id: "by",
    title: t("mending.by"),
    importance: 6,
    cell: ({ retriedHow, retriedBy }) =>
      [retriedHow && t(`mending.how.${retriedHow}`), retriedBy].filter(Boolean).join(" · "),
    text: ({ retriedBy }) => retriedBy ?? "",
  };
  return (
    <ListReport<MendingCase>
      intent="MendingRetry-search"
      title={t("mending.retries")}
      queryKey="mending-retries"
      fetchPage={retried}
      filters={useFilters()}
      columns={[key, cause, useAt("retriedAt", t("mending.retriedAt")), by, state, notes]}
      rowKey={({ id }) => String(id)}
      nothing={t("mending.nothingRetried")}
      refreshMs={3000}
      csvHref={(asked) => withQuery("/api/hub/mending-cases.csv", { ...asked, list: "retried" })}
      above={<MendingTabs current="MendingRetry-search" />}
    />
  );
}

function useAt(id: "resolvedAt" | "retriedAt", title: string): Column<MendingCase> {
  const formats = useFormats();
  return {
    id,
    title,
    importance: 8,
    minWidth: "9rem",
    cell: (one) => formats.instant(one[id] ?? ""),
    text: (one) => one[id] ?? "",
  };
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("messages.search"), placeholder: t("mending.caseHint") },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
  ];
}
