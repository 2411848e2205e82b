import type { SimilarCustomer } from "@counterfoil/contracts";
import { said } from "@counterfoil/ui/sentences";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { assignToSale, type CustomerWish, type MakeAnswer, makeCustomer } from "../../customers/index.ts";
import type { Till } from "../../till.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";

/** With the most letters of each, and how many of six columns it takes. */
const fields = {
  first: [40, "col-span-3"],
  last: [40, "col-span-3"],
  company: [40, "col-span-6"],
  street: [60, "col-span-6"],
  postalCode: [10, "col-span-2"],
  city: [40, "col-span-2"],
  country: [2, "col-span-2"],
  email: [241, "col-span-3"],
  phone: [30, "col-span-3"],
} satisfies Record<keyof CustomerWish, [number, string]>;
const fieldNames = Object.keys(fields) as (keyof CustomerWish)[];

/** Somebody who is no customer yet; whoever may be the same is shown before. */
export function NewCustomer({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { wish, type, problem, busy, similar, make, take } = useMaking(close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void make([]);
  };
  return (
    <Dialog title={t("customer.new")} close={close}>
      {similar ? (
        <Similar
          similar={similar}
          busy={busy}
          take={take}
          another={() => void make(similar.map(({ partnerId }) => partnerId))}
        />
      ) : (
        <form onSubmit={submit} className="space-y-3" noValidate>
          <div className="grid grid-cols-6 items-end gap-3">
            {fieldNames.map((field) => (
              <Field
                key={field}
                className={fields[field][1]}
                label={t(`newCustomer.${field}`)}
                value={wish[field]}
                maxLength={fields[field][0]}
                type={field === "email" ? "email" : field === "phone" ? "tel" : "text"}
                spellCheck={false}
                onChange={(event) => type(field, event.target.value)}
              />
            ))}
          </div>
          {problem && (
            <p role="alert" className="font-medium text-error">
              {problem}
            </p>
          )}
          <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={busy}>
            {t(busy ? "newCustomer.busy" : "newCustomer.make")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

type SimilarProps = { similar: SimilarCustomer[]; busy: boolean; take(customerId: string): void; another(): void };

function Similar({ similar, busy, take, another }: SimilarProps) {
  const { t } = useTranslation();
  return (
    <div className="space-y-2">
      <p>{t("newCustomer.similar")}</p>
      {similar.map(({ partnerId, name, postalCode, city, same }) => (
        <Button key={partnerId} className="w-full justify-between! text-left" onClick={() => take(partnerId)}>
          <span>
            {name}
            <span className="block text-sm text-ink-soft">
              {[partnerId, postalCode, city, ...same.map((by) => t(`sameBy.${by}`))].filter(Boolean).join(" · ")}
            </span>
          </span>
        </Button>
      ))}
      <Button look="main" className="w-full" disabled={busy} onClick={another}>
        {t("newCustomer.another")}
      </Button>
    </div>
  );
}

function useMaking(close: () => void) {
  const { t } = useTranslation();
  const till = useTill();
  const [id] = useState(uuidv7);
  const [wish, setWish] = useState<CustomerWish>(() => emptyWish(till));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [similar, setSimilar] = useState<SimilarCustomer[]>();
  const take = (customerId: string) => {
    assignToSale(till, customerId);
    close();
  };
  const show = (answer: MakeAnswer) => {
    if (answer === "notInTraining") setProblem(t("newCustomer.notInTraining"));
    else if ("invalid" in answer) setProblem(t("newCustomer.invalid", { field: t(`newCustomer.${answer.invalid}`) }));
    else if ("made" in answer) {
      take(answer.made.customerId);
      const { customerId, name } = answer.made;
      if (answer.waits)
        till.sale.tell({ tone: "told", sticky: true, key: "newCustomer.waits", values: { customerId, name } });
    } else if ("similar" in answer) setSimilar(answer.similar);
    else setProblem(said(answer.refused));
  };
  const make = async (notTheSameAs: string[]) => {
    if (!wish.company.trim() && !wish.last.trim()) return setProblem(t("newCustomer.nameMissing"));
    setBusy(true);
    setProblem(undefined);
    const told = Object.fromEntries(Object.entries(wish).map(([field, text]) => [field, text.trim()])) as CustomerWish;
    const answer = await makeCustomer(till, id, told, notTheSameAs);
    setBusy(false);
    if (notTheSameAs.length > 0) setSimilar(undefined);
    show(answer);
  };
  const type = (field: keyof CustomerWish, text: string) => {
    setProblem(undefined);
    setWish({ ...wish, [field]: field === "country" ? text.toUpperCase() : text });
  };
  return { wish, type, problem, busy, similar, make, take };
}

/** Most customers live where the store is, as its money tells. */
const countries: Record<string, string> = { GBP: "GB", CHF: "CH", USD: "US" };

function emptyWish({ configuration }: Till): CustomerWish {
  const country = countries[configuration.get()?.currency ?? ""] ?? "DE";
  return { company: "", first: "", last: "", street: "", postalCode: "", city: "", country, email: "", phone: "" };
}
