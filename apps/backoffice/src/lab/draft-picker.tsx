import type { OfferRow } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SeveralField } from "../offers/several-field.tsx";

type DraftPickerProps = {
  chosen: readonly string[];
  onChange: (offerIds: string[]) => void;
  required?: boolean;
};

/** Offers that are not active yet, to be counted as if they were. */
export function DraftPicker({ chosen, onChange, required = false }: DraftPickerProps) {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const known = new Set(drafts.map((draft) => draft.offerId));
  const others = chosen.filter((offerId) => !known.has(offerId)).map((offerId) => ({ value: offerId, text: offerId }));
  return (
    <SeveralField
      label={t("lab.drafts")}
      none={t("lab.noDrafts")}
      required={required}
      options={[...drafts.map(({ offerId, name }) => ({ value: offerId, text: `${name} (${offerId})` })), ...others]}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

/** Offers in an address: "OF-000012,OF-000013". */
export const offerIdsIn = (text: string | undefined) => text?.split(",").filter(Boolean) ?? [];

function useDrafts(): Pick<OfferRow, "offerId" | "name">[] {
  const states = ["draft", "checked", "approved"];
  const found = useQueries({
    queries: states.map((state) => ({
      queryKey: ["offers", "drafts", state],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api<{ items: OfferRow[] }>("/api/prices/offers", { query: { state, limit: 200 }, signal }),
      staleTime: 30_000,
    })),
  });
  return found.flatMap(({ data }) => data?.items ?? []);
}
