import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { RewardDraft, RewardKind } from "./reward-draft.ts";

type RewardFieldProps = {
  field: string;
  reward: RewardDraft;
  onChange: (reward: RewardDraft) => void;
  wrong: readonly string[];
  /** Rewards that make sense for these terms. */
  kinds: readonly RewardKind[];
};

/** What one gets: a kind and a figure. */
export function RewardField({ field, reward, onChange, wrong, kinds }: RewardFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("offers.reward")}
        value={reward.kind}
        onChange={(kind) => onChange({ ...reward, kind: kinds.find((each) => each === kind) ?? "percentOff" })}
        options={kinds.map((value) => ({ value, text: t(`offers.reward.${value}`) }))}
      />
      <TextField
        name={`${field}/${reward.kind}`}
        label={t(`offers.rewardFigure.${reward.kind}`)}
        value={reward.figure}
        required
        refused={wrong.includes(`${field}/${reward.kind}`)}
        onChange={(figure) => onChange({ ...reward, figure })}
      />
    </>
  );
}
