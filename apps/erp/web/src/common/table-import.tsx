import { api, intentHref, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, figureColumn, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { FileImport, type ImportOutcome, outcomeTones } from "./file-import.tsx";

type Row = { row: number; key: string; outcome: ImportOutcome; problem?: { detail: string } };
type Answer = { rows: Row[]; leftOut: string[] };

export const ArticleImport = () => <TableImport kind="articles" />;
export const PriceImport = () => <TableImport kind="prices" />;

/** A table from a spreadsheet. The file to begin with is what is there. */
function TableImport({ kind }: { kind: "articles" | "prices" }) {
  const { t } = useTranslation();
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const post = async (document: string, dryRun: boolean) => {
    const path = `/api/master-data/tables/${kind}`;
    const answer = await api<Answer>(path, { method: "POST", body: { document }, query: { dryRun } });
    setLeftOut(answer.leftOut);
    return answer.rows;
  };
  const list = kind === "articles" ? "Article-search" : "Price-search";
  return (
    <FileImport
      kind={kind}
      title={t(`${kind}.import`)}
      hint={t(`${kind}.import.hint`)}
      parent={{ title: t(`${kind}.title`), href: intentHref(list) }}
      accept=".csv,text/csv"
      post={post}
      what={t("fileImport.rows")}
      actions={<Link href={`/api/master-data/${kind}.csv`}>{t("fileImport.sample")}</Link>}
      table={(rows) => <Outcome rows={rows} leftOut={leftOut} />}
    />
  );
}

function Outcome({ rows, leftOut }: Answer) {
  const { t } = useTranslation();
  const formats = useFormats();
  const outcome = ({ outcome }: Row) => t(`fileImport.outcome.${outcome}`);
  const columns: Column<Row>[] = [
    figureColumn("row", t("fileImport.row"), ({ row }) => row, formats.count, { width: "5rem", minWidth: "4rem" }),
    textColumn("article", t("articles.article"), ({ key }) => key, {
      importance: 9,
      cell: ({ key }) => <Link href={articleHref(key)}>{key}</Link>,
    }),
    {
      id: "outcome",
      title: t("column.state"),
      importance: 9,
      cell: (row) => <StateTag tone={outcomeTones[row.outcome]}>{outcome(row)}</StateTag>,
      text: outcome,
    },
    textColumn("problem", t("fileImport.problem"), ({ problem }) => said(problem?.detail), {
      importance: 8,
      minWidth: "16rem",
    }),
  ];
  return (
    <>
      {leftOut.length > 0 && (
        <div className="strips">
          <MessageStrip design="Information" hideCloseButton>
            {t("fileImport.leftOut", { columns: leftOut.join(", ") })}
          </MessageStrip>
        </div>
      )}
      <DataTable
        name={t("fileImport.rows")}
        columns={columns}
        rows={rows}
        rowKey={({ row }) => String(row)}
        nothing={t("fileImport.nothing")}
      />
    </>
  );
}
