import { api } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

type Result = { key: string; outcome: "created" | "changed" | "unchanged" };

/** Saves one whole object. Everything on screen may depend on it, so everything is read again. */
export function useSave(onDone: (key: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, element }: { path: string; element: unknown }) =>
      api<Result>(path, { method: "PUT", body: element }),
    onSuccess: async ({ key, outcome }) => {
      await queryClient.invalidateQueries();
      say(t(`saved.${outcome}`, { key }));
      onDone(key);
    },
  });
}
