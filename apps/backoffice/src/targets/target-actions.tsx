import { api, navigate } from "@counterfoil/ui";
import { FormDialog, problemText, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Target, targetPath } from "./targets.ts";

type Act = "delta" | "full" | "delete";

/** Sending again by hand, changing and taking away a target. */
export function TargetActions({ target, onEdit }: { target: Target; onEdit: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"full" | "delete">();
  // Behind a refused document nothing goes on its way until all is sent anew.
  const isStuck = target.refused > 0;
  const act = useAct(target, () => setAsked(undefined));
  return (
    <>
      <Button onClick={onEdit}>{t("ui.edit")}</Button>
      {!isStuck && (
        <Button design="Emphasized" disabled={act.isPending} onClick={() => act.mutate("delta")}>
          {t("targets.do.delta")}
        </Button>
      )}
      {(["full", "delete"] as const).map((each) => (
        <Button
          key={each}
          design={isStuck && each === "full" ? "Emphasized" : "Default"}
          disabled={act.isPending}
          onClick={() => setAsked(each)}
        >
          {t(`targets.do.${each}`)}
        </Button>
      ))}
      {asked && (
        <FormDialog
          title={t(`targets.ask.${asked}`, { name: target.name })}
          confirm={t(`targets.do.${asked}`)}
          negative={asked === "delete"}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate(asked)}
          onClose={() => {
            setAsked(undefined);
            act.reset();
          }}
        >
          <p>{t(`targets.askHint.${asked}`)}</p>
        </FormDialog>
      )}
    </>
  );
}

function useAct({ targetId }: Target, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) =>
      act === "delete"
        ? api<undefined>(targetPath(targetId), { method: "DELETE" })
        : api<{ documents: number; book: number }>(`${targetPath(targetId)}/send`, {
            method: "POST",
            query: { mode: act },
          }),
    onSuccess: async (planned, act) => {
      onDone();
      if (!planned) say(t("targets.deleted"));
      else say(planned.documents === 0 ? t("targets.sentNothing") : t("targets.sent", { count: planned.documents }));
      if (act === "delete") navigate("PriceTarget-search");
      await queryClient.invalidateQueries({ queryKey: ["targets"] });
    },
    onError: (error, act) => {
      // The others have their dialog, which shows it.
      if (act === "delta") say(problemText(error));
    },
  });
}
