import type { MappedService, MappingDocument, MappingTest } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { ProblemStrip, StateTag } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { mappingPath } from "./mappings.ts";

/** What the mapping as it stands would have made of the last 500 transactions, against the one in use. */
export function Regression({ service, document }: { service: MappedService; document: MappingDocument }) {
  const { t } = useTranslation();
  const run = useMutation({
    mutationFn: () => api<MappingTest>(`${mappingPath(service)}/regression`, { method: "POST", body: { document } }),
  });
  return (
    <>
      <div className="table-actions">
        <Button disabled={run.isPending} onClick={() => run.mutate()}>
          {t("mapping.runRegression")}
        </Button>
      </div>
      <ProblemStrip error={run.error} />
      {run.data && <TestResult test={run.data} />}
    </>
  );
}

export function TestResult({ test }: { test: MappingTest }) {
  const { t } = useTranslation();
  const { transactions, changed, failed, failedNewly, fields, failures } = test;
  return (
    <>
      <StateTag
        tone={failedNewly > 0 ? "negative" : failed > 0 ? "critical" : changed > 0 ? "information" : "positive"}
      >
        {t("mapping.tested", { transactions, changed, failed })}
      </StateTag>
      {failed > failedNewly && <p className="hint">{t("mapping.failedBefore", { count: failed - failedNewly })}</p>}
      {failures.length > 0 && (
        <ul className="findings">
          {failures.map(({ code, subject, detail, count, examples }) => (
            <li key={`${code} ${subject}`}>
              <strong>{t("mapping.wouldFail", { count })}</strong> {detail} <Numbers numbers={examples} />
            </li>
          ))}
        </ul>
      )}
      {fields.length > 0 && (
        <ul className="findings">
          {fields.map(({ field, count, examples }) => (
            <li key={field}>
              <strong>{field}</strong> {t("mapping.differs", { count })}{" "}
              {examples.map(({ number, before = "–", after = "–" }) => (
                <span key={number} className="mapping-value">
                  <Numbers numbers={[number]} />: {before} → {after}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  return numbers.map((number, position) => (
    <span key={number}>
      {position > 0 && ", "}
      <Link href={intentHref("Receipt-display", { number })}>{number}</Link>
    </span>
  ));
}
