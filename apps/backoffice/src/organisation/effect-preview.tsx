import { type TillSettingArea, tillSettingAreas } from "@counterfoil/contracts";
import { ProblemStrip } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { Effect } from "./structure.ts";
import { useValueText } from "./use-value-text.ts";

type Asked = { data: Effect | undefined; error: unknown; isFetching: boolean };

const isArea = (name: string): name is TillSettingArea => tillSettingAreas.some((area) => area === name);

/** What a change touches, before it is saved. */
export function EffectPreview({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const textOf = useValueText();
  if (asked.error) return <ProblemStrip error={asked.error} />;
  const { data } = asked;
  return (
    <div className="effect" role="status">
      {!data && <p>{t(asked.isFetching ? "effect.asking" : "effect.waiting")}</p>}
      {data && data.stores + data.tills + data.groups.length === 0 && <p>{t("effect.none")}</p>}
      {data && data.stores + data.tills > 0 && (
        <p>
          <strong>
            {t("effect.touches", {
              stores: t("effect.stores", { count: data.stores }),
              tills: t("effect.tills", { count: data.tills }),
            })}
          </strong>
        </p>
      )}
      <ul className="changes">
        {data?.changes.map(({ name, before, after, stores, tills }) => (
          <li key={`${name} ${JSON.stringify(before)}`}>
            {t(isArea(name) ? "effect.settings" : "effect.change", {
              name: t(isArea(name) ? `tillSettings.${name}.title` : `values.${name}`),
              ...(!isArea(name) && { before: textOf(name, before), after: textOf(name, after) }),
              stores: t("effect.stores", { count: stores }),
              tills: t("effect.tills", { count: tills }),
            })}
          </li>
        ))}
        {data?.groups.map(({ groupId, joining, leaving }) => (
          <li key={groupId}>
            {[
              joining.length > 0 && t("effect.joining", { groupId, stores: joining.join(", ") }),
              leaving.length > 0 && t("effect.leaving", { groupId, stores: leaving.join(", ") }),
            ]
              .filter(Boolean)
              .join(" ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
