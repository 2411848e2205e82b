import type { CorrectOrder, OrderDetail } from "@counterfoil/contracts";
import { FormDialog, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrderAct } from "./order.ts";

type Props = { detail: OrderDetail; onClose: () => void };

/** Before the ERP has it, or after it has refused it; it says why. */
export function CancelDialog({ detail: { order }, onClose }: Props) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const cancel = useOrderAct<{ why: string }>(order.number, "cancellation", t("salesOrders.cancelled"));
  const send = () => {
    setTried(true);
    if (why.trim() !== "") cancel.mutate({ why: why.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("salesOrders.cancel")}
      confirm={t("salesOrders.cancel")}
      negative
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={send}
      onClose={onClose}
    >
      <WhyField value={why} refused={tried && why.trim() === ""} onChange={setWhy} />
    </FormDialog>
  );
}

/** Where and when it is delivered: that changes no price. What was refused is sent again at once. */
export function CorrectDialog({ detail: { order, version }, onClose }: Props) {
  const { t } = useTranslation();
  const { deliveryAddress } = order;
  const [draft, setDraft] = useState({ why: "", requestedDate: order.requestedDate ?? "", note: order.note ?? "" });
  const [tried, setTried] = useState(false);
  const correct = useOrderAct<CorrectOrder>(order.number, "correction", t("salesOrders.corrected"));
  const change = (name: keyof typeof draft) => (value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const send = () => {
    setTried(true);
    const [why, requestedDate, note] = [draft.why, draft.requestedDate, draft.note].map((each) => each.trim());
    if (!why) return;
    const kept = {
      ...(requestedDate && { requestedDate }),
      ...(note && { note }),
      ...(deliveryAddress && { deliveryAddress }),
    };
    correct.mutate({ version, why, ...kept }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("salesOrders.correct")}
      confirm={t("salesOrders.correctAndSend")}
      busy={correct.isPending}
      error={correct.error}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{t("salesOrders.notItsLines")}</p>
      <TextField
        name="requestedDate"
        label={t("salesOrders.requestedDate")}
        value={draft.requestedDate}
        hint={t("salesOrders.dateHint")}
        error={correct.error}
        onChange={change("requestedDate")}
      />
      <TextField name="note" label={t("receipts.note")} value={draft.note} maxlength={500} onChange={change("note")} />
      <WhyField value={draft.why} refused={tried && draft.why.trim() === ""} onChange={change("why")} />
    </FormDialog>
  );
}

function WhyField(props: { value: string; refused: boolean; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return <TextField name="why" label={t("mending.why")} required maxlength={200} {...props} />;
}
