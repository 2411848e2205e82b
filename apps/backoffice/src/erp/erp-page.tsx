import { intentHref, useFormats } from "@counterfoil/ui";
import { ConnectionCheck, Nothing, ObjectPage, ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useHubSummary } from "../figures.ts";
import { ConnectionForm } from "./connection-form.tsx";
import { connectionPath } from "./destination.ts";

/** Where messages go: whether it answers, what it is, and a check that says which step fails. */
export function ErpPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayConfigure = usePermission("hub.configure");
  const summary = useHubSummary();
  const erp = summary.data?.erp;
  return (
    <ObjectPage
      title={t("erp.title")}
      parent={{ title: t("ui.home"), href: intentHref("Shell-home") }}
      facts={[
        {
          label: t("column.state"),
          value: erp && (
            <StateTag tone={erp.reachable ? "positive" : "negative"}>
              {t(erp.reachable ? "erp.reachable" : "erp.unreachable")}
            </StateTag>
          ),
        },
        {
          label: t("erp.lastContact"),
          value: erp?.lastContactAt ? formats.instant(erp.lastContactAt) : t("erp.never"),
        },
        ...(erp?.reason ? [{ label: t("messages.reason"), value: erp.reason }] : []),
      ]}
      above={<ProblemStrip error={summary.error} onRetry={() => summary.refetch()} />}
      sections={
        mayConfigure
          ? [
              {
                id: "check",
                title: t("erp.checkTitle"),
                content: <ConnectionCheck path={`${connectionPath}/check`} />,
              },
              { id: "settings", title: t("erp.settings"), content: <ConnectionForm /> },
            ]
          : [{ id: "check", title: t("erp.checkTitle"), content: <Nothing title={t("erp.mayNotConfigure")} /> }]
      }
    />
  );
}
