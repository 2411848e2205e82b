import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Wrong } from "./field-problems.ts";
import { RewardField } from "./reward-field.tsx";
import { TargetField } from "./target-field.tsx";
import { rewardKindsOf, type Style, type TermsDraft } from "./terms-draft.ts";
import { BuyList, GiftList, SlotList, TierList } from "./terms-lists.tsx";

export type TermsFieldsProps = {
  terms: TermsDraft;
  onChange: (part: Partial<TermsDraft>) => void;
  wrong: Wrong;
};

const fieldsOf: Record<Style, (props: TermsFieldsProps) => ReactNode> = {
  nth: (props) => (
    <>
      <GoodsField {...props} name="of" />
      <FigureField {...props} name="every" value="quantity" />
      <ChooseField {...props} />
      <Reward {...props} />
    </>
  ),
  multibuy: (props) => (
    <>
      <GoodsField {...props} name="of" />
      <FigureField {...props} name="quantity" value="quantity" />
      <Reward {...props} />
    </>
  ),
  simple: (props) => (
    <>
      <GoodsField {...props} name="get" />
      <LeastFields {...props} />
      <Reward {...props} />
    </>
  ),
  tiered: (props) => (
    <>
      <GoodsField {...props} name="get" />
      <TierList {...props} />
    </>
  ),
  buyGet: (props) => (
    <>
      <BuyList {...props} />
      <GoodsField {...props} name="get/target" label="given" />
      <FigureField {...props} name="get/quantity" value="quantity" />
      <ChooseField {...props} />
      <EqualOrLower {...props} />
      <Reward {...props} />
    </>
  ),
  set: (props) => (
    <>
      <SlotList {...props} />
      <Reward {...props} />
    </>
  ),
  transaction: (props) => (
    <>
      <LeastFields {...props} />
      <GoodsField {...props} name="of" label="limitedTo" />
      <Reward {...props} />
    </>
  ),
  gift: (props) => (
    <>
      <BuyList {...props} />
      <GiftList {...props} />
      <FigureField {...props} name="choose" value="giftsToChoose" optional />
    </>
  ),
  printCoupon: (props) => (
    <>
      <LeastFields {...props} />
      <GoodsField {...props} name="of" label="limitedTo" />
      <PrintedCouponFields {...props} />
    </>
  ),
  points: (props) => (
    <>
      <FigureField {...props} name="points" value="points" />
      <PerField {...props} />
      <GoodsField {...props} name="of" label="limitedTo" />
    </>
  ),
};

/** The fields that a style asks for, and no others. */
export function TermsFields(props: TermsFieldsProps) {
  return <div className="form">{fieldsOf[props.terms.style](props)}</div>;
}

function GoodsField(props: TermsFieldsProps & { name: string; label?: "goods" | "given" | "limitedTo" }) {
  const { t } = useTranslation();
  return (
    <TargetField
      label={t(`offers.goods.${props.label ?? "goods"}`)}
      field={`/terms/${props.name}`}
      target={props.terms.goods}
      wrong={props.wrong}
      onChange={(goods) => props.onChange({ goods })}
    />
  );
}

type FigureName = "quantity" | "points" | "giftsToChoose" | "minQuantity" | "minAmount";

function FigureField(props: TermsFieldsProps & { name: string; value: FigureName; optional?: boolean }) {
  const { t } = useTranslation();
  const { style } = props.terms;
  const specific = props.value === "quantity" ? `offers.quantity.${style}` : `offers.${props.value}`;
  return (
    <TextField
      name={`/terms/${props.name}`}
      label={t(specific)}
      value={props.terms[props.value]}
      required={!props.optional}
      refused={props.wrong(`/terms/${props.name}`)}
      onChange={(value) => props.onChange({ [props.value]: value })}
    />
  );
}

function LeastFields(props: TermsFieldsProps) {
  return (
    <>
      <FigureField {...props} name="minQuantity" value="minQuantity" optional />
      <FigureField {...props} name="minAmount" value="minAmount" optional />
    </>
  );
}

function Reward({ terms, onChange, wrong }: TermsFieldsProps) {
  return (
    <RewardField
      field="/terms/reward"
      reward={terms.reward}
      wrong={wrong}
      kinds={rewardKindsOf[terms.style]}
      onChange={(reward) => onChange({ reward })}
    />
  );
}

function ChooseField({ terms, onChange }: TermsFieldsProps) {
  const { t } = useTranslation();
  const choices = ["", "cheapest", "dearest"] as const;
  return (
    <ChoiceField
      label={t("offers.choose")}
      value={terms.choose}
      onChange={(choose) => onChange({ choose: choices.find((each) => each === choose) ?? "" })}
      options={choices.map((value) => ({
        value,
        text: t(value === "" ? `offers.choose.default.${terms.style}` : `offers.choose.${value}`),
      }))}
    />
  );
}

function EqualOrLower({ terms, onChange }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <CheckBox
      text={t("offers.equalOrLower")}
      checked={terms.equalOrLower}
      onChange={(event) => onChange({ equalOrLower: event.target.checked })}
    />
  );
}

function PrintedCouponFields({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  const names = ["code", "text", "validDays"] as const;
  return names.map((name) => (
    <TextField
      key={name}
      name={`/terms/coupon/${name}`}
      label={t(`offers.printed.${name}`)}
      value={terms.coupon[name]}
      required={name === "code"}
      refused={wrong(`/terms/coupon/${name}`)}
      onChange={(value) => onChange({ coupon: { ...terms.coupon, [name]: value } })}
    />
  ));
}

function PerField({ terms, onChange, wrong }: TermsFieldsProps) {
  const { t } = useTranslation();
  const ways = ["amount", "quantity"] as const;
  return (
    <>
      <ChoiceField
        label={t("offers.per")}
        value={terms.per.by}
        onChange={(by) => onChange({ per: { ...terms.per, by: ways.find((each) => each === by) ?? "amount" } })}
        options={ways.map((value) => ({ value, text: t(`offers.by.${value}`) }))}
      />
      <TextField
        name={`/terms/per/${terms.per.by}`}
        label={t("offers.perFigure")}
        hint={t("offers.perHint")}
        value={terms.per.figure}
        refused={wrong(`/terms/per/${terms.per.by}`)}
        onChange={(figure) => onChange({ per: { ...terms.per, figure } })}
      />
    </>
  );
}
