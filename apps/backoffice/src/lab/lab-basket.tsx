import { useFormats } from "@counterfoil/ui";
import { ChoiceField, Field, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { ArticlePicker, nameOf } from "../articles/article-picker.tsx";
import { useArticleTexts } from "../articles/article-texts.ts";
import { ListField } from "../offers/list-field.tsx";
import { MomentField } from "../offers/moment-field.tsx";
import { useStoreOptions, useStores } from "../organisation/queries.ts";
import { DraftPicker } from "./draft-picker.tsx";
import { atHours, hoursFrom, instantOf, isQuantity, type LabDraft, localOf, sliderHours } from "./lab-draft.ts";

type LabBasketProps = { draft: LabDraft; onChange: (part: Partial<LabDraft>) => void };

/** What is in the basket, and all that prices may depend on. */
export function LabBasket(props: LabBasketProps) {
  return (
    <div className="form">
      <Lines {...props} />
      <Circumstances {...props} />
      <Moment {...props} />
      <DraftPicker chosen={props.draft.draftOfferIds} onChange={(draftOfferIds) => props.onChange({ draftOfferIds })} />
    </div>
  );
}

function Lines({ draft, onChange }: LabBasketProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lines } = draft;
  const textOf = useArticleTexts(lines.map((line) => line.articleId));
  const add = (articleId: string | undefined) => {
    if (articleId) onChange({ lines: [...lines, { articleId, quantity: "1" }] });
  };
  return (
    <div className="lab-lines">
      <ArticlePicker label={t("lab.addArticle")} single articles={[]} onChange={([articleId]) => add(articleId)} />
      <ListField
        name={t("articles.article")}
        add={false}
        items={lines}
        blank={{ articleId: "", quantity: "1" }}
        least={0}
        onChange={(changed) => onChange({ lines: changed })}
      >
        {(line, change, position) => (
          <TextField
            name={`quantity-${position}`}
            label={nameOf(line.articleId, textOf(line.articleId))}
            value={line.quantity}
            refused={!isQuantity(line, formats)}
            onChange={(quantity) => change({ quantity })}
          />
        )}
      </ListField>
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

/** Any moment by the clock of the store, and a slider for the hours around it. */
function Moment({ draft, onChange }: LabBasketProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useStores().data?.find((store) => store.storeId === draft.store)?.timeZone ?? "UTC";
  const choose = (local: string) => {
    if (local === "") return;
    const at = instantOf(local, timeZone);
    onChange({ at, around: at });
  };
  return (
    <>
      <MomentField label={t("lab.moment")} value={localOf(draft.at, timeZone)} onChange={choose} />
      <Field label={t("lab.hours")}>
        {(id) => (
          <input
            id={id}
            type="range"
            className="slider"
            aria-label={t("lab.hours")}
            min={sliderHours.min}
            max={sliderHours.max}
            value={hoursFrom(draft.around, draft.at)}
            aria-valuetext={formats.instant(draft.at, timeZone)}
            onChange={(event) => onChange({ at: atHours(draft.around, Number(event.target.value)) })}
          />
        )}
      </Field>
    </>
  );
}
