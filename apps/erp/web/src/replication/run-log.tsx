import { api, useFormats } from "@counterfoil/ui";
import { DataTable, instantColumn, Loadable, StateTag, type Tone, textColumn } from "@counterfoil/ui/fiori";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Facts, isUnfinished, type Run } from "./replication.ts";

type Entry = { at: string; level: string; text: string | null; code: string | null; facts: Facts | null };
const tones: Record<string, Tone> = { info: "information", warning: "critical", error: "negative" };

export function RunLog({ run }: { run: Run }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const query = useQuery({
    queryKey: ["run-log", run.runId, run.state],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api<{ items: Entry[] }>(`/api/replication/runs/${run.runId}/log`, { signal }),
    refetchInterval: isUnfinished(run) ? 2000 : false,
  });
  const inWords = (facts: Facts | null) =>
    Object.fromEntries(
      Object.entries(facts ?? {}).map(([name, fact]) => [name, typeof fact === "number" ? formats.count(fact) : fact]),
    );
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <DataTable<Entry>
          name={t("runs.log")}
          rows={items}
          rowKey={(entry) => String(items.indexOf(entry))}
          nothing={t("runs.noLog")}
          columns={[
            instantColumn("at", t("runs.at"), ({ at }) => at, formats, { importance: 7, minWidth: "10rem" }),
            {
              id: "level",
              title: t("runs.level"),
              importance: 8,
              cell: ({ level }) => (
                <StateTag tone={tones[level] ?? "neutral"}>{t(`runs.level.${level}`, level)}</StateTag>
              ),
              text: ({ level }) => level,
            },
            textColumn("text", t("runs.text"), ({ text, code, facts }) => text ?? t(`runLog.${code}`, inWords(facts)), {
              importance: 9,
              minWidth: "20rem",
            }),
          ]}
        />
      )}
    </Loadable>
  );
}
