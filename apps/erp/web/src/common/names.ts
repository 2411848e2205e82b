import { currentLanguage } from "@counterfoil/ui";

export type Names = { en: string; de?: string };
export type Category = { categoryId: string; parentId?: string; names: Names };
export type Choice = { value: string; text: string };

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
