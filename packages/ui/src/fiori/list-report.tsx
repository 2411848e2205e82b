import type { Page } from "@counterfoil/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { DynamicPage } from "@ui5/webcomponents-react/DynamicPage";
import { DynamicPageHeader } from "@ui5/webcomponents-react/DynamicPageHeader";
import { DynamicPageTitle } from "@ui5/webcomponents-react/DynamicPageTitle";
import { Title } from "@ui5/webcomponents-react/Title";
import "@ui5/webcomponents-icons/dist/download.js";
import "@ui5/webcomponents-icons/dist/print.js";
import "@ui5/webcomponents-icons/dist/table-column.js";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { intentHref } from "../intents.ts";
import { useFormats } from "../use-formats.ts";
import { navigate, useIntent } from "../use-intent.ts";
import { chosenColumns } from "./column-choice.ts";
import { ColumnDialog } from "./column-dialog.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { ExportButton } from "./export-button.tsx";
import { type Filter, FilterBar, type FilterValues } from "./filter-bar.tsx";
import { isNarrow } from "./narrow.ts";
import { pageRoles } from "./page-roles.ts";
import { printTable } from "./print.ts";
import { ProblemStrip } from "./states.tsx";
import { useListView } from "./use-list-view.ts";
import { usePrintKey } from "./use-print-key.ts";
import { VariantMenu } from "./variant-menu.tsx";

export type FetchPage<Row> = (
  filters: FilterValues,
  next: string | undefined,
  signal: AbortSignal,
) => Promise<Page<Row>>;

export type ListReportProps<Row> = {
  /** The list's own intent: filters stand in its address. */
  intent: string;
  title: string;
  queryKey: string;
  fetchPage: FetchPage<Row>;
  filters?: Filter[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string | undefined;
  nothing: string;
  actions?: ReactNode;
  /** With it rows can be chosen; it draws the buttons for the chosen ones. */
  selectionActions?: (selection: { keys: string[]; rows: Row[]; clear: () => void }) => ReactNode;
  above?: ReactNode;
  refreshMs?: number;
  /** Where the server writes all rows of a filter as CSV, however many they are. */
  csvHref?: (filters: FilterValues) => string;
};

/** SAP's list report: filter bar with Go, table with its count in the title, actions on many rows, export of what is shown. */
export function ListReport<Row>(props: ListReportProps<Row>) {
  const { t } = useTranslation();
  const { parameters } = useIntent();
  const list = usePages(props, parameters);
  const address = intentHref(props.intent, parameters);
  const view = useListView(props.intent, parameters);
  const columns = chosenColumns(props.columns, view.columns);
  const go = (values: FilterValues) =>
    intentHref(props.intent, values) === address ? list.refetch() : navigate(props.intent, values);
  return (
    <DynamicPage
      className="page"
      hidePinButton
      headerSnapped={isNarrow()}
      accessibilityAttributes={pageRoles(props.title)}
      titleArea={
        <DynamicPageTitle
          heading={<Title level="H1">{props.title}</Title>}
          snappedHeading={<Title level="H1">{props.title}</Title>}
          actionsBar={
            <div className="page-actions">
              <VariantMenu list={props.intent} view={view.shown} chosen={view.variantId} onChoose={view.choose} />
              {props.actions}
              <ExportButton name={props.queryKey} columns={columns} fetchPage={props.fetchPage} filters={parameters} />
            </div>
          }
        />
      }
      headerArea={
        props.filters && (
          <DynamicPageHeader accessibleName={t("ui.filters")}>
            <FilterBar filters={props.filters} values={parameters} onGo={go} />
          </DynamicPageHeader>
        )
      }
    >
      <div className="page-above">{props.above}</div>
      {list.error && <ProblemStrip error={list.error} onRetry={() => list.refetch()} />}
      <Rows
        report={props}
        list={list}
        columns={columns}
        chosen={view.columns}
        onColumns={view.setColumns}
        filters={parameters}
      />
    </DynamicPage>
  );
}

type RowsProps<Row> = {
  report: ListReportProps<Row>;
  list: ReturnType<typeof usePages<Row>>;
  columns: Column<Row>[];
  chosen: string[] | undefined;
  onColumns: (chosen: string[] | undefined) => void;
  filters: FilterValues;
};

/** The table with its count, and what can be done with the chosen rows. */
function Rows<Row>({ report, list, columns, chosen, onColumns, filters }: RowsProps<Row>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [selected, setSelected] = useState<string[]>([]);
  const table = useRef<HTMLDivElement>(null);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  // What has not been read is not "0".
  const total = list.data?.pages[0]?.total ?? (list.hasNextPage || !list.data ? undefined : rows.length);
  const counted = total === undefined ? undefined : { shown: formats.count(rows.length), total: formats.count(total) };
  const isSelected = new Set(selected);
  const title = counted ? t("ui.titleWithCount", { title: report.title, total: counted.total }) : report.title;
  const print = () => {
    const note = [
      formats.instant(new Date().toISOString()),
      counted && total !== rows.length && t("ui.shownOf", counted),
    ];
    if (table.current) printTable(title, note.filter(Boolean).join(" · "), table.current);
  };
  usePrintKey(print);
  return (
    <>
      <div className="table-bar">
        <Title level="H2" size="H5">
          {title}
        </Title>
        <span className="table-actions">
          {report.selectionActions?.({
            keys: selected,
            rows: rows.filter((row) => isSelected.has(report.rowKey(row))),
            clear: () => setSelected([]),
          })}
          <ListTools
            all={report.columns}
            chosen={chosen}
            onColumns={onColumns}
            csvHref={report.csvHref?.(filters)}
            onPrint={print}
          />
        </span>
      </div>
      <div ref={table}>
        <DataTable
          name={report.title}
          columns={columns}
          rows={rows}
          rowKey={report.rowKey}
          {...(report.rowHref && { rowHref: report.rowHref })}
          nothing={list.isPending ? t("ui.loading") : list.error ? t("ui.notLoaded") : report.nothing}
          complete={!list.hasNextPage}
          loading={list.isPending || list.isFetchingNextPage}
          onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
          {...(counted && { moreHint: t("ui.shownOf", counted) })}
          {...(report.selectionActions && { selected, onSelect: setSelected })}
        />
      </div>
    </>
  );
}

type ToolsProps<Row> = {
  all: Column<Row>[];
  chosen: string[] | undefined;
  onColumns: (chosen: string[] | undefined) => void;
  csvHref: string | undefined;
  onPrint: () => void;
};

function ListTools<Row>({ all, chosen, onColumns, csvHref, onPrint }: ToolsProps<Row>) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const [columns, print, whole] = [t("ui.columns"), t("ui.print"), t("ui.exportWhole")];
  return (
    <>
      <Button
        icon="table-column"
        design="Transparent"
        accessibleName={columns}
        tooltip={columns}
        onClick={() => setChoosing(true)}
      />
      <Button icon="print" design="Transparent" accessibleName={print} tooltip={print} onClick={onPrint} />
      {csvHref && (
        <Button
          icon="download"
          design="Transparent"
          accessibleName={whole}
          tooltip={whole}
          onClick={() => globalThis.location.assign(csvHref)}
        />
      )}
      {choosing && (
        <ColumnDialog columns={all} chosen={chosen} onChoose={onColumns} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}

/** A list that refreshes itself must not fetch a hundred pages each time: then only the reader's Go reads again. */
const refreshedPages = 3;

function usePages<Row>({ queryKey, fetchPage, refreshMs }: ListReportProps<Row>, filters: FilterValues) {
  return useInfiniteQuery({
    queryKey: [queryKey, filters],
    queryFn: ({ pageParam, signal }) => fetchPage(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      (query.state.data?.pages.length ?? 0) <= refreshedPages && refreshMs ? refreshMs : false,
  });
}
