import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { findCoupon } from "../../catalogue/index.ts";
import { takeCoupon } from "../../coupons/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";

/** A coupon's code is typed; scanned ones come in by themselves, on any screen. */
export function CouponDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const till = useTill();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const take = async (typed: string) => {
    const code = typed.trim();
    const coupons = till.catalogue.get()?.coupons;
    if (busy || code === "" || !coupons) return;
    const found = findCoupon(coupons, code);
    if (found === undefined || found === "mistyped")
      return setProblem(t(found ? "coupon.mistyped" : "coupon.unknown", { code }));
    setBusy(true);
    await takeCoupon(till, found);
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void take(field.current?.value ?? "");
  };
  useKeys({
    scan: (code) => {
      void take(code);
      return true;
    },
  });
  return (
    <Dialog title={t("coupon.title")} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field ref={field} label={t("coupon.code")} maxLength={40} spellCheck={false} problem={problem} />
        <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={busy}>
          {t(busy ? "coupon.asking" : "coupon.take")}
        </Button>
      </form>
    </Dialog>
  );
}
