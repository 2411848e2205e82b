import type { MappingTrial } from "@counterfoil/contracts";
import { ProblemStrip, StateTag, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { Segments } from "./segments.tsx";

type TrialProps = {
  trial: MappingTrial | undefined;
  error: unknown;
  number: string;
  onNumber: (number: string) => void;
};

/** The real last receipt, or the one named, through the mapping as it stands: ours left, the ERP's right. */
export function Trial({ trial, error, number, onNumber }: TrialProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="form">
        <TextField
          name="number"
          label={t("mapping.trialNumber")}
          value={number}
          onChange={onNumber}
          hint={t("mapping.trialHint")}
          maxlength={15}
        />
      </div>
      <ProblemStrip error={error} />
      {trial && <Result trial={trial} />}
    </>
  );
}

function Result({ trial: { number, sources, segments, problems } }: { trial: MappingTrial }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <StateTag tone={problems.length === 0 ? "positive" : "negative"}>
          {problems.length === 0
            ? t("mapping.fits", { number })
            : t("mapping.fitsNot", { number, count: problems.length })}
        </StateTag>
      </p>
      {problems.length > 0 && (
        <ul className="findings">
          {problems.map(({ field, detail }) => (
            <li key={`${field} ${detail}`}>
              <strong>{field}</strong> {detail}
            </li>
          ))}
        </ul>
      )}
      <div className="mapping-sides">
        <section aria-label={t("mapping.source")}>
          <strong>{t("mapping.source")}</strong>
          <dl className="mapping-sources">
            {sources.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-label={t("mapping.target")}>
          <strong>{t("mapping.target")}</strong>
          <Segments segments={segments} />
        </section>
      </div>
    </>
  );
}
