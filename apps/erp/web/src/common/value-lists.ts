import { api } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { type Category, type Choice, categoryChoices, type Names, nameIn } from "./names.ts";

type ValueLists = Record<string, { code: string; texts: Names }[]>;
type Site = { siteId: string; name: string };

const forAnHour = 3_600_000;

/** Key and text of a customising list: "Piece (PC)". */
export function useValueList(list: string): Choice[] {
  const enabled = usePermission("masterData.read");
  const query = useQuery({
    queryKey: ["value-lists"],
    queryFn: ({ signal }) => api<ValueLists>("/api/master-data/value-lists", { signal }),
    staleTime: forAnHour,
    enabled,
  });
  return (query.data?.[list] ?? []).map(({ code, texts }) => ({ value: code, text: `${nameIn(texts)} (${code})` }));
}

/** The text of a code in such a list; the code itself where the list does not have it. */
export function useValueText(list: string): (code: string | undefined) => string {
  const values = useValueList(list);
  return (code) => values.find(({ value }) => value === code)?.text ?? code ?? "";
}

export function useSiteChoices(): Choice[] {
  const enabled = usePermission("masterData.read");
  const query = useQuery({
    queryKey: ["site-choices"],
    queryFn: ({ signal }) => api<{ items: Site[] }>("/api/master-data/sites", { signal }),
    staleTime: 60_000,
    enabled,
  });
  return (query.data?.items ?? []).map(({ siteId, name }) => ({ value: siteId, text: `${name} (${siteId})` }));
}

export function useSiteText(): (siteId: string | undefined) => string {
  const sites = useSiteChoices();
  return (siteId) => sites.find(({ value }) => value === siteId)?.text ?? siteId ?? "";
}

/** Categories by their way from the root, so that equal names can be told apart. */
export function useCategoryChoices(): Choice[] {
  const enabled = usePermission("masterData.read");
  const query = useQuery({
    queryKey: ["category-choices"],
    queryFn: ({ signal }) => api<{ items: Category[] }>("/api/master-data/categories", { signal }),
    staleTime: 60_000,
    enabled,
  });
  return categoryChoices(query.data?.items ?? []);
}

export { type Choice, nameIn } from "./names.ts";
