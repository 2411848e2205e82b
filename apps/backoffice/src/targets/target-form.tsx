import { api, intentHref } from "@counterfoil/ui";
import { focusFirst, ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NotWhole } from "../offers/problem-list.tsx";
import { draftOf, missingIn, type TargetDraft, targetOf } from "./target-draft.ts";
import { TargetFields } from "./target-fields.tsx";
import { type Target, targetPath, targetsPath } from "./targets.ts";

/** A target's addresses, its sign-in and the stores whose prices it gets. */
export function TargetForm({ target, onDone }: { target?: Target; onDone: (targetId?: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(target));
  const [tried, setTried] = useState(false);
  const save = useSave(target, onDone);
  const missing = missingIn(draft, target === undefined);
  return (
    <ObjectPage
      title={target ? `${target.name} (${target.targetId})` : t("targets.create")}
      parent={{ title: t("targets.title"), href: intentHref("PriceTarget-search") }}
      above={
        <>
          <ProblemStrip error={save.error} />
          {tried && <NotWhole fields={missing.length} />}
        </>
      }
      sections={[
        {
          id: "general",
          title: t("targets.target"),
          content: (
            <TargetFields
              draft={draft}
              isNew={!target}
              missing={tried ? missing : []}
              error={save.error}
              onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
            />
          ),
        },
      ]}
      footer={
        <>
          <Button
            design="Emphasized"
            disabled={save.isPending}
            onClick={() => {
              setTried(true);
              if (missing.length === 0) save.mutate(draft);
              else focusFirst(missing);
            }}
          >
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={() => onDone()}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

function useSave(target: Target | undefined, onDone: (targetId?: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: TargetDraft) => {
      const { targetId, ...facts } = targetOf(draft);
      if (target) await api(targetPath(targetId), { method: "PUT", body: facts });
      else await api(targetsPath, { method: "POST", body: { targetId, ...facts } });
      return targetId;
    },
    onSuccess: async (targetId) => {
      await queryClient.invalidateQueries({ queryKey: ["targets"] });
      say(t("targets.saved"));
      onDone(targetId);
    },
  });
}
