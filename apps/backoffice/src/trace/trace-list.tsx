import type { Hop, Trace } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Column, type FetchPage, instantColumn, ListReport, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import i18next from "i18next";
import { useTranslation } from "react-i18next";

type Row = Hop & { id: string; object: string };

const fetchPage: FetchPage<Row> = async ({ query = "" }, _next, signal) => {
  if (query.trim() === "") return { items: [] };
  const { items } = await api<{ items: Trace[] }>("/api/hub/trace", { query: { query: query.trim() }, signal });
  return { items: items.flatMap(rowsOf) };
};

/** Every hop in its order, and what a document carries. */
function rowsOf({ kind, key, title, hops, contains }: Trace): Row[] {
  const object = `${i18next.t(`trace.kind.${kind}`)} ${key}${title === "" ? "" : ` · ${textOr(`receipts.kind.${title}`, title)}`}`;
  const inside = contains.map(
    (number): Hop => ({
      system: "server",
      what: "contained",
      number,
      link: intentHref("Trace-display", { query: number }),
    }),
  );
  return [...hops, ...inside].map((hop, index) => ({
    ...hop,
    object,
    id: `${kind}-${key}-${index}`.replace(/\s/g, "_"),
  }));
}

/** One box for any number: what it is of, and where it has been, hop by hop. */
export function TraceList() {
  const { t } = useTranslation();
  const { query = "" } = useIntent().parameters;
  return (
    <ListReport<Row>
      intent="Trace-display"
      title={t("trace.title")}
      queryKey="trace"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("messages.search"), placeholder: t("trace.hint") }]}
      columns={useColumns()}
      rowKey={({ id }) => id}
      nothing={query.trim() === "" ? t("trace.nothing") : t("trace.unknown", { query })}
    />
  );
}

const textOr = (key: string, plain: string) => (i18next.exists(key) ? i18next.t(key) : plain);
const whatText = ({ what }: Row) => textOr(`trace.what.${what}`, textOr(`flow.${what}`, what));
const stateText = ({ state = "" }: Row) => {
  const key = [`posting.${state}`, `masterData.outcome.${state}`, `trace.state.${state}`, `flow.state.${state}`];
  return textOr(key.find((each) => i18next.exists(each)) ?? "", state);
};

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    textColumn("object", t("trace.object"), ({ object }) => object, { importance: 5, minWidth: "12rem" }),
    textColumn("system", t("trace.system"), ({ system }) => t(`flow.system.${system}`), { importance: 8 }),
    textColumn("what", t("trace.what"), whatText, { importance: 9, minWidth: "9rem" }),
    {
      id: "number",
      title: t("trace.number"),
      importance: 10,
      minWidth: "11rem",
      cell: (row) => (hrefOf(row) ? <Link href={hrefOf(row)}>{row.number}</Link> : row.number),
      text: ({ number }) => number,
    },
    instantColumn("at", t("trace.at"), ({ at }) => at, formats, { importance: 7 }),
    textColumn("state", t("column.state"), stateText, { importance: 8 }),
    textColumn("reason", t("messages.reason"), ({ reason }) => said(reason), { importance: 4, minWidth: "11rem" }),
  ];
}

/** A receipt has its page; any other link is followed only where it leads to a screen or a document of ours. */
function hrefOf({ system, what, number, link }: Row): string | undefined {
  if (system === "till" && what === "transaction") return intentHref("Receipt-display", { number });
  return link !== undefined && /^(#|\/(?!\/))/.test(link) ? link : undefined;
}
