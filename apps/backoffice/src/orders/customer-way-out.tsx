import { api, intentHref } from "@counterfoil/ui";
import { FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { causeCode: string; partnerId: string };

/** What lets an order go that waits for a customer whom nobody tells the ERP any more: send the customer, or mend it. */
export function CustomerWayOut({ causeCode, partnerId }: Props) {
  const { t } = useTranslation();
  const mayWrite = usePermission("customers.write");
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {causeCode === "customer-kept-here" && mayWrite && (
        <>
          <Link accessibleRole="Button" onClick={() => setAsking(true)}>
            {t("salesOrders.sendCustomer")}
          </Link>
          {" · "}
        </>
      )}
      <Link href={intentHref("Customer-display", { partnerId })}>{t("salesOrders.openCustomer")}</Link>
      {isAsking && <SendCustomer partnerId={partnerId} onClose={() => setAsking(false)} />}
    </>
  );
}

/** All orders of the customer go by themselves as soon as the ERP has its number. */
function SendCustomer({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [why, setWhy] = useState("");
  const send = useMutation({
    mutationFn: () =>
      api(`/api/customers/partners/${encodeURIComponent(partnerId)}/send-to-erp`, { method: "POST", body: { why } }),
    onSuccess: async () => {
      say(t("salesOrders.customerSent"));
      onClose();
      await client.invalidateQueries();
    },
  });
  return (
    <FormDialog
      title={t("salesOrders.sendCustomer")}
      confirm={t("salesOrders.sendCustomer")}
      busy={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate()}
      onClose={onClose}
    >
      <p>{t("salesOrders.sendCustomerMeans")}</p>
      <TextField name="why" label={t("mending.why")} value={why} required error={send.error} onChange={setWhy} />
    </FormDialog>
  );
}
