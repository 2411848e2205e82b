import { intentHref, useFormats } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, type Section, say } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { todayIn } from "../articles/valid-today.ts";
import { EditFooter } from "../common/edit-footer.tsx";
import { nameIn } from "../common/value-lists.ts";
import { Prerequisites, Rewards } from "./bonus-buy-fields.tsx";
import { GivenRows } from "./goods-rows.tsx";
import { DraftField, type FieldsProps, HeadFields } from "./head-fields.tsx";
import { HoursRows } from "./hours-rows.tsx";
import {
  blankDraft,
  type Kind,
  kinds,
  type PromotionAnswer,
  type PromotionDraft,
  promotionOf,
  toDraft,
} from "./promotion.ts";
import { LiveSentence } from "./sentence.tsx";
import { useSavePromotion } from "./use-promotion.ts";

type FormProps = { kind: Kind; answer?: PromotionAnswer; onDone: (number?: string) => void };

/** Few fields, and the sentence that they make. It is taken only if nobody has changed it meanwhile. */
export function PromotionForm({ kind, answer, onDone }: FormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { texts, object } = kinds[kind];
  const [draft, setDraft] = useState(() => (answer ? toDraft(answer.content, formats) : blankDraft(todayIn())));
  const save = useSavePromotion(kind, (key, outcome) => {
    say(t(`saved.${outcome}`, { key }));
    onDone(key);
  });
  const element = promotionOf(kind, draft, formats);
  const fields: FieldsProps = {
    draft,
    error: save.error,
    onChange: (part) => setDraft((before) => ({ ...before, ...part })),
  };
  const number = answer?.content.bonusBuyId ?? answer?.content.promotionId;
  const kept = answer && { status: answer.content.status, changeNumber: answer.changeNumber };
  return (
    <ObjectPage
      title={answer ? `${nameIn(answer.content.names)} (${number})` : t(`${texts}.create`)}
      parent={{ title: t(`${texts}.title`), href: intentHref(`${object}-search`) }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        { id: "sentence", title: t("promotions.sentence"), content: <LiveSentence kind={kind} element={element} /> },
        { id: "head", title: t("promotions.head"), content: <HeadFields {...fields} /> },
        ...useRules(kind, fields),
      ]}
      footer={
        <EditFooter
          busy={save.isPending}
          onSave={() => save.mutate({ number, element: { ...element, ...kept } })}
          onCancel={() => onDone()}
        />
      }
    />
  );
}

function useRules(kind: Kind, fields: FieldsProps): Section[] {
  const { t } = useTranslation();
  const order = { id: "order", title: t("promotions.order"), content: <OrderFields kind={kind} fields={fields} /> };
  const hours = { id: "hours", title: t("promotions.hoursTitle"), content: <HoursRows {...fields} /> };
  if (kind === "promotion")
    return [{ id: "items", title: t("promotions.items"), content: <Items {...fields} /> }, order, hours];
  return [
    { id: "prerequisites", title: t("promotions.prerequisites"), content: <Prerequisites {...fields} /> },
    { id: "rewards", title: t("promotions.rewards"), content: <Rewards {...fields} /> },
    order,
    hours,
  ];
}

function Items({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const change = (given: PromotionDraft["given"]) => onChange({ given });
  return <GivenRows name={t("promotions.item")} counted={false} rows={draft.given} error={error} onChange={change} />;
}

function OrderFields({ kind, fields }: { kind: Kind; fields: FieldsProps }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {kind === "bonusBuy" && (
        <DraftField {...fields} name="maxApplications" hint={t("promotions.maxApplicationsHint")} />
      )}
      <DraftField {...fields} name="sequence" hint={t("promotions.sequenceHint")} />
      <DraftField {...fields} name="resolution" hint={t("promotions.resolutionHint")} />
      {(["exclusive", "regularPriceOnly"] as const).map((name) => (
        <CheckBox
          key={name}
          name={name}
          text={t(`promotions.${name}`)}
          checked={fields.draft[name]}
          onChange={(event) => fields.onChange({ [name]: event.target.checked })}
        />
      ))}
    </div>
  );
}
