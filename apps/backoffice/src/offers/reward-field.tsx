import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { Wrong } from "./field-problems.ts";
import type { RewardDraft, RewardKind } from "./reward-draft.ts";

type RewardFieldProps = {
  field: string;
  reward: RewardDraft;
  onChange: (reward: RewardDraft) => void;
  wrong: Wrong;
  /** Rewards that make sense for these terms. */
  kinds: readonly RewardKind[];
};

/** What one gets: a kind and a figure. */
export function RewardField({ field, reward, onChange, wrong, kinds }: RewardFieldProps) {
  const { t } = useTranslation();
  // An imported one may be of another kind; it is shown as it is.
  const offered = kinds.includes(reward.kind) ? kinds : [...kinds, reward.kind];
  return (
    <>
      <ChoiceField
        label={t("offers.reward")}
        value={reward.kind}
        onChange={(kind) => onChange({ ...reward, kind: offered.find((each) => each === kind) ?? "percentOff" })}
        options={offered.map((value) => ({ value, text: t(`offers.reward.${value}`) }))}
      />
      <TextField
        name={`${field}/${reward.kind}`}
        label={t(`offers.rewardFigure.${reward.kind}`)}
        value={reward.figure}
        required
        refused={wrong(`${field}/${reward.kind}`)}
        onChange={(figure) => onChange({ ...reward, figure })}
      />
    </>
  );
}
