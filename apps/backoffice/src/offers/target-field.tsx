import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import { type Choice, useCategoryChoices, useGroupChoices } from "./choices.ts";
import type { Wrong } from "./field-problems.ts";
import { ListField } from "./list-field.tsx";
import { blankTarget, type TargetDraft, type TargetKind, targetKinds } from "./target-draft.ts";

export type TargetFieldProps = {
  label: string;
  /** JSON pointer of the target in the offer. */
  field: string;
  target: TargetDraft;
  onChange: (target: TargetDraft) => void;
  /** Pointers of what could not be read. */
  wrong: Wrong;
  kinds?: readonly TargetKind[];
};

/** Which goods: articles, a product group, a category, an attribute or all, and what is left out of them. */
export function TargetField({ label, field, target, onChange, wrong, kinds = targetKinds }: TargetFieldProps) {
  const { t } = useTranslation();
  const change = (part: Partial<TargetDraft>) => onChange({ ...target, ...part });
  return (
    <fieldset className="target" aria-label={label}>
      <ChoiceField
        label={label}
        value={target.kind}
        onChange={(kind) => change({ kind: kinds.find((each) => each === kind) ?? "articles" })}
        options={kinds.map((value) => ({ value, text: t(`offers.target.${value}`) }))}
      />
      <Goods field={field} target={target} change={change} wrong={wrong} />
      {!field.includes("/except/") && (
        <ListField
          name={t("offers.target.except")}
          add={t("offers.target.addExcept")}
          items={target.except}
          blank={blankTarget()}
          least={0}
          most={5}
          onChange={(except) => change({ except })}
        >
          {(one, changeOne, position) => (
            <TargetField
              label={t("offers.target.except")}
              field={`${field}/except/${position}`}
              target={one}
              wrong={wrong}
              kinds={["articles", "group", "category", "attribute"]}
              onChange={changeOne}
            />
          )}
        </ListField>
      )}
    </fieldset>
  );
}

type GoodsProps = Pick<TargetFieldProps, "field" | "target" | "wrong"> & {
  change: (part: Partial<TargetDraft>) => void;
};

function Goods({ field, target, change, wrong }: GoodsProps) {
  const { t } = useTranslation();
  const groups = useGroupChoices();
  const categories = useCategoryChoices();
  const isWrong = (name: string) => wrong(`${field}/${name}`);
  if (target.kind === "articles")
    return (
      <ArticlePicker
        required
        label={t("offers.target.articles")}
        field={`${field}/articles`}
        articles={target.articles}
        refused={isWrong("articles")}
        onChange={(articles) => change({ articles })}
      />
    );
  if (target.kind === "group" || target.kind === "category") {
    const { kind } = target;
    return (
      <ChoiceField
        label={t(`offers.target.${kind}`)}
        name={`${field}/${kind}`}
        value={target[kind]}
        required
        refused={isWrong(kind)}
        onChange={(id) => change({ [kind]: id })}
        options={optionsOf(kind === "group" ? groups : categories, target[kind])}
      />
    );
  }
  if (target.kind === "all") return null;
  return (
    <>
      <TextField
        name={`${field}/attribute/name`}
        label={t("offers.target.attributeName")}
        value={target.attribute}
        required
        refused={isWrong("attribute/name")}
        onChange={(attribute) => change({ attribute })}
      />
      <TextField
        name={`${field}/attribute/value`}
        label={t("offers.target.attributeValue")}
        value={target.value}
        required
        refused={isWrong("attribute/value")}
        onChange={(value) => change({ value })}
      />
    </>
  );
}

/** What is chosen is in the list even where the list does not have it any more, and nothing chosen looks like nothing. */
export function optionsOf(choices: Choice[], chosen: string) {
  const options = choices.map(({ id, text }) => ({ value: id, text: `${text} (${id})` }));
  const known = chosen === "" || choices.some(({ id }) => id === chosen);
  return [{ value: "", text: "–" }, ...(known ? [] : [{ value: chosen, text: chosen }]), ...options];
}
