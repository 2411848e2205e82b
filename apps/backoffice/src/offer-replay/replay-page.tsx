import type { Replay } from "@counterfoil/contracts";
import { api, apiText, download, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { ProgressIndicator } from "@ui5/webcomponents-react/ProgressIndicator";
import { useTranslation } from "react-i18next";
import { ReplayArticles, ReplayDays } from "./replay-figures.tsx";
import { ReplayState } from "./replay-list.tsx";

/** One replay: how far it is, what the drafts would have cost, per day and per article. */
export function ReplayPage() {
  const replayId = useIntent().parameters.replayId ?? "";
  const query = useQuery({
    queryKey: ["replay", replayId],
    queryFn: ({ signal }) => api<Replay>(`/api/prices/replays/${replayId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
  });
  return <Loadable query={query}>{(replay) => <ReplayDetails replay={replay} />}</Loadable>;
}

function ReplayDetails({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const { cancel, save } = useActs(replay.replayId);
  const mayWrite = usePermission("offers.write");
  const isRunning = replay.state === "running";
  const shown = { currency: replay.currency, nothing: t(isRunning ? "replay.counting" : "replay.noDays") };
  return (
    <ObjectPage
      title={t("replay.of", { offers: replay.offerIds.join(", ") })}
      parent={{ title: t("replay.title"), href: intentHref("OfferReplay-search") }}
      actions={
        isRunning
          ? mayWrite && (
              <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
                {t("replay.cancel")}
              </Button>
            )
          : (["article", "day"] as const).map((by) => (
              <Button key={by} icon="excel-attachment" design="Transparent" onClick={() => save.mutate(by)}>
                {t(`replay.csv.${by}`)}
              </Button>
            ))
      }
      facts={useFacts(replay)}
      above={
        <>
          <ProblemStrip error={cancel.error ?? save.error} />
          {isRunning && <Progress {...replay} />}
        </>
      }
      sections={[
        {
          id: "days",
          title: t("replay.byDay"),
          content: <ReplayDays days={replay.byDay ?? []} {...shown} />,
        },
        {
          id: "articles",
          title: t("replay.byArticle"),
          content: <ReplayArticles articles={replay.byArticle ?? []} {...shown} />,
        },
      ]}
    />
  );
}

function Progress({ done, total }: Replay) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = t("replay.progress", { done: formats.count(done), total: formats.count(total) });
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  return <ProgressIndicator value={percent} displayValue={words} accessibleName={words} />;
}

function useActs(replayId: string) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api(`/api/prices/replays/${replayId}/cancel`, { method: "POST" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["replay", replayId] });
      say(t("replay.cancelled"));
    },
  });
  const save = useMutation({
    mutationFn: async (by: "article" | "day") => {
      const { text } = await apiText(`/api/prices/replays/${replayId}.csv`, { query: { by } });
      download(`replay-${replayId}-${by}.csv`, text, "text/csv;charset=utf-8");
    },
  });
  return { cancel, save };
}

function useFacts(replay: Replay): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const money = (amount: number) => formats.money(amount, replay.currency);
  const share = replay.receipts === 0 ? 0 : Math.round((replay.touched / replay.receipts) * 1000) / 10;
  return [
    { label: t("column.state"), value: <ReplayState state={replay.state} /> },
    { label: t("replay.period"), value: `${formats.date(replay.from)} – ${formats.date(replay.to)}` },
    { label: t("replay.receipts"), value: formats.count(replay.receipts) },
    { label: t("replay.touched"), value: `${formats.count(replay.touched)} (${formats.percent(share)})` },
    { label: t("replay.cost"), value: money(replay.cost) },
    { label: t("replay.before"), value: money(replay.revenueBefore) },
    { label: t("replay.after"), value: money(replay.revenueAfter) },
    { label: t("replay.skipped"), value: formats.count(replay.skipped) },
    ...(replay.failure ? [{ label: t("replay.failure"), value: replay.failure }] : []),
  ];
}
