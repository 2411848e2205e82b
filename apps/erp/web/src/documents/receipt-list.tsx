import { intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  dateColumn,
  type Filter,
  figureColumn,
  ListReport,
  moneyColumn,
  ProblemStrip,
  pagesOf,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteChoices, useSiteText } from "../common/value-lists.ts";
import { Causes, useSummary } from "./causes.tsx";
import { DocumentState } from "./document-state.tsx";
import { documentTones, kinds, type Receipt, tasks } from "./documents.ts";
import { rowFaultText } from "./fault-text.ts";
import { Overview } from "./overview.tsx";
import { type Repost, useRepost } from "./use-repost.ts";

const fetchPage = pagesOf<Receipt>("/api/documents/receipts");
export const receiptHref = (receiptId: number) => intentHref("Receipt-display", { receiptId });

/** The receipts of all sites with the state of their posting; what was set aside is grouped by its cause. */
export function ReceiptList() {
  const { t } = useTranslation();
  const repost = useRepost();
  const mayRepost = usePermission("documents.repost");
  return (
    <ListReport<Receipt>
      intent="Receipt-search"
      title={t("receipts.title")}
      queryKey="receipts"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={[...useFactColumns(), ...useFigureColumns()]}
      rowKey={({ receiptId }) => String(receiptId)}
      rowHref={({ receiptId }) => receiptHref(receiptId)}
      nothing={t("receipts.nothing")}
      refreshMs={5_000}
      above={
        <>
          <ProblemStrip error={repost.error} />
          <Overview />
          <Causes {...(mayRepost && { onRepost: (what: Repost) => repost.mutate(what) })} />
        </>
      }
      {...(mayRepost && {
        selectionActions: ({ keys, clear }) => (
          <Button
            design="Emphasized"
            disabled={keys.length === 0 || repost.isPending}
            onClick={() => repost.mutate({ receiptIds: keys.map(Number) }, { onSuccess: clear })}
          >
            {keys.length === 0 ? t("receipts.repost") : t("receipts.repostSelected", { count: keys.length })}
          </Button>
        ),
      })}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("receipts.searchHint") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["pending", "posted", "setAside"].map((value) => ({ value, text: t(`documents.state.${value}`) })),
    },
    {
      kind: "choice",
      name: "kind",
      label: t("receipts.kind"),
      options: kinds.map((value) => ({ value, text: t(`receipts.kind.${value}`) })),
    },
    {
      kind: "choice",
      name: "reasonCode",
      label: t("receipts.cause"),
      options: useCauseChoices(),
    },
    { kind: "text", name: "reasonSubject", label: t("receipts.subject") },
    {
      kind: "choice",
      name: "task",
      label: t("receipts.stoppedTask"),
      options: tasks.map((value) => ({ value, text: t(`receipts.task.${value}`) })),
    },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    { kind: "text", name: "till", label: t("receipts.till") },
    { kind: "date", name: "from", label: t("column.from") },
    { kind: "date", name: "to", label: t("column.to") },
  ];
}

function useCauseChoices() {
  const { t } = useTranslation();
  const codes = new Set((useSummary().data?.causes ?? []).map(({ reasonCode }) => reasonCode));
  return [...codes].map((value) => ({ value, text: t(`cause.${value}`, value) }));
}

/** A tag for each task that this kind of receipt has. */
function TaskStates({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  return (
    <span style={{ display: "flex", flexWrap: "wrap", gap: "0.25rem" }}>
      {tasks
        .filter((task) => receipt.tasks[task] !== "notNeeded")
        .map((task) => (
          <StateTag key={task} tone={documentTones[receipt.tasks[task]] ?? "neutral"}>
            {t(`receipts.task.${task}`)}
          </StateTag>
        ))}
    </span>
  );
}

function useFactColumns(): Column<Receipt>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  return [
    textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
      importance: 9,
      minWidth: "9rem",
      cell: ({ receiptId, receiptNumber }) => (
        <Link href={receiptHref(receiptId)}>{receiptNumber || String(receiptId)}</Link>
      ),
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "8rem",
      cell: ({ state }) => <DocumentState state={state} />,
      text: ({ state }) => t(`documents.state.${state}`),
    },
    {
      id: "tasks",
      title: t("receipts.tasks"),
      importance: 4,
      minWidth: "12rem",
      cell: (receipt) => <TaskStates receipt={receipt} />,
      text: (receipt) =>
        tasks.map((task) => `${t(`receipts.task.${task}`)}: ${t(`documents.state.${receipt.tasks[task]}`)}`).join(", "),
    },
    textColumn("reason", t("receipts.reason"), rowFaultText, { importance: 7, minWidth: "14rem" }),
    dateColumn("businessDate", t("receipts.businessDate"), ({ businessDate }) => businessDate, formats, {
      importance: 5,
    }),
    textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 3 }),
  ];
}

function useFigureColumns(): Column<Receipt>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    figureColumn("pieces", t("receipts.pieces"), ({ pieces }) => pieces, formats.quantity),
    moneyColumn(
      "amount",
      t("receipts.amount"),
      ({ amount, currency }) => ({ amount, currency: currency || "GBP" }),
      formats,
      { importance: 6 },
    ),
  ];
}
