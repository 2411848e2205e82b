import type { Coupon, CouponState } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, refusalOf, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MomentField } from "../offers/moment-field.tsx";

const kinds = ["single", "series"] as const;
const offlineWays = ["accept", "refuse", "acceptOnce"] as const;
const texts = [
  "couponId",
  "name",
  "code",
  "prefix",
  "validFrom",
  "validTo",
  "totalLimit",
  "perCustomerLimit",
] as const satisfies (keyof Coupon)[];
type Draft = Record<(typeof texts)[number], string> & Pick<Coupon, "kind" | "offline">;

const needed = ["couponId", "name"] as const;
const isNeeded = (name: string): name is (typeof needed)[number] => needed.some((each) => each === name);

type CouponFormProps = { coupon?: CouponState; onDone: (couponId: string) => void; onClose: () => void };

/** A coupon's facts; without a coupon it makes one. */
export function CouponForm({ coupon, onDone, onClose }: CouponFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(coupon));
  const save = useSave(coupon, (couponId) => {
    onClose();
    onDone(couponId);
  });
  const [tried, setTried] = useState(false);
  const missing = needed.filter((name) => draft[name].trim() === "");
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const hints: Partial<Record<keyof Draft, string>> = {
    couponId: t("coupons.couponIdHint"),
    code: t("coupons.codeHint"),
  };
  const shown = texts.filter((name) => (draft.kind === "single" ? name !== "prefix" : name !== "code"));
  return (
    <FormDialog
      title={coupon ? t("coupons.edit", { name: coupon.name }) : t("coupons.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => {
        setTried(true);
        if (missing.length === 0) save.mutate(draft);
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={t("coupons.kind")}
        value={draft.kind}
        disabled={coupon !== undefined}
        onChange={(kind) => change({ kind: kinds.find((each) => each === kind) ?? "single" })}
        options={kinds.map((value) => ({ value, text: t(`coupons.kind.${value}`) }))}
      />
      {shown.map((name) =>
        name === "validFrom" || name === "validTo" ? (
          <MomentField
            key={name}
            label={t(`coupons.${name}`)}
            value={draft[name]}
            refusal={refusalOf(save.error, name)}
            onChange={(value) => change({ [name]: value })}
          />
        ) : (
          <TextField
            key={name}
            name={name}
            label={t(`coupons.${name}`)}
            value={draft[name]}
            required={isNeeded(name)}
            refused={tried && isNeeded(name) && missing.includes(name)}
            disabled={coupon !== undefined && (name === "couponId" || name === "prefix")}
            error={save.error}
            {...(hints[name] !== undefined && { hint: hints[name] })}
            onChange={(value) => change({ [name]: value })}
          />
        ),
      )}
      <ChoiceField
        label={t("coupons.offline")}
        value={draft.offline}
        onChange={(way) => change({ offline: offlineWays.find((each) => each === way) ?? "accept" })}
        options={offlineWays.map((value) => ({ value, text: t(`coupons.offline.${value}`) }))}
      />
    </FormDialog>
  );
}

function draftOf(coupon: CouponState | undefined): Draft {
  const written = texts.map((name) => [name, String(coupon?.[name] ?? "")] as const);
  const { kind = "single", offline = "accept" } = coupon ?? {};
  return { ...(Object.fromEntries(written) as Record<(typeof texts)[number], string>), kind, offline };
}

/** What was left empty is left out; a limit that is no number goes as it is, for the server to name it. */
function couponOf({ totalLimit, perCustomerLimit, kind, offline, ...rest }: Draft): Coupon {
  const written = Object.entries(rest).flatMap(([name, text]) => (text.trim() === "" ? [] : [[name, text.trim()]]));
  const limits = Object.entries({ totalLimit, perCustomerLimit }).flatMap(([name, text]) =>
    text.trim() === "" ? [] : [[name, Number(text)]],
  );
  return { kind, offline, ...Object.fromEntries([...written, ...limits]) };
}

function useSave(coupon: CouponState | undefined, onDone: (couponId: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => {
      const changed = couponOf(draft);
      if (!coupon) return api<CouponState>("/api/prices/coupons", { method: "POST", body: changed });
      const path = `/api/prices/coupons/${encodeURIComponent(coupon.couponId)}`;
      return api<CouponState>(path, { method: "PUT", body: { version: coupon.version, coupon: changed } });
    },
    onSuccess: async ({ couponId }) => {
      await Promise.all(["coupons", "coupon"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      say(t("coupons.saved"));
      onDone(couponId);
    },
  });
}
