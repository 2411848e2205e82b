import { api } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import type { Store, Till } from "./organisation.ts";

export function useStores() {
  const enabled = usePermission("organisation.read");
  return useQuery({
    queryKey: ["stores"],
    queryFn: async ({ signal }) => (await api<{ items: Store[] }>("/api/organisation/stores", { signal })).items,
    enabled,
    staleTime: 60_000,
  });
}

export function useTills(storeId?: string) {
  const enabled = usePermission("organisation.read");
  return useQuery({
    queryKey: ["tills"],
    queryFn: async ({ signal }) => (await api<{ items: Till[] }>("/api/organisation/tills", { signal })).items,
    select: (tills) => (storeId === undefined ? tills : tills.filter((till) => till.storeId === storeId)),
    refetchInterval: 10_000,
    enabled,
  });
}

/** Key and text together, as SAP people read it: "London (1010)". */
export function useStoreOptions(): { value: string; text: string }[] {
  return (useStores().data ?? []).map((store) => ({ value: store.storeId, text: `${store.name} (${store.storeId})` }));
}

export function useStoreName(): (storeId: string) => string {
  const stores = useStores().data ?? [];
  return (storeId) => {
    const name = stores.find((store) => store.storeId === storeId)?.name;
    return name ? `${name} (${storeId})` : storeId;
  };
}
