import { api } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Task } from "./documents.ts";

export type Repost = { receiptIds?: number[]; reasonCode?: string; reasonSubject?: string; task?: Task };

/** Posts again what was set aside: these receipts, all that one cause stopped, or one task alone. */
export function useRepost() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (what: Repost) =>
      api<{ reposted: number }>("/api/documents/receipts/repost", { method: "POST", body: what }),
    onSuccess: ({ reposted }) => {
      say(t("receipts.reposted", { count: reposted }));
      return queryClient.invalidateQueries();
    },
  });
}
