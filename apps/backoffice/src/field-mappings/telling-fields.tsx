import type { MappedSegment, MappedService, MappingDocument, Telling } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChoiceField, Loadable } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mappingPath } from "./mappings.ts";
import { Segments } from "./segments.tsx";

type Example = { name: keyof Telling; choice: string; segments: MappedSegment[] };
type TellingFieldsProps = {
  service: MappedService;
  document: MappingDocument;
  onChange: ((document: MappingDocument) => void) | undefined;
};

/** How discounts, prices and taxes are told, each choice on the same receipt. */
export function TellingFields({ service, document, onChange }: TellingFieldsProps) {
  const query = useQuery({
    queryKey: ["mapping-tellings", service, document],
    queryFn: ({ signal }) =>
      api<{ items: Example[] }>(`${mappingPath(service)}/tellings`, { method: "POST", body: { document }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <Loadable inside query={query}>
      {({ items }) =>
        (["discounts", "prices", "taxes"] as const).map((name) => (
          <Choice
            key={name}
            name={name}
            value={document.telling[name]}
            examples={items.filter((each) => each.name === name)}
            onChange={
              onChange &&
              ((value) => onChange({ ...document, telling: { ...document.telling, [name]: value } as Telling }))
            }
          />
        ))
      }
    </Loadable>
  );
}

type ChoiceProps = {
  name: keyof Telling;
  value: string;
  examples: Example[];
  onChange: ((value: string) => void) | undefined;
};

function Choice({ name, value, examples, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="mapping-choice">
      <ChoiceField
        label={t(`mapping.telling.${name}`)}
        value={value}
        disabled={onChange === undefined}
        onChange={(chosen) => onChange?.(chosen)}
        options={examples.map(({ choice }) => ({ value: choice, text: t(`mapping.telling.${choice}`) }))}
      />
      <p className="hint">{t("mapping.tellingSample")}</p>
      <div className="mapping-sides">
        {examples.map(({ choice, segments }) => (
          <section key={choice} aria-label={t(`mapping.telling.${choice}`)}>
            <strong>{t(`mapping.telling.${choice}`)}</strong>
            <Segments segments={segments} />
          </section>
        ))}
      </div>
    </div>
  );
}
