import { intentHref, useFormats } from "@counterfoil/ui";
import { type Fact, Facts } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSummary } from "./causes.tsx";
import { tasks } from "./documents.ts";

/** How the intake stands: by state, and by the task that is stopped; each figure leads to its receipts. */
export function Overview() {
  const { t } = useTranslation();
  const formats = useFormats();
  const summary = useSummary().data;
  if (!summary) return null;
  const fact = (label: string, count: number, filter: Record<string, string>): Fact => ({
    label,
    value: <Link href={intentHref("Receipt-search", filter)}>{formats.count(count)}</Link>,
  });
  return (
    <Facts
      facts={[
        { label: t("receipts.postedToday"), value: formats.count(summary.postedToday) },
        fact(t("documents.state.pending"), summary.pending, { state: "pending" }),
        fact(t("documents.state.setAside"), summary.setAside, { state: "setAside" }),
        ...tasks.map((task) =>
          fact(t("receipts.stoppedIn", { task: t(`receipts.task.${task}`) }), summary.stopped[task], { task }),
        ),
      ]}
    />
  );
}
