import { Table } from "@ui5/webcomponents-react/Table";
import { TableCell } from "@ui5/webcomponents-react/TableCell";
import { TableGrowing } from "@ui5/webcomponents-react/TableGrowing";
import { TableHeaderCell } from "@ui5/webcomponents-react/TableHeaderCell";
import { TableHeaderRow } from "@ui5/webcomponents-react/TableHeaderRow";
import { TableRow } from "@ui5/webcomponents-react/TableRow";
import { TableSelectionMulti } from "@ui5/webcomponents-react/TableSelectionMulti";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Sort, sortRows } from "./sort.ts";

export type Column<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What is exported and sorted by; a number sorts as a number. Absent where one acts: that is no data. */
  text?: (row: Row) => string | number;
  end?: boolean;
  minWidth?: string;
  width?: string;
  /** Columns of lower importance go below the row first when the screen is narrow. */
  importance?: number;
};

type DataTableProps<Row> = {
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string | undefined;
  nothing: string;
  /** Rows can be sorted only when all of them are here: sorting a part of a list would mislead. */
  complete?: boolean;
  loading?: boolean;
  onMore?: (() => void) | undefined;
  moreHint?: string;
  selected?: string[];
  onSelect?: (keys: string[]) => void;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<Sort>();
  const sortable = props.complete ?? true;
  const rows = useMemo(
    () =>
      sortable ? sortRows(props.rows, props.columns.find((column) => column.id === sort?.by)?.text, sort) : props.rows,
    [props.rows, props.columns, sort, sortable],
  );
  return (
    <Table
      className="data-table"
      accessibleName={props.name}
      overflowMode="Popin"
      noDataText={props.nothing}
      loading={props.loading ?? false}
      loadingDelay={400}
      onRowClick={(event) => {
        const href = event.detail.row.dataset.href;
        if (href) globalThis.location.hash = href;
      }}
      features={
        <>
          {props.onSelect && (
            <TableSelectionMulti
              selected={(props.selected ?? []).join(" ")}
              onChange={(event) => props.onSelect?.((event.target.selected ?? "").split(" ").filter(Boolean))}
            />
          )}
          {props.onMore && (
            <TableGrowing mode="Button" text={t("ui.more")} subtext={props.moreHint} onLoadMore={props.onMore} />
          )}
        </>
      }
      headerRow={<HeaderRow columns={props.columns} sort={sort} {...(sortable && { onSort: setSort })} />}
    >
      {rows.map((row) => (
        <DataRow
          key={props.rowKey(row)}
          row={row}
          rowKey={props.rowKey(row)}
          columns={props.columns}
          href={props.rowHref?.(row)}
        />
      ))}
    </Table>
  );
}

function DataRow<Row>(props: { row: Row; rowKey: string; columns: Column<Row>[]; href: string | undefined }) {
  return (
    <TableRow rowKey={props.rowKey} interactive={props.href !== undefined} data-href={props.href}>
      {props.columns.map((column) => (
        <TableCell key={column.id} horizontalAlign={column.end ? "End" : undefined}>
          {column.cell(props.row)}
        </TableCell>
      ))}
    </TableRow>
  );
}

type HeaderRowProps<Row> = {
  columns: Column<Row>[];
  sort: Sort | undefined;
  onSort?: (sort: Sort) => void;
  slot?: string;
};

/** Figures need no more; what is left goes to the texts. */
const figureWidth = "7rem";

function HeaderRow<Row>({ columns, sort, onSort, slot }: HeaderRowProps<Row>) {
  return (
    <TableHeaderRow sticky slot={slot}>
      {columns.map((column) => {
        const direction = sort?.by === column.id ? sort.direction : "None";
        return (
          <TableHeaderCell
            key={column.id}
            minWidth={column.minWidth ?? "7rem"}
            width={column.width ?? (column.end ? figureWidth : undefined)}
            importance={column.importance ?? 0}
            horizontalAlign={column.end ? "End" : undefined}
            popinText={column.title}
            sortIndicator={direction}
          >
            {onSort && column.text ? (
              <button
                type="button"
                className="sort"
                onClick={() =>
                  onSort({ by: column.id, direction: direction === "Ascending" ? "Descending" : "Ascending" })
                }
              >
                {column.title}
              </button>
            ) : (
              <span>{column.title}</span>
            )}
          </TableHeaderCell>
        );
      })}
    </TableHeaderRow>
  );
}
