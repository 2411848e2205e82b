import type { MendingGroupDetail } from "@counterfoil/contracts";
import { ApiProblem, api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AssignDialog } from "./assign-dialog.tsx";
import { FixForm } from "./fix-form.tsx";
import { GroupCases } from "./group-cases.tsx";
import { causeText, classTones, serviceText, useRetryCases } from "./mending.ts";
import { mendingHome } from "./mending-tabs.tsx";
import { Notes } from "./notes.tsx";
import { SettleDialog } from "./settle-dialog.tsx";
import { DueTime } from "./task-cell.tsx";

/** One root cause: what it is, how it is cured, all that it holds up, and what people have done. */
export function CausePage() {
  const { t } = useTranslation();
  const { key = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["mending-group", key],
    queryFn: ({ signal }) => api<MendingGroupDetail>("/api/hub/mending-group", { query: { key }, signal }),
    refetchInterval: 2000,
    retry: false,
  });
  const most = useRef(0);
  if (query.data) most.current = Math.max(most.current, query.data.count);
  // The last of it went through while we looked.
  if (query.error instanceof ApiProblem && query.error.status === 404)
    return (
      <Nothing title={most.current > 0 ? t("mending.through", { count: most.current }) : t("mending.allThrough")} page>
        <Link href={intentHref("MendingResolved-search")}>{t("mending.resolved")}</Link>
        <Link href={mendingHome()}>{t("mending.back")}</Link>
      </Nothing>
    );
  return <Loadable query={query}>{(group) => <Details group={group} most={most.current} />}</Loadable>;
}

/** `most`: so many there were at once since the page was opened. */
function Details({ group, most }: { group: MendingGroupDetail; most: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const retry = useRetryCases();
  const facts = useFacts(group, most);
  return (
    <ObjectPage
      title={`${formats.count(group.count)} · ${causeText(group)}`}
      subtitle={said(group.reason)}
      parent={{ title: t("mending.title"), href: mendingHome() }}
      actions={<Actions group={group} retry={retry} />}
      above={<ProblemStrip error={retry.error} />}
      facts={facts}
      sections={[
        { id: "cure", title: t("mending.cure"), content: <FixForm group={group} /> },
        { id: "cases", title: t("mending.messages"), content: <GroupCases groupKey={group.key} /> },
        {
          id: "notes",
          title: t("mending.history"),
          content: <Notes choice={{ groups: [group.key] }} notes={group.notes} />,
        },
      ]}
    />
  );
}

function Actions({ group, retry }: { group: MendingGroupDetail; retry: ReturnType<typeof useRetryCases> }) {
  const { t } = useTranslation();
  const mayRetry = usePermission("hub.retry");
  const [open, setOpen] = useState<"assign" | "settle">();
  const choice = { groups: [group.key] };
  const close = () => setOpen(undefined);
  if (!mayRetry) return null;
  return (
    <>
      <Button
        design={group.cure ? "Default" : "Emphasized"}
        disabled={retry.isPending || group.underWay === group.count}
        onClick={() => retry.mutate(choice)}
      >
        {t("mending.retryAll", { count: group.count })}
      </Button>
      <Button onClick={() => setOpen("assign")}>{t("mending.assign")}</Button>
      {group.direction === "inbound" && <Button onClick={() => setOpen("settle")}>{t("mending.settle")}</Button>}
      {open === "assign" && <AssignDialog choice={choice} start={group} onClose={close} />}
      {open === "settle" && <SettleDialog choice={choice} onClose={close} />}
    </>
  );
}

function useFacts(group: MendingGroupDetail, most: number) {
  const { t } = useTranslation();
  const formats = useFormats();
  const progress = [
    most > group.count &&
      t("mending.throughOf", { through: formats.count(most - group.count), most: formats.count(most) }),
    t("mending.progress", { underWay: formats.count(group.underWay), count: formats.count(group.count) }),
  ];
  const { errorClass, amounts, oldestAt, stores, ownerName, dueAt, service } = group;
  return [
    {
      label: t("mending.class"),
      value: <StateTag tone={classTones[errorClass]}>{t(`mending.class.${errorClass}`)}</StateTag>,
    },
    { label: t("messages.service"), value: serviceText(service) },
    { label: t("mending.underWay"), value: progress.filter(Boolean).join(" · ") },
    {
      label: t("mending.amount"),
      value: amounts.map(({ amount, currency }) => formats.money(amount, currency)).join(" + "),
    },
    { label: t("mending.oldest"), value: formats.instant(oldestAt) },
    { label: t("mending.stores"), value: stores.join(", ") },
    { label: t("mending.owner"), value: ownerName },
    { label: t("mending.due"), value: dueAt && <DueTime dueAt={dueAt} /> },
  ];
}
