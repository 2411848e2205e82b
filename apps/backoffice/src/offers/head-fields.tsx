import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { HappyHoursList } from "./happy-hours-list.tsx";
import { MomentField } from "./moment-field.tsx";
import type { OfferDraft } from "./offer-draft.ts";
import { SeveralField } from "./several-field.tsx";

export type HeadFieldsProps = {
  draft: OfferDraft;
  onChange: (part: Partial<OfferDraft>) => void;
  wrong: readonly string[];
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
      refused={props.wrong.includes(`/${props.name}`)}
      {...(props.hint !== undefined && { hint: props.hint })}
      onChange={(value) => props.onChange({ [props.name]: value })}
    />
  );
}

/** Name, time and place of an offer. */
export function HeadFields(props: HeadFieldsProps) {
  const { t } = useTranslation();
  const stores = useStoreOptions();
  const channels = ["10", "20"].map((value) => ({ value, text: t(`offers.channel.${value}`) }));
  return (
    <div className="form">
      <OfferText {...props} name="name" required />
      <Moment {...props} name="validFrom" />
      <Moment {...props} name="validTo" />
      <SeveralField
        label={t("offers.stores")}
        none={t("offers.allStores")}
        options={stores}
        chosen={props.draft.stores}
        onChange={(chosen) => props.onChange({ stores: chosen })}
      />
      <SeveralField
        label={t("offers.channels")}
        none={t("offers.allChannels")}
        options={channels}
        chosen={props.draft.channels}
        onChange={(chosen) => props.onChange({ channels: chosen })}
      />
      <OfferText {...props} name="customerGroups" hint={t("offers.customerGroupsHint")} />
      <OfferText {...props} name="coupon" hint={t("offers.couponHint")} />
      <OfferText {...props} name="offerSet" />
      <OfferText {...props} name="leadingCategory" />
      <HappyHoursList {...props} />
    </div>
  );
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
        text={t("offers.exclusive")}
        checked={draft.exclusive}
        onChange={(event) => onChange({ exclusive: event.target.checked })}
      />
      <CheckBox
        text={t("offers.regularPriceOnly")}
        checked={draft.regularPriceOnly}
        onChange={(event) => onChange({ regularPriceOnly: event.target.checked })}
      />
    </div>
  );
}

function Moment({ draft, onChange, wrong, name }: HeadFieldsProps & { name: "validFrom" | "validTo" }) {
  const { t } = useTranslation();
  return (
    <MomentField
      label={t(`offers.${name}`)}
      value={draft[name]}
      required
      refusal={wrong.includes(`/${name}`) ? t("offers.validityWrong") : undefined}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}
