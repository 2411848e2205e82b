import { api } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TechnicalUser } from "./access.ts";

/** Locks, or unlocks what is locked: undone by the same button, so nobody is asked first. */
export function useLock() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userName, lockedAt }: TechnicalUser) =>
      api(`/api/access/technical-users/${encodeURIComponent(userName)}`, {
        method: "PATCH",
        body: { locked: lockedAt === undefined },
      }),
    onSuccess: (_answer, { userName, lockedAt }) => {
      say(t(lockedAt ? "people.nowUnlocked" : "people.nowLocked", { name: userName }));
      return queryClient.invalidateQueries({ queryKey: ["technical-users"] });
    },
  });
}
