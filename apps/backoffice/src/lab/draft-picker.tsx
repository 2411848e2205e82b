import type { OfferRow } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { Field } from "@counterfoil/ui/fiori";
import { useQueries } from "@tanstack/react-query";
import { MultiComboBox } from "@ui5/webcomponents-react/MultiComboBox";
import { MultiComboBoxItem } from "@ui5/webcomponents-react/MultiComboBoxItem";
import { useTranslation } from "react-i18next";

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
  const others = chosen.filter((offerId) => !known.has(offerId)).map((offerId) => ({ offerId, name: offerId }));
  return (
    <Field label={t("lab.drafts")} required={required}>
      {(id) => (
        <MultiComboBox
          id={id}
          accessibleName={t("lab.drafts")}
          placeholder={chosen.length === 0 ? t("lab.noDrafts") : ""}
          onSelectionChange={(event) => onChange(event.detail.items.flatMap((item) => item.dataset.offer ?? []))}
        >
          {[...drafts, ...others].map((draft) => (
            <MultiComboBoxItem
              key={draft.offerId}
              data-offer={draft.offerId}
              text={`${draft.name} (${draft.offerId})`}
              selected={chosen.includes(draft.offerId)}
            />
          ))}
        </MultiComboBox>
      )}
    </Field>
  );
}

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
