import type { CompletenessRow } from "@counterfoil/contracts";
import { api, inMajorUnits, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  dateColumn,
  type Filter,
  instantColumn,
  ListReport,
  pagesOf,
  problemText,
  StateTag,
  say,
} from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { CompletenessTabs } from "./completeness-tabs.tsx";

const fetchPage = pagesOf<CompletenessRow>("/api/hub/completeness");
export const dayHref = ({ tillId, businessDate }: CompletenessRow) =>
  intentHref("Completeness-display", { tillId, businessDate });

/** Each till's day: three counts and three sums, equal or not. */
export function CompletenessList() {
  const { t } = useTranslation();
  return (
    <ListReport<CompletenessRow>
      intent="Completeness-search"
      title={t("completeness.title")}
      queryKey="completeness"
      fetchPage={fetchPage}
      actions={<CompareButton />}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ tillId, businessDate }) => `${tillId}_${businessDate}`}
      rowHref={dayHref}
      nothing={t("completeness.nothing")}
      refreshMs={15_000}
      above={<CompletenessTabs current="Completeness-search" />}
    />
  );
}

/** The last three days of all stores; the list follows by itself. */
function CompareButton() {
  const { t } = useTranslation();
  const compare = useMutation({
    mutationFn: () => api("/api/hub/completeness/comparisons", { method: "POST" }),
    onSuccess: () => say(t("completeness.begun")),
    onError: (error) => say(problemText(error)),
  });
  return (
    <Button disabled={compare.isPending} onClick={() => compare.mutate()}>
      {t("completeness.compare")}
    </Button>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "date", name: "from", label: t("completeness.from") },
    { kind: "date", name: "to", label: t("completeness.to") },
    { kind: "flag", name: "unequal", label: t("completeness.onlyUnequal") },
  ];
}

const stateKey = ({ equal }: CompletenessRow) => (equal ? "completeness.equal" : "completeness.unequal");

export function DayState({ row }: { row: CompletenessRow }) {
  const { t } = useTranslation();
  const { equal, erp, problem } = row;
  return (
    <span>
      <StateTag tone={equal ? "positive" : "negative"}>{t(stateKey(row))}</StateTag>
      {!!erp.setAside && <span className="pair pair-key">{t("completeness.setAside", { count: erp.setAside })}</span>}
      {!!erp.reversed && <span className="pair pair-key">{t("completeness.reversed", { count: erp.reversed })}</span>}
      {problem && <span className="pair pair-key">{problem}</span>}
    </span>
  );
}

function useColumns(): Column<CompletenessRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  type Side = "till" | "server" | "erp";
  const count = (side: Side): Column<CompletenessRow> => ({
    id: side,
    title: t(`completeness.${side}`),
    end: true,
    importance: 7,
    minWidth: "6rem",
    cell: ({ [side]: { count: of } }) => (of === undefined ? t("completeness.unknown") : formats.count(of)),
    text: ({ [side]: { count: of } }) => of ?? "",
  });
  const sum = (side: Side): Column<CompletenessRow> => ({
    id: `${side}Sum`,
    title: t(`completeness.${side}Sum`),
    end: true,
    importance: 6,
    minWidth: "7rem",
    cell: ({ [side]: { sum: of }, currency }) =>
      of === undefined || currency === "" ? "–" : formats.money(of, currency),
    text: ({ [side]: { sum: of }, currency }) => (of === undefined ? "" : inMajorUnits(of, currency || "EUR")),
  });
  return [
    {
      id: "tillId",
      title: t("column.till"),
      importance: 10,
      minWidth: "7rem",
      cell: (row) => <Link href={dayHref(row)}>{row.tillId}</Link>,
      text: ({ tillId }) => tillId,
    },
    dateColumn("businessDate", t("completeness.day"), ({ businessDate }) => businessDate, formats, {
      importance: 9,
      minWidth: "8rem",
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (row) => <DayState row={row} />,
      text: (row) => t(stateKey(row)),
    },
    count("till"),
    count("server"),
    count("erp"),
    sum("till"),
    sum("server"),
    sum("erp"),
    {
      id: "gaps",
      title: t("completeness.gaps"),
      end: true,
      importance: 5,
      cell: ({ server }) => formats.count(server.gaps),
      text: ({ server }) => server.gaps,
    },
    instantColumn("comparedAt", t("completeness.comparedAt"), ({ comparedAt }) => comparedAt, formats, {
      importance: 1,
    }),
  ];
}
