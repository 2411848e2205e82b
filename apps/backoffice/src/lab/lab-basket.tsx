import { useFormats } from "@counterfoil/ui";
import { ChoiceField, Field, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/delete.js";
import { useTranslation } from "react-i18next";
import { ArticlePicker, nameOf } from "../articles/article-picker.tsx";
import { useArticleTexts } from "../articles/article-texts.ts";
import { useStoreOptions, useStores } from "../organisation/queries.ts";
import { DraftPicker } from "./draft-picker.tsx";
import { atHours, hoursFrom, type LabDraft, sliderHours } from "./lab-draft.ts";

type LabBasketProps = { draft: LabDraft; middle: string; onChange: (part: Partial<LabDraft>) => void };

/** What is in the basket, and all that prices may depend on. */
export function LabBasket(props: LabBasketProps) {
  return (
    <div className="form">
      <Lines {...props} />
      <Circumstances {...props} />
      <TimeSlider {...props} />
      <DraftPicker chosen={props.draft.draftOfferIds} onChange={(draftOfferIds) => props.onChange({ draftOfferIds })} />
    </div>
  );
}

function Lines({ draft, onChange }: LabBasketProps) {
  const { t } = useTranslation();
  const { lines } = draft;
  const textOf = useArticleTexts(lines.map((line) => line.articleId));
  const add = (articleId: string | undefined) => {
    if (articleId) onChange({ lines: [...lines, { articleId, quantity: "1" }] });
  };
  return (
    <div className="lab-lines">
      <ArticlePicker label={t("lab.addArticle")} single articles={[]} onChange={([articleId]) => add(articleId)} />
      {lines.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same article may be in the basket twice.
        <fieldset className="row" key={`${line.articleId} ${position}`} aria-label={line.articleId}>
          <TextField
            name={`quantity-${position}`}
            label={nameOf(line.articleId, textOf(line.articleId))}
            value={line.quantity}
            onChange={(quantity) => onChange({ lines: lines.with(position, { ...line, quantity }) })}
          />
          <Button
            icon="delete"
            design="Transparent"
            tooltip={t("ui.remove")}
            accessibleName={t("ui.removeThis", { what: line.articleId })}
            onClick={() => onChange({ lines: lines.filter((_line, index) => index !== position) })}
          />
        </fieldset>
      ))}
    </div>
  );
}

function Circumstances({ draft, onChange }: LabBasketProps) {
  const { t } = useTranslation();
  const texts = ["customerId", "customerGroups", "coupons"] as const;
  return (
    <>
      <ChoiceField
        label={t("column.store")}
        value={draft.store}
        onChange={(store) => onChange({ store })}
        options={useStoreOptions()}
      />
      <ChoiceField
        label={t("lab.channel")}
        value={draft.channel}
        onChange={(channel) => onChange({ channel })}
        options={["10", "20"].map((value) => ({ value, text: t(`offers.channel.${value}`) }))}
      />
      {texts.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`lab.${name}`)}
          value={draft[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </>
  );
}

/** Hours around the moment that the lab was opened at, shown as the clock in the store says. */
function TimeSlider({ draft, middle, onChange }: LabBasketProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useStores().data?.find((store) => store.storeId === draft.store)?.timeZone;
  return (
    <Field label={t("lab.moment")}>
      {(id) => (
        <>
          <input
            id={id}
            type="range"
            className="slider"
            aria-label={t("lab.moment")}
            min={sliderHours.min}
            max={sliderHours.max}
            value={hoursFrom(middle, draft.at)}
            aria-valuetext={formats.instant(draft.at, timeZone)}
            onChange={(event) => onChange({ at: atHours(middle, Number(event.target.value)) })}
          />
          <output>{formats.instant(draft.at, timeZone)}</output>
        </>
      )}
    </Field>
  );
}
