import type { OfferState } from "@counterfoil/contracts";
import { api, navigate } from "@counterfoil/ui";
import { say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type OfferDetail, offerPath, type Trial, trialKey } from "./offers.ts";

export type Act =
  | "check"
  | "approve"
  | "reject"
  | "activate"
  | "override"
  | "end"
  | "withdraw"
  | "copy"
  | "delete"
  | "restore";

/** What may be done in which state; the server decides, this only spares people buttons that refuse. */
const actsByState: Record<OfferState, Act[]> = {
  draft: ["check", "copy", "delete"],
  checked: ["approve", "reject", "check", "copy", "delete"],
  approved: ["activate", "reject", "copy", "withdraw"],
  scheduled: ["end", "withdraw", "copy"],
  active: ["end", "withdraw", "copy"],
  ended: ["copy"],
};
const permissions: Record<Act, string> = {
  check: "offers.write",
  approve: "offers.approve",
  reject: "offers.approve",
  activate: "offers.activate",
  override: "offers.override",
  end: "offers.activate",
  withdraw: "offers.activate",
  copy: "offers.write",
  delete: "offers.write",
  restore: "offers.write",
};
/** Acts that want a word, or a second thought. */
export const asking: Partial<Record<Act, { text?: "comment" | "reason"; required?: boolean; negative?: boolean }>> = {
  approve: { text: "comment" },
  reject: { text: "reason", required: true, negative: true },
  override: { text: "reason", required: true, negative: true },
  end: { negative: true },
  withdraw: { negative: true },
  delete: { negative: true },
};

export function useActs(detail: OfferDetail): Act[] {
  const isAllowed = useAllowed();
  const state = detail.draft ?? detail.state;
  const possible: Act[] = detail.deleted ? ["restore"] : [...actsByState[state], ...actsByState[detail.state]];
  return [...new Set(possible)].filter(isAllowed);
}

export function useAllowed(): (act: Act) => boolean {
  const may: Record<string, boolean> = {
    "offers.write": usePermission("offers.write"),
    "offers.approve": usePermission("offers.approve"),
    "offers.activate": usePermission("offers.activate"),
    "offers.override": usePermission("offers.override"),
  };
  return (act) => may[permissions[act]] ?? false;
}

type Call = { act: Act; text: string };
type Answer = (OfferDetail & Partial<Omit<Trial, "version">>) | undefined;

/** Does it, keeps the answer, says so and goes where the offer is then. */
export function useRun(detail: OfferDetail, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (call: Call) => send(detail, call),
    // What is refused is often refused because the offer is not as it is on the screen.
    onError: () => queryClient.invalidateQueries({ queryKey: ["offer", detail.offerId] }),
    onSuccess: async (answer, { act }) => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      if (answer && act !== "copy") keep(queryClient, answer, act);
      const refused = act === "check" && answer?.problems.some((problem) => problem.blocking);
      say(t(refused ? "offers.checkFound" : `offers.done.${act}`));
      onDone();
      if (act === "delete") {
        await queryClient.invalidateQueries({ queryKey: ["offer", detail.offerId], refetchType: "none" });
        navigate("Offer-search");
      }
      if (act === "copy" && answer) navigate("Offer-display", { offerId: answer.offerId });
    },
  });
}

function send({ offerId, version }: OfferDetail, { act, text }: Call): Promise<Answer> {
  if (act === "delete") return api<undefined>(offerPath(offerId), { method: "DELETE" });
  const verb = act === "override" ? "activate" : act;
  const said = act === "override" ? { override: { reason: text } } : { [asking[act]?.text ?? "comment"]: text };
  return api<OfferDetail>(offerPath(offerId, verb), {
    method: "POST",
    body: { version, ...(text !== "" && said) },
  });
}

function keep(queryClient: ReturnType<typeof useQueryClient>, answer: NonNullable<Answer>, act: Act): void {
  const { tests = [], guard, ...detail } = answer;
  queryClient.setQueryData(["offer", detail.offerId], detail);
  if (act !== "check") return;
  const trial: Trial = { version: detail.version, tests, ...(guard && { guard }) };
  queryClient.setQueryData(trialKey(detail.offerId), trial);
}
