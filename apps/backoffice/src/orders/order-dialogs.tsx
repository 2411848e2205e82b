import type { OrderDetail } from "@counterfoil/contracts";
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

export function WhyField(props: { value: string; refused: boolean; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return <TextField name="why" label={t("mending.why")} required maxlength={200} {...props} />;
}
