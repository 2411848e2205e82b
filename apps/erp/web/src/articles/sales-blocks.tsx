import { useFormats } from "@counterfoil/ui";
import { DataTable, type DraftRow, dateColumn, RowsEditor, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useSiteChoices, useSiteText, useValueList, useValueText } from "../common/value-lists.ts";
import type { Article, SalesBlock } from "./article.ts";
import { todayIn } from "./valid-today.ts";

/** From when on an article is not sold, and where: what holds today stands out. */
export function SalesBlockTable({ article }: { article: Article }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const statusText = useValueText("salesStatus");
  const channelText = useValueText("distributionChannel");
  const today = todayIn();
  const place = ({ siteId, distributionChannel }: SalesBlock) => {
    if (siteId) return siteText(siteId);
    return distributionChannel ? channelText(distributionChannel) : t("articles.everywhere");
  };
  const holds = ({ from }: SalesBlock) => t(from <= today ? "articles.notSoldToday" : "articles.notSoldLater");
  return (
    <DataTable<SalesBlock>
      name={t("articles.salesBlocks")}
      rows={article.salesBlocks ?? []}
      rowKey={(block) => `${block.siteId}-${block.distributionChannel}-${block.from}`}
      nothing={t("articles.noSalesBlocks")}
      columns={[
        textColumn("place", t("articles.where"), place, { importance: 9 }),
        textColumn("status", t("articles.salesStatus"), ({ status }) => statusText(status), {
          importance: 8,
          minWidth: "10rem",
        }),
        dateColumn("from", t("column.from"), ({ from }) => from, formats),
        {
          id: "today",
          title: t("column.today"),
          importance: 7,
          cell: (block) => <StateTag tone={block.from <= today ? "negative" : "critical"}>{holds(block)}</StateTag>,
          text: holds,
        },
      ]}
    />
  );
}

type EditorProps = { rows: DraftRow[]; error: unknown; onChange: (rows: DraftRow[]) => void };

/** One row a status: where, which, and from which day on. Taking a row away sells again. */
export function SalesBlockRows({ rows, error, onChange }: EditorProps) {
  const { t } = useTranslation();
  const statuses = useValueList("salesStatus");
  const channels = useValueList("distributionChannel").map(({ value, text }) => ({ value: `channel ${value}`, text }));
  const sites = useSiteChoices().map(({ value, text }) => ({ value: `site ${value}`, text }));
  return (
    <RowsEditor
      name={t("articles.salesStatus")}
      rows={rows}
      path="salesBlocks"
      blank={{ place: "", status: statuses[0]?.value ?? "", from: todayIn() }}
      error={error}
      onChange={onChange}
      fields={[
        {
          name: "place",
          label: t("articles.where"),
          options: [{ value: "", text: t("articles.everywhere") }, ...channels, ...sites],
        },
        { name: "status", label: t("articles.salesStatus"), options: statuses },
        { name: "from", label: t("column.from"), hint: t("form.dateHint") },
      ]}
    />
  );
}
