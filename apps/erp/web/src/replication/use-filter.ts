import { api } from "@counterfoil/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Criterion, FilterFields, Preview } from "./filter.ts";
import type { Model, ModelType, ObjectType } from "./replication.ts";

const PAUSE_MS = 250;

export function useModel(modelId: string) {
  return useQuery({
    queryKey: ["replication-model", modelId],
    queryFn: ({ signal }) =>
      api<Model & { types: ModelType[] }>(`/api/replication/models/${encodeURIComponent(modelId)}`, { signal }),
    enabled: modelId !== "",
  });
}

export function useFilterFields() {
  return useQuery({
    queryKey: ["replication-filter-fields"],
    queryFn: ({ signal }) => api<FilterFields>("/api/replication/filter-fields", { signal }),
    staleTime: 3_600_000,
  });
}

/** What a filter would do, asked for when nobody has typed for a moment; until the answer the last one stands. */
export function usePreview(receiverId: string, objectType: ObjectType, criteria: readonly Criterion[]) {
  const asked = JSON.stringify({ receiverId, objectType, criteria });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ["replication-filter-preview", settled],
    queryFn: ({ signal }) =>
      api<Preview>("/api/replication/filter-preview", { method: "POST", body: JSON.parse(settled), signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { ...query, isBehind: settled !== asked || query.isPlaceholderData };
}
