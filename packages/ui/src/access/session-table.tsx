import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { instantColumn, textColumn } from "../fiori/columns.ts";
import { DataTable } from "../fiori/data-table.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { useFormats } from "../use-formats.ts";
import type { PersonSession } from "./access.ts";

/** Where somebody is signed in. One's own sessions may be ended one by one. */
export function SessionTable({ path, own = false }: { path: string; own?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions", path],
    queryFn: async ({ signal }) => (await api<{ items: PersonSession[] }>(path, { signal })).items,
  });
  const end = useMutation({
    mutationFn: (sessionId: string) => api(`${path}/${sessionId}`, { method: "DELETE" }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const actions = {
    id: "actions",
    title: t("people.actions"),
    importance: 8,
    cell: ({ isThis, sessionId }: PersonSession) =>
      isThis ? t("people.thisSession") : <Button onClick={() => end.mutate(sessionId)}>{t("people.end")}</Button>,
  };
  return (
    <>
      <ProblemStrip error={sessions.error ?? end.error} />
      <DataTable<PersonSession>
        name={t("people.sessions")}
        rows={sessions.data ?? []}
        rowKey={({ sessionId }) => sessionId}
        nothing={t("people.noSession")}
        loading={sessions.isPending}
        columns={[
          instantColumn("startedAt", t("people.since"), ({ startedAt }) => startedAt, formats, {
            importance: 9,
            minWidth: "9rem",
          }),
          instantColumn("actedAt", t("people.actedAt"), ({ actedAt }) => actedAt, formats, { importance: 7 }),
          textColumn("address", t("people.address"), ({ address }) => address, { importance: 6 }),
          textColumn("browser", t("people.browser"), ({ browser }) => browserName(browser), { importance: 5 }),
          ...(own ? [actions] : []),
        ]}
      />
    </>
  );
}

const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** The name that people know it by; what is none of them is shown as it said. */
export function browserName(said = ""): string {
  const name = browsers.find(([pattern]) => pattern.test(said))?.[1];
  const system = /Windows|Mac OS X|Android|iPhone|iPad|Linux/.exec(said)?.[0];
  return name ? [name, system].filter(Boolean).join(", ") : said.slice(0, 60);
}
