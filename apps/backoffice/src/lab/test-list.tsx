import type { LabTest, LabTestResult } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats } from "@counterfoil/ui";
import {
  type Column,
  FormDialog,
  instantColumn,
  ListReport,
  moneyColumn,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../offers/use-offer-names.ts";

const fetchPage = wholeOf<LabTest>("/api/prices/lab-tests", ({ name, madeBy }) => [name, madeBy]);
const testHref = (testId: string) => intentHref("BasketLab-display", { testId });

/** Baskets whose price must stay what it is: run at every activation, and by hand. */
export function TestList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const run = useRun();
  return (
    <ListReport
      intent="LabTest-search"
      title={t("lab.tests")}
      queryKey="lab-tests"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("offers.search") }]}
      columns={useColumns()}
      rowKey={(test) => test.testId}
      rowHref={(test) => testHref(test.testId)}
      nothing={t("lab.noTests")}
      above={<ProblemStrip error={run.error} />}
      actions={
        <>
          <Button onClick={() => navigate("BasketLab-display")}>{t("lab.title")}</Button>
          {mayWrite && (
            <Button design="Emphasized" disabled={run.isPending} onClick={() => run.mutate()}>
              {t("lab.runAll")}
            </Button>
          )}
        </>
      }
      {...(mayWrite && {
        selectionActions: ({ keys, clear }: Selection) => <Removal testIds={keys} onDone={clear} />,
      })}
    />
  );
}

type Selection = { keys: string[]; clear: () => void };

function useRun() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api<{ items: LabTestResult[] }>("/api/prices/lab-tests/run", { method: "POST", body: {} }),
    onSuccess: async ({ items }) => {
      await queryClient.invalidateQueries({ queryKey: ["lab-tests"] });
      const failed = items.filter((result) => !result.passed).length;
      say(failed === 0 ? t("lab.allPassed", { count: items.length }) : t("lab.someFailed", { count: failed }));
    },
  });
}

/** A test that is gone protects no price any more, and there is no way back: asked first. */
function Removal({ testIds, onDone }: { testIds: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: async () => {
      for (const testId of testIds)
        await api(`/api/prices/lab-tests/${encodeURIComponent(testId)}`, { method: "DELETE" });
    },
    onSuccess: async () => {
      say(t("lab.testsDeleted"));
      setAsked(false);
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["lab-tests"] }),
  });
  return (
    <>
      <Button disabled={testIds.length === 0} onClick={() => setAsked(true)}>
        {t("lab.deleteTests")}
      </Button>
      {asked && (
        <FormDialog
          title={t("lab.askDelete", { count: testIds.length })}
          confirm={t("lab.deleteTests")}
          negative
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{t("lab.askDeleteHint")}</p>
        </FormDialog>
      )}
    </>
  );
}

function useColumns(): Column<LabTest>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  return [
    {
      id: "name",
      title: t("lab.test"),
      importance: 9,
      minWidth: "12rem",
      cell: (test) => <Link href={testHref(test.testId)}>{test.name}</Link>,
      text: (test) => test.name,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "12rem",
      cell: (test) => (
        <span>
          <StateTag tone={toneOf(test)}>{t(stateOf(test))}</StateTag>
          {test.lastDetail && <span className="pair pair-key">{test.lastDetail}</span>}
        </span>
      ),
      text: (test) => t(stateOf(test)),
    },
    moneyColumn("total", t("lab.expected"), (test) => ({ amount: test.expected.total, currency }), formats),
    instantColumn("ran", t("lab.lastRun"), (test) => test.lastRunAt, formats, {
      minWidth: "10rem",
    }),
    textColumn("madeBy", t("lab.madeBy"), (test) => test.madeBy),
  ];
}

const stateOf = ({ lastPassed }: LabTest) =>
  lastPassed === undefined ? "lab.notRun" : lastPassed ? "lab.passed" : "lab.failed";
const toneOf = ({ lastPassed }: LabTest) =>
  lastPassed === undefined ? "neutral" : lastPassed ? "positive" : "negative";
