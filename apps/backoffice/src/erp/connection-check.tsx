import { api } from "@counterfoil/ui";
import { DataTable, ProblemStrip, StateTag } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { type Check, type CheckStep, destinationPath } from "./destination.ts";

export function ConnectionCheck() {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: () => api<Check>(`${destinationPath}/check`, { method: "POST" }) });
  return (
    <>
      <p>{t("erp.checkHint")}</p>
      <Button disabled={check.isPending} onClick={() => check.mutate()}>
        {t("erp.check")}
      </Button>
      <ProblemStrip error={check.error} />
      {check.data && (
        <div role="status">
          <p>
            <StateTag tone={check.data.ok ? "positive" : "negative"}>
              {t(check.data.ok ? "erp.ok" : "erp.failed")}
            </StateTag>
          </p>
          <Steps steps={check.data.steps} />
        </div>
      )}
    </>
  );
}

function Steps({ steps }: { steps: CheckStep[] }) {
  const { t } = useTranslation();
  const name = (step: CheckStep) => t(`erp.step.${step.step}`, step.step);
  const result = ({ ok }: CheckStep) => t(ok === undefined ? "erp.skipped" : ok ? "erp.passed" : "erp.notPassed");
  return (
    <DataTable
      name={t("erp.checkTitle")}
      rows={steps}
      rowKey={(step) => step.step}
      nothing="–"
      columns={[
        { id: "step", title: t("erp.step"), importance: 9, cell: name, text: name },
        {
          id: "result",
          title: t("erp.result"),
          importance: 8,
          cell: (step) => (
            <StateTag tone={step.ok === undefined ? "neutral" : step.ok ? "positive" : "negative"}>
              {result(step)}
            </StateTag>
          ),
          text: result,
        },
        {
          id: "detail",
          title: t("erp.detail"),
          minWidth: "16rem",
          cell: (step) => step.detail ?? "–",
          text: (step) => step.detail ?? "",
        },
      ]}
    />
  );
}
