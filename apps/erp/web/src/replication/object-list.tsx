import { type Filter, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { partnerHref } from "../partners/partner-list.tsx";
import { promotionHref } from "../promotions/promotion-list.tsx";
import { useSentColumns } from "./object-columns.tsx";
import { type ObjectType, objectTypes, type SentObject } from "./replication.ts";

const fetchPage = pagesOf<SentObject>("/api/replication/objects");
const hrefs: Record<ObjectType, (key: string) => string> = {
  article: articleHref,
  businessPartner: partnerHref,
  promotion: (key) => promotionHref("promotion", key),
  bonusBuy: (key) => promotionHref("bonusBuy", key),
  salesPrice: articleHref,
  priceListPrice: articleHref,
  purchasePrice: articleHref,
};

/** Status per object and receiver: "is it there, and if not, why". */
export function SentObjectList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    {
      kind: "choice",
      name: "objectType",
      label: t("models.objectTypes"),
      options: objectTypes.map((value) => ({ value, text: t(`objectType.${value}`) })),
    },
    { kind: "text", name: "objectKey", label: t("sent.object") },
    { kind: "text", name: "receiverId", label: t("receivers.receiver") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["sent", "refused"].map((value) => ({ value, text: t(`sent.state.${value}`) })),
    },
  ];
  const object = textColumn<SentObject>("object", t("sent.object"), ({ objectKey }) => objectKey, {
    importance: 9,
    cell: (row) => (
      <Link href={hrefs[row.objectType](row.objectKey)}>{`${t(`objectType.${row.objectType}`)} ${row.objectKey}`}</Link>
    ),
  });
  return (
    <ListReport<SentObject>
      intent="ReplicatedObject-search"
      title={t("sent.listTitle")}
      queryKey="replicated-objects"
      fetchPage={fetchPage}
      filters={filters}
      columns={[object, ...useSentColumns()]}
      rowKey={(row) => `${row.receiverId}|${row.objectType}|${row.objectKey}`}
      nothing={t("sent.nothing")}
    />
  );
}
