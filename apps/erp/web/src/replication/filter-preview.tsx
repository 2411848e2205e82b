import { useFormats } from "@counterfoil/ui";
import { ProblemStrip } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { nameIn, useSiteText, useValueText } from "../common/value-lists.ts";
import type { Preview } from "./filter.ts";
import { objectHref } from "./object-href.ts";
import type { ObjectType } from "./replication.ts";

type FilterPreviewProps = {
  objectType: ObjectType;
  /** Behind: what is shown is of the filter before the last change. */
  preview: { data: Preview | undefined; error: unknown; isBehind: boolean };
};

const parts = ["matching", "entering", "leaving"] as const;

/** How many objects match, who would come to the receiver and who would leave it, with some of each. */
export function FilterPreview({ objectType, preview: { data: preview, error, isBehind } }: FilterPreviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (error) return <ProblemStrip error={error} />;
  if (!preview) return <p>{t("ui.loading")}</p>;
  const counts = { matching: preview.matching, entering: preview.entering, leaving: preview.leaving };
  return (
    <div className={isBehind ? "filter-preview behind" : "filter-preview"} aria-busy={isBehind}>
      <p className="filter-sentence" aria-live="polite">
        {t("filter.sentence", {
          matching: formats.count(preview.matching),
          total: formats.count(preview.total),
          entering: formats.count(preview.entering),
          leaving: formats.count(preview.leaving),
          present: formats.count(preview.present),
        })}
      </p>
      {preview.places && <Places objectType={objectType} places={preview.places} />}
      <div className="filter-samples">
        {parts.map((part) => (
          <section key={part} aria-label={t(`filter.${part}`)}>
            <h3>{`${t(`filter.${part}`)}: ${formats.count(counts[part])}`}</h3>
            <ul>
              {preview.samples[part].map(({ key, names }) => (
                <li key={key}>
                  <Link href={objectHref(objectType, key)}>{key}</Link> {names ? nameIn(names) : ""}
                </li>
              ))}
              {counts[part] === 0 && <li>{t("filter.none")}</li>}
              {counts[part] > preview.samples[part].length && (
                <li>{t("filter.more", { more: formats.count(counts[part] - preview.samples[part].length) })}</li>
              )}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

type PlacesProps = { objectType: ObjectType; places: NonNullable<Preview["places"]> };

/** "Prices of 1 of 2 stores: London (1010)". */
function Places({ objectType, places: { total, chosen } }: PlacesProps) {
  const { t } = useTranslation();
  const [siteText, listText] = [useSiteText(), useValueText("priceList")];
  const which = chosen.map(objectType === "salesPrice" ? siteText : listText).join(", ") || t("filter.none");
  return <p>{t(`filter.places.${objectType}`, { shown: chosen.length, total, which })}</p>;
}
