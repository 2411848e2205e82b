import type { LabTest, LabTestResult } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats } from "@counterfoil/ui";
import {
  type Column,
  ListReport,
  moneyColumn,
  StateTag,
  say,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../offers/use-offer-names.ts";

const fetchPage = wholeOf<LabTest>("/api/prices/lab-tests", ({ name, madeBy }) => [name, madeBy]);
const testHref = (testId: string) => intentHref("BasketLab-display", { testId });

/** Baskets whose price must stay what it is: run at every activation, and by hand. */
export function TestList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const { run, remove } = useActs();
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
        selectionActions: ({ keys, clear }: { keys: string[]; clear: () => void }) => (
          <Button
            disabled={keys.length === 0 || remove.isPending}
            onClick={() => remove.mutate(keys, { onSuccess: clear })}
          >
            {t("lab.deleteTests")}
          </Button>
        ),
      })}
    />
  );
}

function useActs() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["lab-tests"] });
  const run = useMutation({
    mutationFn: () => api<{ items: LabTestResult[] }>("/api/prices/lab-tests/run", { method: "POST", body: {} }),
    onSuccess: async ({ items }) => {
      await refresh();
      const failed = items.filter((result) => !result.passed).length;
      say(failed === 0 ? t("lab.allPassed", { count: items.length }) : t("lab.someFailed", { count: failed }));
    },
  });
  const remove = useMutation({
    mutationFn: async (testIds: string[]) => {
      for (const testId of testIds)
        await api(`/api/prices/lab-tests/${encodeURIComponent(testId)}`, { method: "DELETE" });
    },
    onSuccess: async () => {
      await refresh();
      say(t("lab.testsDeleted"));
    },
  });
  return { run, remove };
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
    textColumn("ran", t("lab.lastRun"), (test) => test.lastRunAt && formats.instant(test.lastRunAt), {
      minWidth: "10rem",
    }),
    textColumn("madeBy", t("lab.madeBy"), (test) => test.madeBy),
  ];
}

const stateOf = ({ lastPassed }: LabTest) =>
  lastPassed === undefined ? "lab.notRun" : lastPassed ? "lab.passed" : "lab.failed";
const toneOf = ({ lastPassed }: LabTest) =>
  lastPassed === undefined ? "neutral" : lastPassed ? "positive" : "negative";
