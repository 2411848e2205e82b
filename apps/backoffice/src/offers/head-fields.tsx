import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { useCategoryChoices, useStoreGroupChoices } from "./choices.ts";
import type { Wrong } from "./field-problems.ts";
import { HappyHoursList } from "./happy-hours-list.tsx";
import { MomentField } from "./moment-field.tsx";
import type { OfferDraft } from "./offer-draft.ts";
import { SeveralField } from "./several-field.tsx";
import { optionsOf } from "./target-field.tsx";

export type HeadFieldsProps = {
  draft: OfferDraft;
  onChange: (part: Partial<OfferDraft>) => void;
  wrong: Wrong;
};

type TextName = {
  [Name in keyof OfferDraft]: OfferDraft[Name] extends string ? Name : never;
}[keyof OfferDraft];

function OfferText(props: HeadFieldsProps & { name: TextName; required?: boolean; hint?: string }) {
  const { t } = useTranslation();
  return (
    <TextField
      name={`/${props.name}`}
      label={t(`offers.${props.name}`)}
      value={props.draft[props.name]}
      required={props.required ?? false}
      refused={props.wrong(`/${props.name}`)}
      {...(props.hint !== undefined && { hint: props.hint })}
      onChange={(value) => props.onChange({ [props.name]: value })}
    />
  );
}

/** Name, time and place of an offer. */
export function HeadFields(props: HeadFieldsProps) {
  const { t } = useTranslation();
  const categories = useCategoryChoices();
  return (
    <div className="form">
      <OfferText {...props} name="name" required />
      <Moment {...props} name="validFrom" />
      <Moment {...props} name="validTo" />
      <Places {...props} />
      <OfferText {...props} name="customerGroups" hint={t("offers.customerGroupsHint")} />
      <OfferText {...props} name="coupon" hint={t("offers.couponHint")} />
      <OfferText {...props} name="offerSet" />
      <ChoiceField
        label={t("offers.leadingCategory")}
        name="/leadingCategory"
        value={props.draft.leadingCategory}
        onChange={(leadingCategory) => props.onChange({ leadingCategory })}
        options={optionsOf(categories, props.draft.leadingCategory)}
      />
      <HappyHoursList {...props} />
    </div>
  );
}

/** Stores, groups of stores where there are any, and channels. */
function Places({ draft, onChange, wrong }: HeadFieldsProps) {
  const { t } = useTranslation();
  const groups = useStoreGroupChoices();
  const choices = {
    stores: useStoreOptions(),
    storeGroups: groups.map(({ id, text }) => ({ value: id, text })),
    channels: ["10", "20"].map((value) => ({ value, text: t(`offers.channel.${value}`) })),
  };
  const none = { stores: t("offers.allStores"), storeGroups: "", channels: t("offers.allChannels") };
  const names = (["stores", "storeGroups", "channels"] as const).filter(
    (name) => name !== "storeGroups" || groups.length + draft.storeGroups.length > 0,
  );
  return names.map((name) => (
    <SeveralField
      key={name}
      label={t(`offers.${name}`)}
      field={`/${name}`}
      none={none[name]}
      options={withChosen(choices[name], draft[name])}
      chosen={draft[name]}
      refused={wrong(`/${name}`)}
      onChange={(chosen) => onChange({ [name]: chosen })}
    />
  ));
}

/** What is chosen can be seen and taken away even where it does not exist any more. */
function withChosen(options: { value: string; text: string }[], chosen: readonly string[]) {
  const known = new Set(options.map(({ value }) => value));
  return [...options, ...chosen.filter((id) => !known.has(id)).map((id) => ({ value: id, text: id }))];
}

/** In which order offers go, and what they may be combined with. */
export function RankFields(props: HeadFieldsProps) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <div className="form">
      <OfferText {...props} name="sequence" hint={t("offers.sequenceHint")} />
      <OfferText {...props} name="resolution" hint={t("offers.resolutionHint")} />
      <ChoiceField
        label={t("offers.base")}
        value={draft.base}
        onChange={(base) => onChange({ base: base === "regular" ? "regular" : "current" })}
        options={["current", "regular"].map((value) => ({ value, text: t(`offers.base.${value}`) }))}
      />
      <OfferText {...props} name="maxApplications" />
      <OfferText {...props} name="maxDiscount" />
      <CheckBox
        name="/byHand"
        text={t("offers.byHand")}
        checked={draft.byHand}
        onChange={(event) => onChange({ byHand: event.target.checked })}
      />
      <CheckBox
        name="/exclusive"
        text={t("offers.exclusive")}
        checked={draft.exclusive}
        onChange={(event) => onChange({ exclusive: event.target.checked })}
      />
      <CheckBox
        name="/regularPriceOnly"
        text={t("offers.regularPriceOnly")}
        checked={draft.regularPriceOnly}
        onChange={(event) => onChange({ regularPriceOnly: event.target.checked })}
      />
    </div>
  );
}

function Moment({ draft, onChange, wrong, name }: HeadFieldsProps & { name: "validFrom" | "validTo" }) {
  const { t } = useTranslation();
  const refused = wrong(`/${name}`);
  return (
    <MomentField
      label={t(`offers.${name}`)}
      field={`/${name}`}
      value={draft[name]}
      required
      refusal={refused === true ? t("offers.validityWrong") : refused || undefined}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}
