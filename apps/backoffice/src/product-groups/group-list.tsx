import { currentLanguage, navigate, useFormats } from "@counterfoil/ui";
import {
  type Column,
  figureColumn,
  instantColumn,
  ListReport,
  pagesOf,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type GroupLine, groupHref } from "./product-groups.ts";

const fetchPage = pagesOf<GroupLine>("/api/prices/product-groups");

/** Groups of articles that offers name: saved once, by name. */
export function GroupList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  return (
    <ListReport
      intent="ProductGroup-search"
      title={t("groups.title")}
      queryKey="product-groups"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("groups.search"), placeholder: t("groups.searchHint") }]}
      columns={useColumns()}
      rowKey={(group) => group.groupId}
      rowHref={(group) => groupHref(group.groupId)}
      nothing={t("groups.nothing")}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => navigate("ProductGroup-create")}>
            {t("groups.create")}
          </Button>
        )
      }
    />
  );
}

function useColumns(): Column<GroupLine>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  return [
    {
      id: "group",
      title: t("groups.group"),
      importance: 9,
      minWidth: "14rem",
      cell: (group) => <Link href={groupHref(group.groupId)}>{`${group.names[language]} (${group.groupId})`}</Link>,
      text: (group) => group.groupId,
    },
    figureColumn("articles", t("groups.articles"), (group) => group.articles, formats.count, { importance: 8 }),
    textColumn("changedBy", t("offers.changed"), (group) => group.changedBy, { importance: 3 }),
    instantColumn("changedAt", t("groups.changedAt"), (group) => group.changedAt, formats, { minWidth: "10rem" }),
  ];
}
