import { api, currentLanguage } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

type Named = { names: Record<string, string> };
type Category = Named & { categoryId: string; parentId?: string };
type ProductGroup = Named & { groupId: string };
export type Choice = { id: string; text: string };

/** The merchandise hierarchy, each node with its id as SAP people read it: "Candles (CANDLES)". */
export function useCategoryChoices(): Choice[] {
  const name = useName();
  const { data } = useQuery({
    queryKey: ["categories"],
    queryFn: ({ signal }) => api<{ items: Category[] }>("/api/catalog/categories", { signal }),
    staleTime: 60_000,
  });
  return (data?.items ?? []).map((category) => ({
    id: category.categoryId,
    text: name(category) ?? category.categoryId,
  }));
}

export function useGroupChoices(): Choice[] {
  const name = useName();
  const { data } = useQuery({
    queryKey: ["product-group-choices"],
    queryFn: ({ signal }) =>
      api<{ items: ProductGroup[] }>("/api/prices/product-groups", { query: { limit: 500 }, signal }),
    staleTime: 30_000,
  });
  return (data?.items ?? []).map((group) => ({ id: group.groupId, text: name(group) ?? group.groupId }));
}

/** Stores that are named together; most retailers have none. */
export function useStoreGroupChoices(): Choice[] {
  const { data } = useQuery({
    queryKey: ["store-groups"],
    queryFn: ({ signal }) =>
      api<{ items: { groupId: string; storeIds: string[] }[] }>("/api/prices/store-groups", { signal }),
    staleTime: 60_000,
  });
  return (data?.items ?? []).map(({ groupId, storeIds }) => ({
    id: groupId,
    text: `${groupId} (${storeIds.join(", ")})`,
  }));
}

function useName(): (named: Named) => string | undefined {
  useTranslation();
  return ({ names }) => names[currentLanguage()] || names.en || Object.values(names)[0];
}
