import type { GuardRun } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { Loading, Nothing, ObjectPage, ProblemStrip, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { ProgressIndicator } from "@ui5/webcomponents-react/ProgressIndicator";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DraftPicker, offerIdsIn } from "../lab/draft-picker.tsx";
import { GuardResult } from "./guard-result.tsx";
import { ThresholdForm, useThreshold } from "./threshold-form.tsx";

/**
 * Before an offer goes out: the lowest price that each article can be brought to, and what is left of its margin. The run stands in the
 * address, so that whoever looks into the lab, or sends the link, comes to the same result.
 */
export function GuardPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { offerId, runId, threshold: given = "" } = useIntent().parameters;
  const [offerIds, setOfferIds] = useState(() => offerIdsIn(offerId));
  const [threshold, setThreshold] = useState(given);
  const typed = threshold.trim() === "" ? undefined : formats.parseQuantity(threshold);
  const isReadable = threshold.trim() === "" || typed !== undefined;
  const start = useStart({ offerIds, threshold, percent: typed });
  const run = useRun(runId);
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
            {run.data?.state === "running" ? (
              <Cancel runId={run.data.runId} />
            ) : (
              <Button design="Emphasized" disabled={start.isPending || !isReadable} onClick={() => start.mutate()}>
                {t("guard.search")}
              </Button>
            )}
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
                  refused={!isReadable}
                  error={start.error}
                  onChange={setThreshold}
                />
              </div>
            ),
          },
          {
            id: "result",
            title: t("guard.result"),
            content: <Outcome run={run.data} offerId={offerId} isStarted={runId !== undefined && !run.error} />,
          },
        ]}
      />
      {changing && own !== undefined && <ThresholdForm percent={own} onClose={() => setChanging(false)} />}
    </>
  );
}

type Asked = { offerIds: string[]; threshold: string; percent: number | undefined };

function useStart({ offerIds, threshold, percent }: Asked) {
  return useMutation({
    mutationFn: () =>
      api<GuardRun>("/api/prices/margin-guard", {
        method: "POST",
        body: { ...(offerIds.length > 0 && { offerIds }), ...(percent !== undefined && { threshold: percent }) },
      }),
    onSuccess: ({ runId }) =>
      navigate("MarginGuard-display", { offerId: offerIds.join(","), threshold, runId }, { replace: true }),
  });
}

function Cancel({ runId }: { runId: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api(`/api/prices/margin-guard/${runId}/cancel`, { method: "POST" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["margin-guard", runId] }),
  });
  return (
    <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
      {t("ui.cancel")}
    </Button>
  );
}

function useRun(runId: string | undefined) {
  return useQuery({
    queryKey: ["margin-guard", runId],
    queryFn: ({ signal }) => api<GuardRun>(`/api/prices/margin-guard/${runId}`, { signal }),
    enabled: runId !== undefined,
    refetchInterval: (query) => (query.state.data?.state === "running" ? 500 : false),
  });
}

type OutcomeProps = { run: GuardRun | undefined; offerId: string | undefined; isStarted: boolean };

function Outcome({ run, offerId, isStarted }: OutcomeProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!run) return isStarted ? <Loading /> : <Nothing title={t("guard.notRun")} />;
  if (run.state === "running") {
    const words = t("guard.searching", { done: formats.count(run.done), total: formats.count(run.total) });
    const percent = run.total === 0 ? 0 : Math.round((run.done / run.total) * 100);
    return <ProgressIndicator value={percent} displayValue={words} accessibleName={words} />;
  }
  if (!run.result)
    return <Nothing title={run.failure ?? t(run.state === "cancelled" ? "guard.cancelled" : "guard.failed")} />;
  return <GuardResult result={run.result} offerId={offerId} />;
}
