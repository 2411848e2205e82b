import type { ErrorClass, MendingChoice, MendingGroup, MendingPeopleSchema } from "@counterfoil/contracts";
import { api, currentLanguage, intentHref } from "@counterfoil/ui";
import { say, type Tone } from "@counterfoil/ui/fiori";
import { isOurs, said } from "@counterfoil/ui/sentences";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";

export const classTones: Record<ErrorClass, Tone> = {
  connection: "critical",
  intermittent: "information",
  missingMasterData: "negative",
  value: "negative",
  duplicate: "critical",
  authorisation: "negative",
};

export const groupHref = (key: string) => intentHref("MendingGroup-display", { key });

type Cause = Pick<MendingGroup, "causeCode" | "causeSubject">;

/** "Tax code X9 is unknown": the cause in the reader's language; one that we have no words for stays as it is. */
export function causeText({ causeCode, causeSubject }: Cause): string {
  const key = `cause.${causeCode}`;
  if (i18next.exists(key)) return i18next.t(key, { subject: causeSubject });
  return causeSubject === "" ? causeCode : `${causeCode}: ${causeSubject}`;
}

/** What was said of one case; in another language than ours it was kept in, by its cause. */
export function reasonText(one: Cause & { reason?: string }): string | undefined {
  const isKnown = i18next.exists(`cause.${one.causeCode}`);
  return currentLanguage() === "en" || !isKnown || isOurs(one.reason ?? "") ? said(one.reason) : causeText(one);
}

/** An arrangement's service, or the kind of message that came in. */
export function serviceText(service: string): string {
  const key = `mending.service.${service}`;
  return i18next.exists(key) ? i18next.t(key) : service.replace(/(Bulk)?Request_In$|BulkReplicateRequest_In$/, "");
}

type People = Static<typeof MendingPeopleSchema>["items"];

export function usePeople(): People {
  const query = useQuery({
    queryKey: ["mending-people"],
    queryFn: async ({ signal }) => (await api<{ items: People }>("/api/hub/mending-people", { signal })).items,
    staleTime: 60_000,
  });
  return query.data ?? [];
}

/** Something is done about groups or cases; all lists are read again after it. */
export function useMend<Sent extends object, Answer = void>(
  path: string,
  { method = "POST", said }: { method?: "POST" | "PUT"; said?: (answer: Answer) => string } = {},
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent) => api<Answer>(`/api/hub/mending/${path}`, { method, body }),
    onSuccess: (answer) => {
      if (said) say(said(answer));
      return queryClient.invalidateQueries();
    },
  });
}

export function useRetryCases() {
  const { t } = useTranslation();
  return useMend<MendingChoice, { retried: number }>("retry", {
    said: ({ retried }) => t("messages.retried", { count: retried }),
  });
}
