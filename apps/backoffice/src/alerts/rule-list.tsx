import type { AlertRule } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import {
  type Column,
  FormDialog,
  ListReport,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertTabs } from "./alert-tabs.tsx";
import { RuleDialog } from "./rule-dialog.tsx";

const fetchPage = wholeOf<AlertRule>("/api/hub/alert-rules", ({ name, addresses, url }) => [name, ...addresses, url]);

/** Who is told of what, and how. */
export function RuleList() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const mayConfigure = usePermission("hub.configure");
  const [open, setOpen] = useState<AlertRule | "new">();
  const [removing, setRemoving] = useState<AlertRule>();
  const act = useMutation({
    mutationFn: ({ id, remove }: { id: number; remove: boolean }) =>
      api(`/api/hub/alert-rules/${id}${remove ? "" : "/test"}`, { method: remove ? "DELETE" : "POST" }),
    onSuccess: (_answer, { remove }) => {
      say(t(remove ? "alerts.rule.removed" : "alerts.rule.tested"));
      setRemoving(undefined);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <>
      <ListReport<AlertRule>
        intent="AlertRule-search"
        title={t("alerts.rules")}
        queryKey="alert-rules"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("messages.search") }]}
        columns={useColumns(
          mayConfigure
            ? { onOpen: setOpen, onRemove: setRemoving, onTest: ({ id }) => act.mutate({ id, remove: false }) }
            : undefined,
        )}
        rowKey={({ id }) => String(id)}
        nothing={t("alerts.rule.nothing")}
        above={
          <>
            <AlertTabs current="AlertRule-search" />
            <ProblemStrip error={act.error} />
          </>
        }
        {...(mayConfigure && {
          actions: (
            <Button design="Emphasized" onClick={() => setOpen("new")}>
              {t("alerts.rule.create")}
            </Button>
          ),
        })}
      />
      {open && <RuleDialog {...(open === "new" ? {} : { rule: open })} onClose={() => setOpen(undefined)} />}
      {removing && (
        <FormDialog
          title={t("alerts.rule.removeThis", { name: removing.name })}
          confirm={t("alerts.rule.remove")}
          negative
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate({ id: removing.id, remove: true })}
          onClose={() => setRemoving(undefined)}
        >
          <p>{t("alerts.rule.removeHint")}</p>
        </FormDialog>
      )}
    </>
  );
}

type Acts = Record<"onOpen" | "onTest" | "onRemove", (rule: AlertRule) => void>;

function useColumns(acts: Acts | undefined): Column<AlertRule>[] {
  const { t } = useTranslation();
  const kinds = ({ kinds: named }: AlertRule) =>
    named.length === 0
      ? t("alerts.rule.allKinds")
      : named.map((kind) => t(`alerts.kind.${kind}`, { defaultValue: kind })).join(", ");
  const columns: Column<AlertRule>[] = [
    textColumn("name", t("alerts.rule.name"), ({ name }) => name, { importance: 10, minWidth: "9rem" }),
    {
      id: "active",
      title: t("column.state"),
      importance: 8,
      cell: ({ active }) => (
        <StateTag tone={active ? "positive" : "neutral"}>{t(active ? "alerts.rule.on" : "alerts.rule.off")}</StateTag>
      ),
      text: ({ active }) => t(active ? "alerts.rule.on" : "alerts.rule.off"),
    },
    textColumn("to", t("alerts.address"), ({ addresses, url }) => url ?? addresses.join(", "), {
      importance: 9,
      minWidth: "12rem",
    }),
    textColumn("kinds", t("alerts.rule.kinds"), kinds, { importance: 6, minWidth: "10rem" }),
    textColumn("least", t("alerts.rule.from"), ({ leastSeverity }) => t(`alerts.severity.${leastSeverity}`), {
      importance: 4,
    }),
  ];
  if (acts)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      minWidth: "14rem",
      cell: (rule) => (
        <div className="table-actions">
          <Button onClick={() => acts.onOpen(rule)}>{t("alerts.rule.change")}</Button>
          <Button onClick={() => acts.onTest(rule)}>{t("alerts.rule.test")}</Button>
          <Button design="Negative" onClick={() => acts.onRemove(rule)}>
            {t("alerts.rule.remove")}
          </Button>
        </div>
      ),
    });
  return columns;
}
