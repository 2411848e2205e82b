import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import type { FilterValues } from "./filter-bar.tsx";

/** Filters and columns of a list under a name, as the server keeps them. */
export type VariantContent = { filters: FilterValues; columns?: string[] };
export type Variant = {
  variantId: number;
  name: string;
  shared: boolean;
  own: boolean;
  start: boolean;
  owner: string;
  content: VariantContent;
};
export type NewVariant = { name: string; shared: boolean; start: boolean; content: VariantContent };

const path = "/api/list-variants";
const keyOf = (list: string) => ["list-variants", list];

export function useVariants(list: string) {
  return useQuery({
    queryKey: keyOf(list),
    queryFn: async ({ signal }) => (await api<{ items: Variant[] }>(path, { query: { list }, signal })).items,
    staleTime: 60_000,
    retry: false,
  });
}

export function useVariantChanges(list: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: keyOf(list) });
  const start = (variantId: number | null) => api(`${path}/start`, { method: "PUT", body: { list, variantId } });
  return {
    save: useMutation({
      mutationFn: async ({ start: opens, ...body }: NewVariant) => {
        const { variantId } = await api<{ variantId: number }>(path, { method: "POST", body: { list, ...body } });
        if (opens) await start(variantId);
        return variantId;
      },
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (variantId: number) => api(`${path}/${variantId}`, { method: "DELETE" }),
      onSuccess,
    }),
    start: useMutation({ mutationFn: start, onSuccess }),
  };
}

/** Equal views, whatever order their filters were set in. */
export function sameView(one: VariantContent, other: VariantContent): boolean {
  const text = ({ filters, columns }: VariantContent) =>
    JSON.stringify([Object.entries(filters).toSorted(), columns ?? null]);
  return text(one) === text(other);
}
