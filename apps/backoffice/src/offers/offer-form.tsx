import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { offerSentence } from "@counterfoil/pricing/words";
import { ApiProblem, currentLanguage, useFormats } from "@counterfoil/ui";
import { focusField, focusFirst, ObjectPage, ProblemStrip, problemText } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FieldProblem, refusedPointer, stillThere, wrongAt } from "./field-problems.ts";
import { HeadFields, RankFields } from "./head-fields.tsx";
import { type OfferDraft, offerOf } from "./offer-draft.ts";
import { NotWhole, ProblemList, useProblemText } from "./problem-list.tsx";
import { styles, withStyle } from "./terms-draft.ts";
import { TermsFields } from "./terms-fields.tsx";
import { useCurrency, useOfferNames } from "./use-offer-names.ts";

type OfferFormProps = {
  title: string;
  parent: { title: string; href: string };
  start: OfferDraft;
  /** What is saved, and what a check has against it. */
  saved?: { offer: Offer; problems: readonly OfferProblem[] };
  /** The field to begin with. */
  focus?: string | undefined;
  saving: { isPending: boolean; error: unknown };
  onSave: (offer: Offer) => void;
  /** Gives up what was typed for what somebody else has saved meanwhile. */
  onOutdated?: () => void;
  onCancel: () => void;
};

/** An offer by its kind and a few fields, with the sentence that it makes. Nothing is sent before it can be read whole. */
export function OfferForm(props: OfferFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const [draft, setDraft] = useState(props.start);
  const [tried, setTried] = useState(false);
  const { offer, wrong } = offerOf(draft, formats, currency);
  const refused = useRefused(props.saving.error);
  const problems = [...useFound(props.saved, offer), ...refused];
  const shown = wrongAt(tried ? wrong : [], problems);
  const isOutdated = props.saving.error instanceof ApiProblem && props.saving.error.code === "changed-meanwhile";
  const change = (part: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    setTried(true);
    if (wrong.length === 0) props.onSave(offer);
    else focusFirst(wrong);
  };
  useFocus(props.focus);
  const fields = { draft, onChange: change, wrong: shown };
  return (
    <ObjectPage
      title={props.title}
      parent={props.parent}
      above={
        <>
          {refused.length === 0 && <ProblemStrip error={props.saving.error} />}
          {isOutdated && props.onOutdated && (
            <div>
              <Button onClick={props.onOutdated}>{t("offers.showNewer")}</Button>
            </div>
          )}
          {tried && <NotWhole fields={wrong.length} />}
          <ProblemList problems={problems} isSaving={refused.length > 0} />
          <Sentence offer={offer} isWhole={wrong.length === 0} />
        </>
      }
      sections={[
        {
          id: "terms",
          title: t("offers.terms"),
          content: (
            <>
              <StyleChoice draft={draft} onChange={change} />
              <TermsFields
                terms={draft.terms}
                wrong={shown}
                onChange={(part) => setDraft((before) => ({ ...before, terms: { ...before.terms, ...part } }))}
              />
            </>
          ),
        },
        { id: "head", title: t("offers.head"), content: <HeadFields {...fields} /> },
        { id: "rank", title: t("offers.rank"), content: <RankFields {...fields} /> },
      ]}
      footer={
        <>
          <Button design="Emphasized" disabled={props.saving.isPending} onClick={save}>
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={props.onCancel}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

/** What the check has found in fields that are still as they were. */
function useFound(saved: OfferFormProps["saved"], typed: Offer): FieldProblem[] {
  const textOf = useProblemText();
  if (!saved) return [];
  return stillThere(saved.problems, saved.offer, typed).map((problem) => ({
    ...problem,
    text: textOf(problem, saved.offer),
  }));
}

/** A refusal to save that names its field. */
function useRefused(error: unknown): FieldProblem[] {
  const field = error instanceof ApiProblem ? refusedPointer(error.where) : undefined;
  // The version is no field: somebody else was faster.
  return field && field !== "/version" ? [{ field, text: problemText(error), blocking: true }] : [];
}

/** Once the form is on the screen: SAP's fields draw themselves a moment later. */
function useFocus(field: string | undefined): void {
  useEffect(() => {
    const waiting = field && setTimeout(() => focusField(field), 300);
    return () => clearTimeout(waiting || undefined);
  }, [field]);
}

/** Templates to pick from, each with an example. */
function StyleChoice({ draft, onChange }: { draft: OfferDraft; onChange: (part: Partial<OfferDraft>) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="styles">
      <legend>{t("offers.style")}</legend>
      {styles.map((each) => (
        <label key={each} className="style">
          <input
            type="radio"
            name="style"
            checked={each === draft.terms.style}
            onChange={() => onChange({ terms: withStyle(draft.terms, each) })}
          />
          <span>{t(`offers.style.${each}`)}</span>
          <span className="hint">{t(`offers.style.${each}.hint`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What customers will read, in the reader's language, as it is typed. */
function Sentence({ offer, isWhole }: { offer: Offer; isWhole: boolean }) {
  const { t } = useTranslation();
  const names = useOfferNames(offer);
  const language = currentLanguage();
  return (
    <output className="offer-sentence" aria-live="polite">
      {isWhole ? offerSentence(offer, language, names) : t("offers.sentenceLater")}
    </output>
  );
}
