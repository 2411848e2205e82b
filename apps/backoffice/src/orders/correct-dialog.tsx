import type { CorrectOrder, DeliveryAddress, OrderDetail } from "@counterfoil/contracts";
import { Field, FormDialog, refusalOf, TextField } from "@counterfoil/ui/fiori";
import { DatePicker } from "@ui5/webcomponents-react/DatePicker";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrderAct } from "./order.ts";
import { WhyField } from "./order-dialogs.tsx";

const lengths = { name: 80, street: 60, houseNumber: 10, postalCode: 10, city: 40, country: 2, phone: 30 } as const;
const addressFields = Object.keys(lengths) as (keyof typeof lengths)[];
const optional: readonly string[] = ["houseNumber", "phone"];

/** Where and when it is delivered: that changes no price. What was refused is sent again at once. */
export function CorrectDialog({ detail: { order, version }, onClose }: { detail: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ why: "", requestedDate: order.requestedDate ?? "", note: order.note ?? "" });
  const [address, setAddress] = useState<Partial<DeliveryAddress>>(order.deliveryAddress ?? {});
  const [tried, setTried] = useState(false);
  const correct = useOrderAct<CorrectOrder>(order.number, "correction", t("salesOrders.corrected"));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () => {
    setTried(true);
    const said = { ...filled({ requestedDate: draft.requestedDate, note: draft.note }), why: draft.why.trim() };
    const deliveryAddress = filled(address);
    if (said.why === "" || missing(deliveryAddress).length > 0) return;
    const whereTo = isEmpty(deliveryAddress) ? {} : { deliveryAddress: deliveryAddress as DeliveryAddress };
    correct.mutate({ version, ...said, ...whereTo }, { onSuccess: onClose });
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
      <DayField
        value={draft.requestedDate}
        error={correct.error}
        onChange={(requestedDate) => change({ requestedDate })}
      />
      <AddressFields address={address} tried={tried} error={correct.error} onChange={setAddress} />
      <TextField
        name="note"
        label={t("receipts.note")}
        value={draft.note}
        maxlength={500}
        onChange={(note) => change({ note })}
      />
      <WhyField value={draft.why} refused={tried && draft.why.trim() === ""} onChange={(why) => change({ why })} />
    </FormDialog>
  );
}

/** What somebody has typed, without the fields left empty. */
const filled = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, text]) => [name, String(text).trim()])
      .filter(([, text]) => text !== ""),
  ) as Partial<Fields>;
const isEmpty = (fields: object) => Object.keys(fields).length === 0;
/** All or nothing: without an address it goes to the customer's. */
const missing = (address: Partial<DeliveryAddress>) =>
  isEmpty(address) ? [] : addressFields.filter((field) => !optional.includes(field) && address[field] === undefined);

function DayField(props: { value: string; error: unknown; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const message = refusalOf(props.error, "requestedDate");
  return (
    <Field label={t("salesOrders.requestedDate")}>
      {(id) => (
        <DatePicker
          id={id}
          name="requestedDate"
          value={props.value}
          valueFormat="yyyy-MM-dd"
          displayFormat="medium"
          placeholder=""
          valueState={message === undefined ? "None" : "Negative"}
          valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
          onChange={(event) => props.onChange(event.detail.value)}
        />
      )}
    </Field>
  );
}

type AddressProps = {
  address: Partial<DeliveryAddress>;
  tried: boolean;
  error: unknown;
  onChange: (address: Partial<DeliveryAddress>) => void;
};

function AddressFields({ address, tried, error, onChange }: AddressProps) {
  const { t } = useTranslation();
  const gaps = tried ? missing(filled(address)) : [];
  return (
    <div className="form">
      {addressFields.map((field) => (
        <TextField
          key={field}
          name={`deliveryAddress/${field}`}
          label={t(field === "name" ? "salesOrders.deliveryAddress" : `customers.${field}`)}
          value={address[field] ?? ""}
          maxlength={lengths[field]}
          error={error}
          refused={gaps.includes(field)}
          {...(field === "country" && { hint: t("customers.countryHint") })}
          onChange={(text) => onChange({ ...address, [field]: text })}
        />
      ))}
    </div>
  );
}
