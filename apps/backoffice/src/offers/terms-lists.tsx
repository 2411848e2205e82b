import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import type { Wrong } from "./field-problems.ts";
import { ListField } from "./list-field.tsx";
import { blankReward } from "./reward-draft.ts";
import { RewardField } from "./reward-field.tsx";
import { blankTarget } from "./target-draft.ts";
import { TargetField } from "./target-field.tsx";
import { type FigureDraft, rewardKindsOf } from "./terms-draft.ts";
import type { TermsFieldsProps } from "./terms-fields.tsx";

/** "2 pieces" or "20.00 pounds" of what is bought. */
function ThresholdFields(props: {
  figure: FigureDraft;
  field: string;
  wrong: Wrong;
  onChange: (part: Partial<FigureDraft>) => void;
}) {
  const { t } = useTranslation();
  const { figure, field, wrong } = props;
  const ways = ["quantity", "amount"] as const;
  return (
    <>
      <ChoiceField
        label={t("offers.by")}
        value={figure.by}
        onChange={(by) => props.onChange({ by: ways.find((each) => each === by) ?? "quantity" })}
        options={ways.map((value) => ({ value, text: t(`offers.by.${value}`) }))}
      />
      <TextField
        name={`${field}/${figure.by}`}
        label={t(`offers.from.${figure.by}`)}
        value={figure.figure}
        required
        refused={wrong(`${field}/${figure.by}`)}
        onChange={(value) => props.onChange({ figure: value })}
      />
    </>
  );
}

/** What must be bought: one or more kinds of goods, each with its quantity or amount. */
export function BuyList({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <ListField
      name={t("offers.purchase")}
      items={terms.buy}
      blank={{ target: blankTarget(), by: "quantity" as const, figure: "1" }}
      onChange={(buy) => onChange({ buy })}
    >
      {(one, change, position) => (
        <>
          <TargetField
            label={t("offers.goods.bought")}
            field={`/terms/buy/${position}/target`}
            target={one.target}
            wrong={wrong}
            onChange={(target) => change({ target })}
          />
          <ThresholdFields figure={one} field={`/terms/buy/${position}`} wrong={wrong} onChange={change} />
        </>
      )}
    </ListField>
  );
}

export function TierList({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <ListField
      name={t("offers.tier")}
      items={terms.tiers}
      blank={{ by: "quantity" as const, figure: "", reward: blankReward() }}
      onChange={(tiers) => onChange({ tiers })}
    >
      {(tier, change, position) => (
        <>
          <ThresholdFields figure={tier} field={`/terms/tiers/${position}`} wrong={wrong} onChange={change} />
          <RewardField
            field={`/terms/tiers/${position}/reward`}
            reward={tier.reward}
            wrong={wrong}
            kinds={rewardKindsOf.tiered}
            onChange={(reward) => change({ reward })}
          />
        </>
      )}
    </ListField>
  );
}

/** The parts of a set, each with its pieces. */
export function SlotList({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <ListField
      name={t("offers.slot")}
      items={terms.slots}
      blank={{ target: blankTarget(), quantity: "1" }}
      onChange={(slots) => onChange({ slots })}
    >
      {(slot, change, position) => (
        <>
          <TargetField
            label={t("offers.slot")}
            field={`/terms/slots/${position}/target`}
            target={slot.target}
            wrong={wrong}
            onChange={(target) => change({ target })}
          />
          <TextField
            name={`/terms/slots/${position}/quantity`}
            label={t("offers.pieces")}
            value={slot.quantity}
            required
            refused={wrong(`/terms/slots/${position}/quantity`)}
            onChange={(quantity) => change({ quantity })}
          />
        </>
      )}
    </ListField>
  );
}

export function GiftList({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <ListField
      name={t("offers.gift")}
      items={terms.gifts}
      blank={{ articleId: "", quantity: "1" }}
      onChange={(gifts) => onChange({ gifts })}
    >
      {(gift, change, position) => (
        <>
          <ArticlePicker
            required
            label={t("offers.gift")}
            single
            field={`/terms/gifts/${position}/articleId`}
            articles={gift.articleId === "" ? [] : [gift.articleId]}
            refused={wrong(`/terms/gifts/${position}/articleId`)}
            onChange={([articleId = ""]) => change({ articleId })}
          />
          <TextField
            name={`/terms/gifts/${position}/quantity`}
            label={t("offers.pieces")}
            value={gift.quantity}
            required
            refused={wrong(`/terms/gifts/${position}/quantity`)}
            onChange={(quantity) => change({ quantity })}
          />
        </>
      )}
    </ListField>
  );
}
