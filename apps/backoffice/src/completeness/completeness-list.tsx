import type { CompletenessRow } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf, problemText, StateTag, say } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";

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

function DayState({ row }: { row: CompletenessRow }) {
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
  const pair = (id: "till" | "server" | "erp", importance: number): Column<CompletenessRow> => ({
    id,
    title: t(`completeness.${id}`),
    end: true,
    importance,
    width: "11rem",
    cell: ({ [id]: { count, sum }, currency }) => (
      <span>
        {count === undefined ? t("completeness.unknown") : formats.count(count)}
        {sum !== undefined && currency !== "" && <span className="pair pair-key">{formats.money(sum, currency)}</span>}
      </span>
    ),
    text: ({ [id]: { count } }) => count ?? "",
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
    {
      id: "businessDate",
      title: t("completeness.day"),
      importance: 9,
      minWidth: "8rem",
      cell: ({ businessDate }) => formats.date(businessDate),
      text: ({ businessDate }) => businessDate,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (row) => <DayState row={row} />,
      text: (row) => t(stateKey(row)),
    },
    pair("till", 7),
    pair("server", 7),
    pair("erp", 7),
    {
      id: "gaps",
      title: t("completeness.gaps"),
      end: true,
      importance: 5,
      cell: ({ server }) => formats.count(server.gaps),
      text: ({ server }) => server.gaps,
    },
    {
      id: "comparedAt",
      title: t("completeness.comparedAt"),
      importance: 1,
      minWidth: "9rem",
      cell: ({ comparedAt }) => formats.instant(comparedAt),
      text: ({ comparedAt }) => comparedAt,
    },
  ];
}
