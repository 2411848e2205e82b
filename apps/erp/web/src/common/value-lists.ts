import { api, currentLanguage } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";

type Names = { en: string; de?: string };
type ValueLists = Record<string, { code: string; texts: Names }[]>;
type Site = { siteId: string; name: string };
type Category = { categoryId: string; parentId?: string; names: Names };
export type Choice = { value: string; text: string };

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

export function categoryChoices(categories: Category[]): Choice[] {
  const byId = new Map(categories.map((category) => [category.categoryId, category]));
  const wayTo = (category: Category, depth = 0): string => {
    const parent = category.parentId === undefined ? undefined : byId.get(category.parentId);
    const name = nameIn(category.names);
    // A circle would be a fault of the data; the screen must not hang on it.
    return parent && depth < 20 ? `${wayTo(parent, depth + 1)} › ${name}` : name;
  };
  return categories
    .map((category) => ({ value: category.categoryId, text: `${wayTo(category)} (${category.categoryId})` }))
    .sort((one, other) => one.text.localeCompare(other.text));
}

export function nameIn(names: Names): string {
  return (currentLanguage() === "de" ? names.de : undefined) ?? names.en;
}
