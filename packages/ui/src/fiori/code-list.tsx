import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { intentHref } from "../intents.ts";
import { type AppGroup, type CodeRow, codesOf } from "./apps.ts";
import { textColumn } from "./columns.ts";
import type { Column } from "./data-table.tsx";
import { ListReport } from "./list-report.tsx";
import { matches } from "./pages.ts";
import { useMe } from "./session.tsx";

export const codeList = { intent: "TransactionCode-search", title: "ui.codes", icon: "sys-help" };

/** Help for those who know SAP's transaction codes and scenarios: what each one is here. */
export function CodeList({ groups }: { groups: AppGroup[] }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const rows: CodeRow[] = codesOf(groups, ({ permission }) => permissions.includes(permission)).map((row) => ({
    ...row,
    title: t(row.title),
    subtitle: row.subtitle ? t(row.subtitle) : "",
  }));
  const columns: Column<CodeRow>[] = [
    textColumn("code", t("ui.code"), ({ code }) => code, { importance: 9 }),
    {
      id: "app",
      title: t("ui.app"),
      importance: 8,
      cell: ({ intent, title }) => <Link href={intentHref(intent)}>{title}</Link>,
      text: ({ title }) => title,
    },
    textColumn("what", t("ui.appDoes"), ({ subtitle }) => subtitle),
  ];
  return (
    <ListReport
      intent={codeList.intent}
      title={t("ui.codes")}
      queryKey="transaction-codes"
      fetchPage={async (filters) => ({
        items: rows.filter(({ code, title, subtitle }) => matches(filters.query, code, title, subtitle)),
      })}
      filters={[{ kind: "text", name: "query", label: t("ui.codeOrApp"), placeholder: "WE02" }]}
      columns={columns}
      rowKey={({ code, intent }) => `${code}:${intent}`}
      nothing={t("ui.codesNone")}
    />
  );
}
