import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import type { ArrangementOf, CommunicationPaths, Service } from "./communication.ts";

export function useArrangements<One extends ArrangementOf<Service>>(at: CommunicationPaths, systemId?: string) {
  return useQuery({
    queryKey: ["communication-arrangements", systemId],
    queryFn: async ({ signal }) => (await api<{ items: One[] }>(at.arrangements, { signal })).items,
    select: (items) => items.filter((item) => systemId === undefined || item.systemId === systemId),
    refetchInterval: 5000,
  });
}

/** Everything here belongs together: what one change does shows in all lists. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith("communication-"),
    });
}

export function useChange<Given>(work: (given: Given) => Promise<unknown>, onDone?: (given: Given) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: work,
    onSuccess: async (_answer, given) => {
      await refresh();
      onDone?.(given);
    },
  });
}
