import type { CompletenessRow, DayDifference, DayDifferences } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  type Fact,
  ObjectPage,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { reversalSentence } from "../messages/posting.ts";
import { DayState } from "./completeness-list.tsx";

/** A till's day: exactly which receipts make the difference, asked of the ERP now. */
export function CompletenessPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const { tillId = "", businessDate = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["completeness-differences", tillId, businessDate],
    queryFn: ({ signal }) =>
      api<DayDifferences>("/api/hub/completeness/differences", { query: { tillId, businessDate }, signal }),
    retry: false,
  });
  const compare = useMutation({
    mutationFn: () =>
      api<{ unequal: number }>("/api/hub/completeness/compare", {
        method: "POST",
        body: { storeId: tillId.slice(0, -3), businessDate },
      }),
    onSuccess: ({ unequal }) => {
      say(t("completeness.compared", { count: unequal }));
      return queryClient.invalidateQueries();
    },
  });
  const factsOf = useFacts();
  const nothing = query.isPending
    ? t("ui.loading")
    : t(query.data?.isErpAsked ? "completeness.noDifference" : "ui.notLoaded");
  return (
    <ObjectPage
      title={[tillId, businessDate && formats.date(businessDate)].filter(Boolean).join(" · ")}
      parent={{ title: t("completeness.title"), href: intentHref("Completeness-search") }}
      actions={
        <Button design="Emphasized" disabled={compare.isPending} onClick={() => compare.mutate()}>
          {t("completeness.compare")}
        </Button>
      }
      above={
        <>
          <ProblemStrip error={query.error ?? compare.error} />
          {query.data?.isErpAsked === false && (
            <MessageStrip design="Critical" hideCloseButton>
              {t("completeness.notAsked")}
            </MessageStrip>
          )}
        </>
      }
      {...(query.data?.row && { facts: factsOf(query.data.row) })}
      sections={[
        {
          id: "differences",
          title: t("completeness.differences"),
          content: (
            <DataTable
              name={t("completeness.differences")}
              columns={useColumns()}
              rows={query.data?.items ?? []}
              rowKey={({ number, fault }) => `${number}_${fault}`}
              nothing={nothing}
              loading={query.isPending}
            />
          ),
        },
      ]}
    />
  );
}

/** Three counts and three sums, as they were compared last. */
function useFacts(): (row: CompletenessRow) => Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return (row) => {
    const figures = ({ count, sum }: CompletenessRow["till"] | CompletenessRow["erp"]) =>
      [
        count === undefined ? t("completeness.unknown") : formats.count(count),
        sum !== undefined && row.currency !== "" && formats.money(sum, row.currency),
      ]
        .filter(Boolean)
        .join(" · ");
    return [
      { label: t("column.state"), value: <DayState row={row} /> },
      ...(["till", "server", "erp"] as const).map((side) => ({
        label: t(`completeness.${side}`),
        value: figures(row[side]),
      })),
      { label: t("completeness.comparedAt"), value: formats.instant(row.comparedAt) },
    ];
  };
}

function useColumns(): Column<DayDifference>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const amount = (value: number | undefined, currency: string | undefined) =>
    value === undefined || currency === undefined ? "–" : formats.money(value, currency);
  return [
    {
      id: "number",
      title: t("messages.receipt"),
      importance: 10,
      minWidth: "11rem",
      cell: ({ number, fault }) =>
        fault === "gap" ? number : <Link href={intentHref("Trace-display", { query: number })}>{number}</Link>,
      text: ({ number }) => number,
    },
    {
      id: "fault",
      title: t("completeness.fault"),
      importance: 9,
      minWidth: "12rem",
      cell: ({ fault, reversal }) => (
        <span>
          <StateTag tone="negative">{t(`completeness.fault.${fault}`)}</StateTag>
          {reversal && <span className="pair pair-key">{reversalSentence(reversal, formats)}</span>}
        </span>
      ),
      text: ({ fault, reversal }) =>
        reversal ? reversalSentence(reversal, formats) : t(`completeness.fault.${fault}`),
    },
    textColumn("server", t("completeness.server"), ({ server, currency }) => amount(server, currency), {
      end: true,
      importance: 7,
    }),
    textColumn("erp", t("completeness.erp"), ({ erp, currency }) => amount(erp, currency), {
      end: true,
      importance: 7,
    }),
    textColumn("state", t("column.state"), ({ state }) => state && t(`posting.${state}`, { defaultValue: state }), {
      importance: 5,
    }),
  ];
}
