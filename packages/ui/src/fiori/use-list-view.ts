import { useEffect, useRef, useState } from "react";
import { navigate } from "../use-intent.ts";
import type { FilterValues } from "./filter-bar.tsx";
import { useVariants, type Variant, type VariantContent } from "./list-variants.ts";

/**
 * What a list shows: its filters stand in the address, its columns here, and a variant sets both. A list that is opened
 * without filters starts with the variant that the person has chosen for it; a link with filters is taken as it is.
 */
export function useListView(list: string, filters: FilterValues) {
  const variants = useVariants(list);
  const [columns, setColumns] = useState<string[]>();
  const [variantId, setVariantId] = useState<number>();
  const started = useRef(Object.keys(filters).length > 0);
  const choose = (variant: Variant | undefined, { replace = false } = {}) => {
    setVariantId(variant?.variantId);
    setColumns(variant?.content.columns);
    navigate(list, variant?.content.filters ?? {}, { replace });
  };
  const start = variants.data?.find((variant) => variant.start);
  useEffect(() => {
    if (started.current || !variants.data) return;
    started.current = true;
    if (start) choose(start, { replace: true });
  });
  const shown: VariantContent = { filters, ...(columns && { columns }) };
  return { columns, setColumns, variantId, choose, shown };
}
