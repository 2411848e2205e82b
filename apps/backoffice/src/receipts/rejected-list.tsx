import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  Facts,
  type Filter,
  instantColumn,
  ListReport,
  Loadable,
  pagesOf,
  RawText,
  ReadDialog,
  StateTag,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Rejected = {
  id: number;
  tillId: string;
  storeId: string;
  transactionId: string | null;
  number: string | null;
  code: string;
  detail: string;
  where: string | null;
  firstAt: string;
  lastAt: string;
  times: number;
  acceptedAt: string | null;
};

const fetchPage = pagesOf<Rejected>("/api/sales/rejected");

/** What a till sent and the server could not take. The till keeps its copy and sends it again; here one sees why it does not go. */
export function RejectedList() {
  const { t } = useTranslation();
  const [reading, setReading] = useState<Rejected>();
  const filters: Filter[] = [
    {
      kind: "choice",
      name: "open",
      label: t("rejected.which"),
      options: [{ value: "false", text: t("rejected.acceptedToo") }],
    },
  ];
  return (
    <>
      <ListReport<Rejected>
        intent="RejectedTransaction-search"
        title={t("rejected.title")}
        queryKey="rejected-transactions"
        fetchPage={fetchPage}
        filters={filters}
        columns={useColumns(setReading)}
        rowKey={(rejected) => String(rejected.id)}
        nothing={t("rejected.nothing")}
        refreshMs={10_000}
      />
      {reading && <RejectedDocument rejected={reading} onClose={() => setReading(undefined)} />}
    </>
  );
}

function useColumns(onRead: (rejected: Rejected) => void): Column<Rejected>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "number",
      title: t("receipts.number"),
      importance: 9,
      minWidth: "10rem",
      cell: (row) => (
        <Button design="Transparent" onClick={() => onRead(row)}>
          {row.number ?? t("rejected.withoutNumber")}
        </Button>
      ),
      text: (row) => row.number ?? "",
    },
    {
      id: "till",
      title: t("column.till"),
      importance: 5,
      minWidth: "6rem",
      cell: (row) => row.tillId,
      text: (row) => row.tillId,
    },
    {
      id: "reason",
      title: t("rejected.reason"),
      importance: 8,
      minWidth: "18rem",
      cell: (row) => (
        <span>
          <span className="pair">{said(row.detail)}</span>
          <span className="pair pair-key">{[row.code, row.where].filter(Boolean).join(" · ")}</span>
        </span>
      ),
      text: (row) => `${row.code}: ${said(row.detail)}`,
    },
    {
      id: "times",
      title: t("rejected.times"),
      end: true,
      importance: 2,
      cell: (row) => formats.count(row.times),
      text: (row) => row.times,
    },
    instantColumn("lastAt", t("rejected.lastAt"), (row) => row.lastAt, formats, { importance: 4, minWidth: "10rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 7,
      minWidth: "9rem",
      cell: (row) => <RejectedState rejected={row} />,
      text: (row) => t(row.acceptedAt ? "rejected.acceptedLater" : "rejected.open"),
    },
  ];
}

function RejectedState({ rejected }: { rejected: Rejected }) {
  const { t } = useTranslation();
  return rejected.acceptedAt ? (
    <StateTag tone="positive">{t("rejected.acceptedLater")}</StateTag>
  ) : (
    <StateTag tone="negative">{t("rejected.open")}</StateTag>
  );
}

function RejectedDocument({ rejected, onClose }: { rejected: Rejected; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const query = useQuery({
    queryKey: ["rejected-transaction", rejected.id],
    queryFn: ({ signal }) => api<{ raw: string }>(`/api/sales/rejected/${rejected.id}`, { signal }),
  });
  return (
    <ReadDialog title={t("rejected.reading", { key: rejected.number ?? rejected.id })} onClose={onClose}>
      <Facts
        facts={[
          { label: t("rejected.reason"), value: said(rejected.detail) },
          { label: t("rejected.where"), value: rejected.where },
          { label: t("rejected.firstAt"), value: formats.instant(rejected.firstAt) },
          { label: t("rejected.times"), value: formats.count(rejected.times) },
        ]}
      />
      <Loadable inside query={query}>
        {({ raw }) => <RawText text={raw} mediaType="application/json" name={`rejected-${rejected.id}.json`} />}
      </Loadable>
    </ReadDialog>
  );
}
