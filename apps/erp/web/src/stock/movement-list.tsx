import { intentHref, useFormats } from "@counterfoil/ui";
import { dateColumn, type Filter, instantColumn, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteChoices } from "../common/value-lists.ts";

export type Movement = {
  year: number;
  number: number;
  postingDate: string;
  reference: string;
  text: string;
  postedAt: string;
  postedBy: string;
};

const fetchPage = pagesOf<Movement>("/api/logistics/goods-movements");
export const movementHref = (year: number, number: number) => intentHref("GoodsMovement-display", { year, number });

export function MovementList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const filters: Filter[] = [
    { kind: "text", name: "reference", label: t("movements.reference") },
    { kind: "text", name: "articleId", label: t("articles.number") },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
  ];
  const numberOf = ({ year, number }: Movement) => `${year}/${number}`;
  return (
    <ListReport<Movement>
      intent="GoodsMovement-search"
      title={t("movements.title")}
      queryKey="goods-movements"
      fetchPage={fetchPage}
      filters={filters}
      rowKey={numberOf}
      rowHref={({ year, number }) => movementHref(year, number)}
      nothing={t("movements.nothing")}
      columns={[
        textColumn("number", t("movements.number"), numberOf, {
          importance: 9,
          cell: (movement) => <Link href={movementHref(movement.year, movement.number)}>{numberOf(movement)}</Link>,
        }),
        dateColumn("postingDate", t("movements.postingDate"), ({ postingDate }) => postingDate, formats, {
          importance: 7,
        }),
        textColumn("reference", t("movements.reference"), ({ reference }) => reference, {
          importance: 8,
          minWidth: "10rem",
        }),
        textColumn("text", t("movements.text"), ({ text }) => text, { minWidth: "10rem" }),
        instantColumn("postedAt", t("movements.postedAt"), ({ postedAt }) => postedAt, formats, {
          minWidth: "10rem",
        }),
        textColumn("postedBy", t("changes.by"), ({ postedBy }) => postedBy),
      ]}
    />
  );
}
