import type { OfferState } from "@counterfoil/contracts";
import { api, navigate } from "@counterfoil/ui";
import { FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OfferDetail, offerPath } from "./offers.ts";

type Action = "check" | "approve" | "reject" | "activate" | "end" | "withdraw" | "copy" | "delete" | "restore";

/** What may be done in which state; the server decides, this only spares people buttons that refuse. */
const actionsByState: Record<OfferState, Action[]> = {
  draft: ["check", "copy", "delete"],
  checked: ["approve", "reject", "check", "copy", "delete"],
  approved: ["activate", "reject", "copy", "withdraw"],
  scheduled: ["end", "withdraw", "copy"],
  active: ["end", "withdraw", "copy"],
  ended: ["copy"],
};
const permissions: Record<Action, string> = {
  check: "offers.write",
  approve: "offers.approve",
  reject: "offers.approve",
  activate: "offers.activate",
  end: "offers.activate",
  withdraw: "offers.activate",
  copy: "offers.write",
  delete: "offers.write",
  restore: "offers.write",
};
/** Actions that want a word, or a second thought. */
const asking: Partial<Record<Action, { text?: "comment" | "reason"; required?: boolean; negative?: boolean }>> = {
  approve: { text: "comment" },
  reject: { text: "reason", required: true, negative: true },
  end: { negative: true },
  withdraw: { negative: true },
  delete: { negative: true },
};

export function OfferActions({ detail, onEdit }: { detail: OfferDetail; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Action>();
  const run = useRun(detail, () => setAsked(undefined));
  const allowed = useAllowed();
  const state = detail.draft ?? detail.state;
  const possible: Action[] = detail.deleted ? ["restore"] : [...actionsByState[state], ...actionsByState[detail.state]];
  const actions = new Set(possible.filter(allowed));
  return (
    <>
      {onEdit && !detail.deleted && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      {[...actions].map((action, position) => (
        <Button
          key={action}
          design={position === 0 && !asking[action]?.negative ? "Emphasized" : "Default"}
          disabled={run.isPending}
          onClick={() => (asking[action] ? setAsked(action) : run.mutate({ action, text: "" }))}
        >
          {t(`offers.do.${action}`)}
        </Button>
      ))}
      {asked && (
        <AskDialog
          action={asked}
          name={detail.name}
          busy={run.isPending}
          error={run.error}
          onConfirm={(text) => run.mutate({ action: asked, text })}
          onClose={() => {
            setAsked(undefined);
            run.reset();
          }}
        />
      )}
    </>
  );
}

function useAllowed(): (action: Action) => boolean {
  const may: Record<string, boolean> = {
    "offers.write": usePermission("offers.write"),
    "offers.approve": usePermission("offers.approve"),
    "offers.activate": usePermission("offers.activate"),
  };
  return (action) => may[permissions[action]] ?? false;
}

type AskDialogProps = {
  action: Action;
  name: string;
  busy: boolean;
  error: unknown;
  onConfirm: (text: string) => void;
  onClose: () => void;
};

function AskDialog({ action, name, onConfirm, ...rest }: AskDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const ask = asking[action];
  const isMissing = (ask?.required ?? false) && text.trim() === "";
  return (
    <FormDialog
      title={t(`offers.ask.${action}`, { name })}
      confirm={t(`offers.do.${action}`)}
      negative={ask?.negative ?? false}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) onConfirm(text.trim());
      }}
      {...rest}
    >
      <p>{t(`offers.askHint.${action}`)}</p>
      {ask?.text && (
        <TextField
          name={ask.text}
          label={t(`offers.${ask.text}`)}
          value={text}
          required={ask.required ?? false}
          refused={tried && isMissing}
          maxlength={200}
          autoFocus
          onChange={setText}
        />
      )}
    </FormDialog>
  );
}

function useRun(detail: OfferDetail, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ action, text }: { action: Action; text: string }) =>
      action === "delete"
        ? api<undefined>(offerPath(detail.offerId), { method: "DELETE" })
        : api<OfferDetail>(offerPath(detail.offerId, action), {
            method: "POST",
            body: { version: detail.version, ...(text !== "" && { [asking[action]?.text ?? "comment"]: text }) },
          }),
    onSuccess: async (answer, { action }) => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      // Only the answer to a check has the saved baskets it was tried on.
      if (answer && action !== "copy") queryClient.setQueryData(["offer", detail.offerId], answer);
      const refused = action === "check" && answer?.problems.some((problem) => problem.blocking);
      say(t(refused ? "offers.checkFound" : `offers.done.${action}`));
      onDone();
      if (action === "delete") navigate("Offer-search");
      if (action === "copy" && answer) navigate("Offer-display", { offerId: answer.offerId });
    },
  });
}
