import { ApiProblem, api, navigate } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Kind, kinds } from "./promotion.ts";

type Problem = { code: string; detail: string; where?: string };
type Result = { key: string; outcome: string; problem?: Problem };

/** A new one gets its number from the ERP. */
export function useSavePromotion(kind: Kind, onDone: (key: string, outcome: string) => void) {
  const queryClient = useQueryClient();
  const { path, texts } = kinds[kind];
  return useMutation({
    mutationFn: async ({ number, element }: { number: string | undefined; element: unknown }) => {
      if (number !== undefined) return api<Result>(`${path}/${number}`, { method: "PUT", body: element });
      const { results } = await api<{ results: Result[] }>(path, { method: "POST", body: { [texts]: [element] } });
      const [result] = results;
      if (!result) throw new Error("no result");
      if (result.problem) throw new ApiProblem({ status: 400, ...result.problem });
      return result;
    },
    onSuccess: async ({ key, outcome }) => {
      await queryClient.invalidateQueries();
      onDone(key, outcome);
    },
  });
}

/** Release, withdraw, copy, throw away. */
export function usePromotionAction(kind: Kind, number: string, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { path, object } = kinds[kind];
  return useMutation({
    mutationFn: async (action: "release" | "withdraw" | "copy" | "remove") => {
      if (action === "remove") await api(`${path}/${number}`, { method: "DELETE" });
      const result =
        action === "remove" ? { key: number } : await api<Result>(`${path}/${number}/${action}`, { method: "POST" });
      return { action, key: result.key };
    },
    onSuccess: async ({ action, key }) => {
      onDone();
      say(t(`promotions.done.${action}`, { key }));
      if (action === "copy") navigate(`${object}-display`, { number: key });
      if (action === "remove") navigate(`${object}-search`, {}, { replace: true });
      await queryClient.invalidateQueries();
    },
  });
}
