import { api } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

/** Posts again what was set aside: these receipts, or all that one cause stopped. */
export function useRepost() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (what: { receiptIds: number[] } | { reasonCode: string }) =>
      api<{ reposted: number }>("/api/documents/receipts/repost", { method: "POST", body: what }),
    onSuccess: ({ reposted }) => {
      say(t("receipts.reposted", { count: reposted }));
      return queryClient.invalidateQueries();
    },
  });
}
