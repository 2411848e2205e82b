import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ReceiptDetail, type Task, tasks } from "./documents.ts";
import { isWhy, WhyField } from "./why-field.tsx";

/** Takes back what is posted, all of it or one task, and says what becomes of it before it does. */
export function ReverseDialog({ receipt, onClose }: { receipt: ReceiptDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [task, setTask] = useState<Task | "">("");
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const reverse = useReverse(receipt, onClose);
  const posted = tasks.filter((each) => receipt.tasks[each] === "posted");
  const documents = posted
    .filter((each) => task === "" || task === each)
    .map((each) => `${t(`receipts.task.${each}`)} ${receipt.documents.year}/${receipt.documents[each]}`);
  return (
    <FormDialog
      title={t("reversal.of", { number: receipt.receiptNumber })}
      confirm={t("reversal.confirm")}
      negative
      busy={reverse.isPending}
      error={reverse.error}
      onConfirm={() => {
        setTried(true);
        if (isWhy(why)) reverse.mutate({ why: why.trim(), ...(task !== "" && { task }) });
      }}
      onClose={onClose}
    >
      {posted.length > 1 && (
        <ChoiceField
          label={t("reversal.what")}
          value={task}
          onChange={(chosen) => setTask(posted.find((each) => each === chosen) ?? "")}
          options={[
            { value: "", text: t("reversal.all") },
            ...posted.map((each) => ({ value: each, text: t(`receipts.task.${each}`) })),
          ]}
        />
      )}
      <p>{t("reversal.hint", { documents: documents.join(", ") })}</p>
      <WhyField
        label={t("receipts.reason")}
        why={why}
        error={reverse.error}
        refused={tried && !isWhy(why)}
        onChange={setWhy}
      />
    </FormDialog>
  );
}

function useReverse({ receiptId, version }: ReceiptDetail, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: { why: string; task?: Task }) =>
      api<{ documents: object[] }>(`/api/documents/receipts/${receiptId}/reversal`, {
        method: "POST",
        body: { version, ...act },
      }),
    onSuccess: async ({ documents }) => {
      await queryClient.invalidateQueries();
      say(t("reversal.done", { count: documents.length }));
      onDone();
    },
  });
}
