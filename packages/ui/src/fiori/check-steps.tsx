import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { said } from "../sentences/index.ts";
import { textColumn } from "./columns.ts";
import { DataTable } from "./data-table.tsx";
import { StateTag } from "./state-tag.tsx";
import { ProblemStrip } from "./states.tsx";

type CheckStep = { step: string; ok?: boolean; warning?: boolean; detail?: string; words?: string };
type Check = { ok: boolean; steps: CheckStep[] };

/** Asks a connection to be tried, one step after the other, and says which step fails. */
export function ConnectionCheck({ path, onDone }: { path: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: () => api<Check>(path, { method: "POST" }), onSettled: onDone });
  return (
    <>
      <Button disabled={check.isPending} onClick={() => check.mutate()}>
        {t("check.start")}
      </Button>
      <ProblemStrip error={check.error} />
      {check.data && (
        <div role="status">
          <p>
            <StateTag tone={check.data.ok ? "positive" : "negative"}>
              {t(check.data.ok ? "check.ok" : "check.failed")}
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
  const result = ({ ok, warning }: CheckStep) =>
    t(ok === undefined ? "check.skipped" : !ok ? "check.notPassed" : warning ? "check.warning" : "check.passed");
  const tone = ({ ok, warning }: CheckStep) =>
    ok === undefined ? "neutral" : !ok ? "negative" : warning ? "critical" : "positive";
  return (
    <DataTable<CheckStep>
      name={t("check.title")}
      rows={steps}
      rowKey={({ step }) => step}
      nothing="–"
      columns={[
        textColumn("step", t("check.step"), ({ step }) => t(`check.step.${step}`, step), { importance: 9 }),
        {
          id: "result",
          title: t("check.result"),
          importance: 8,
          cell: (step) => <StateTag tone={tone(step)}>{result(step)}</StateTag>,
          text: result,
        },
        {
          id: "detail",
          title: t("check.detail"),
          minWidth: "16rem",
          cell: ({ detail = "", words }) => (
            <span>
              {said(detail)}
              {words && <span className="pair pair-key">{t("check.words", { words })}</span>}
            </span>
          ),
          text: ({ detail = "", words = "" }) => [said(detail), words].filter(Boolean).join(" "),
        },
      ]}
    />
  );
}
