import { errorClasses, type MendingGroup } from "@counterfoil/contracts";
import { inMajorUnits, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  figureColumn,
  instantColumn,
  ListReport,
  ProblemStrip,
  pagesOf,
  StateTag,
  useMe,
  usePermission,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { causeText, classTones, groupHref, serviceText, usePeople, useRetryCases } from "./mending.ts";
import { MendingTabs } from "./mending-tabs.tsx";
import { TaskCell } from "./task-cell.tsx";

const fetchPage = pagesOf<MendingGroup>("/api/hub/mending-groups");

/** What does not get through, by root cause: the largest first, each with its cure behind it. */
export function CauseList() {
  const { t } = useTranslation();
  const retry = useRetryCases();
  const mayRetry = usePermission("hub.retry");
  const [assigning, setAssigning] = useState<string[]>();
  return (
    <>
      <ListReport<MendingGroup>
        intent="MendingGroup-search"
        title={t("mending.title")}
        queryKey="mending-groups"
        fetchPage={fetchPage}
        filters={useFilters()}
        columns={useColumns()}
        rowKey={({ key }) => encodeURIComponent(key)}
        rowHref={({ key }) => groupHref(key)}
        nothing={t("mending.nothing")}
        refreshMs={3000}
        above={
          <>
            <MendingTabs current="MendingGroup-search" />
            <ProblemStrip error={retry.error} />
          </>
        }
        {...(mayRetry && {
          selectionActions: ({ rows, clear }) => (
            <div className="table-actions">
              <Button
                design="Emphasized"
                disabled={rows.length === 0 || retry.isPending}
                onClick={() => retry.mutate({ groups: rows.map(({ key }) => key) }, { onSuccess: clear })}
              >
                {rows.length === 0
                  ? t("action.retry")
                  : t("messages.retrySelected", { count: rows.reduce((sum, { count }) => sum + count, 0) })}
              </Button>
              <Button disabled={rows.length === 0} onClick={() => setAssigning(rows.map(({ key }) => key))}>
                {t("mending.assign")}
              </Button>
            </div>
          ),
        })}
      />
      {assigning && <AssignDialog choice={{ groups: assigning }} onClose={() => setAssigning(undefined)} />}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("messages.search"), placeholder: t("mending.searchHint") },
    {
      kind: "choice",
      name: "direction",
      label: t("mending.direction"),
      options: ["outbound", "inbound"].map((value) => ({ value, text: t(`mending.direction.${value}`) })),
    },
    {
      kind: "choice",
      name: "errorClass",
      label: t("mending.class"),
      options: errorClasses.map((value) => ({ value, text: t(`mending.class.${value}`) })),
    },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "choice", name: "ownerId", label: t("mending.owner"), options: useOwnerOptions() },
    { kind: "flag", name: "overdue", label: t("mending.overdue") },
  ];
}

/** Whoever looks for work looks for the own first. */
function useOwnerOptions() {
  const { t } = useTranslation();
  const me = useMe();
  const others = usePeople().filter(({ personId }) => personId !== me.personId);
  return [
    { value: me.personId, text: t("mending.mine") },
    ...others.map(({ personId, name }) => ({ value: personId, text: name })),
  ];
}

function useColumns(): Column<MendingGroup>[] {
  return [...useCauseColumns(), ...useExtentColumns()];
}

/** What stands still, why, and what is done about it. */
function useCauseColumns(): Column<MendingGroup>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    figureColumn(
      "count",
      t("mending.count"),
      ({ count }) => count,
      (value) => formats.count(value),
      { importance: 10 },
    ),
    {
      id: "cause",
      title: t("mending.cause"),
      importance: 9,
      minWidth: "14rem",
      cell: (group) => (
        <span>
          <Link href={groupHref(group.key)}>{causeText(group)}</Link>
          <span className="pair pair-key">{said(group.reason)}</span>
        </span>
      ),
      text: causeText,
    },
    {
      id: "class",
      title: t("mending.class"),
      importance: 7,
      minWidth: "9rem",
      cell: ({ errorClass }) => <StateTag tone={classTones[errorClass]}>{t(`mending.class.${errorClass}`)}</StateTag>,
      text: ({ errorClass }) => t(`mending.class.${errorClass}`),
    },
    {
      id: "progress",
      title: t("mending.underWay"),
      minWidth: "8rem",
      importance: 6,
      cell: ({ underWay, waitingBehind }) => (
        <span>
          {underWay > 0 ? t("mending.underWayCount", { count: underWay }) : "–"}
          {waitingBehind !== undefined && waitingBehind > 0 && (
            <span className="pair pair-key">{t("mending.waitingBehind", { count: waitingBehind })}</span>
          )}
        </span>
      ),
      text: ({ underWay }) => underWay,
    },
  ];
}

/** How much of it there is, where, since when, and whose it is. */
function useExtentColumns(): Column<MendingGroup>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const amounts = (group: MendingGroup) =>
    group.amounts.map(({ amount, currency }) => formats.money(amount, currency)).join(" + ");
  return [
    {
      id: "amount",
      title: t("mending.amount"),
      end: true,
      importance: 5,
      minWidth: "8rem",
      cell: amounts,
      text: (group) => {
        const [only, ...others] = group.amounts;
        return only && others.length === 0 ? inMajorUnits(only.amount, only.currency) : amounts(group);
      },
    },
    instantColumn("oldest", t("mending.oldest"), ({ oldestAt }) => oldestAt, formats, { importance: 5 }),
    {
      id: "service",
      title: t("messages.service"),
      importance: 2,
      minWidth: "9rem",
      cell: ({ service }) => serviceText(service),
      text: ({ service }) => serviceText(service),
    },
    {
      id: "stores",
      title: t("mending.stores"),
      importance: 1,
      cell: ({ stores }) => (stores.length > 3 ? t("mending.storeCount", { count: stores.length }) : stores.join(", ")),
      text: ({ stores }) => stores.join(" "),
    },
    {
      id: "owner",
      title: t("mending.owner"),
      importance: 4,
      minWidth: "8rem",
      cell: ({ ownerName, dueAt }) => <TaskCell ownerName={ownerName} dueAt={dueAt} />,
      text: ({ ownerName }) => ownerName ?? "",
    },
  ];
}
