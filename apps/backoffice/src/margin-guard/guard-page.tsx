import type { GuardRun } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { Loading, Nothing, ObjectPage, ProblemStrip, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { ProgressIndicator } from "@ui5/webcomponents-react/ProgressIndicator";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DraftPicker } from "../lab/draft-picker.tsx";
import { GuardResult } from "./guard-result.tsx";
import { ThresholdForm, useThreshold } from "./threshold-form.tsx";

/** Before an offer goes out: the lowest price that each article can be brought to, and what is left of its margin. */
export function GuardPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { offerId } = useIntent().parameters;
  const [offerIds, setOfferIds] = useState<string[]>(offerId ? [offerId] : []);
  const [threshold, setThreshold] = useState("");
  const typed = threshold.trim() === "" ? undefined : formats.parseQuantity(threshold);
  const start = useMutation({
    mutationFn: () =>
      api<GuardRun>("/api/prices/margin-guard", {
        method: "POST",
        body: { ...(offerIds.length > 0 && { offerIds }), ...(typed !== undefined && { threshold: typed }) },
      }),
  });
  const run = useRun(start.data?.runId);
  const own = useThreshold().data?.percent;
  const [changing, setChanging] = useState(false);
  return (
    <>
      <ObjectPage
        title={t("guard.title")}
        subtitle={t("guard.subtitle")}
        parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
        actions={
          <>
            <Button disabled={own === undefined} onClick={() => setChanging(true)}>
              {t("guard.ownThreshold")}
            </Button>
            <Button
              design="Emphasized"
              disabled={start.isPending || run.data?.state === "running"}
              onClick={() => start.mutate()}
            >
              {t("guard.search")}
            </Button>
          </>
        }
        above={<ProblemStrip error={start.error ?? run.error} />}
        sections={[
          {
            id: "what",
            title: t("guard.what"),
            content: (
              <div className="form">
                <DraftPicker chosen={offerIds} onChange={setOfferIds} />
                <TextField
                  name="threshold"
                  label={t("guard.threshold")}
                  hint={t("guard.thresholdHint", { percent: own === undefined ? "–" : formats.percent(own) })}
                  value={threshold}
                  refused={threshold.trim() !== "" && typed === undefined}
                  error={start.error}
                  onChange={setThreshold}
                />
              </div>
            ),
          },
          {
            id: "result",
            title: t("guard.result"),
            content: <Outcome run={run.data} isStarted={start.data !== undefined} />,
          },
        ]}
      />
      {changing && own !== undefined && <ThresholdForm percent={own} onClose={() => setChanging(false)} />}
    </>
  );
}

function useRun(runId: string | undefined) {
  return useQuery({
    queryKey: ["margin-guard", runId],
    queryFn: ({ signal }) => api<GuardRun>(`/api/prices/margin-guard/${runId}`, { signal }),
    enabled: runId !== undefined,
    refetchInterval: (query) => (query.state.data?.state === "running" || !query.state.data ? 500 : false),
  });
}

function Outcome({ run, isStarted }: { run: GuardRun | undefined; isStarted: boolean }) {
  const { t } = useTranslation();
  if (!run) return isStarted ? <Loading /> : <Nothing title={t("guard.notRun")} />;
  if (run.state === "running")
    return (
      <ProgressIndicator
        value={run.total === 0 ? 0 : Math.round((run.done / run.total) * 100)}
        accessibleName={t("guard.searching", { done: run.done, total: run.total })}
      />
    );
  if (!run.result) return <Nothing title={run.failure ?? t("guard.failed")} />;
  return <GuardResult result={run.result} />;
}
