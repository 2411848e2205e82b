import { api } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { retryableStates } from "./posting.ts";

export type RetryWhat = { ids: string[] } | { state: (typeof retryableStates)[number] };

/** Sends exactly the stored documents again; the rows show how it went. */
export function useRetryMessages() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (what: RetryWhat) =>
      api<{ retried: number }>("/api/hub/outbound-messages/retry", { method: "POST", body: what }),
    onSuccess: ({ retried }) => {
      say(t("messages.retried", { count: retried }));
      return queryClient.invalidateQueries();
    },
  });
}
