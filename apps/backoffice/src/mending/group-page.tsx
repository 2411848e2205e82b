import type { MendingGroupDetail } from "@counterfoil/contracts";
import { ApiProblem, api, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AssignDialog } from "./assign-dialog.tsx";
import { FixForm } from "./fix-form.tsx";
import { GroupCases } from "./group-cases.tsx";
import { causeText, classTones, serviceText, useRetryCases } from "./mending.ts";
import { mendingHome } from "./mending-tabs.tsx";
import { Notes } from "./notes.tsx";
import { SettleDialog } from "./settle-dialog.tsx";

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
  // The last of it went through while we looked.
  if (query.error instanceof ApiProblem && query.error.status === 404)
    return (
      <Nothing title={t("mending.allThrough")} page>
        <Link href={mendingHome()}>{t("mending.back")}</Link>
      </Nothing>
    );
  return <Loadable query={query}>{(group) => <Details group={group} />}</Loadable>;
}

function Details({ group }: { group: MendingGroupDetail }) {
  const { t } = useTranslation();
  const retry = useRetryCases();
  const facts = useFacts(group);
  return (
    <ObjectPage
      title={`${group.count} · ${causeText(group)}`}
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
      {open === "assign" && <AssignDialog choice={choice} start={{ ownerId: group.ownerId ?? "" }} onClose={close} />}
      {open === "settle" && <SettleDialog choice={choice} onClose={close} />}
    </>
  );
}

function useFacts(group: MendingGroupDetail) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { errorClass, underWay, count, amounts, oldestAt, stores, ownerName, dueAt, service } = group;
  return [
    {
      label: t("mending.class"),
      value: <StateTag tone={classTones[errorClass]}>{t(`mending.class.${errorClass}`)}</StateTag>,
    },
    { label: t("messages.service"), value: serviceText(service) },
    { label: t("mending.underWay"), value: t("mending.progress", { underWay, count }) },
    {
      label: t("mending.amount"),
      value: amounts.map(({ amount, currency }) => formats.money(amount, currency)).join(" + "),
    },
    { label: t("mending.oldest"), value: formats.instant(oldestAt) },
    { label: t("mending.stores"), value: stores.join(", ") },
    { label: t("mending.owner"), value: [ownerName, dueAt && formats.instant(dueAt)].filter(Boolean).join(", ") },
  ];
}
