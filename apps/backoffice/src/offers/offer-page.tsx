import type { Offer } from "@counterfoil/pricing";
import { api, currentLanguage, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, ObjectPage, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { useOfferActions } from "./offer-actions.tsx";
import { blankOffer, offerDraftOf } from "./offer-draft.ts";
import { OfferFindings, type OnMend } from "./offer-findings.tsx";
import { OfferForm } from "./offer-form.tsx";
import { OfferHistory } from "./offer-history.tsx";
import { OfferStateTag } from "./offer-list.tsx";
import { type OfferDetail, offerPath } from "./offers.ts";
import { useCurrency } from "./use-offer-names.ts";

const useParent = () => {
  const { t } = useTranslation();
  return { title: t("offers.title"), href: intentHref("Offer-search") };
};

/** `focus`: the field that is to be mended. */
type Editing = { focus: string | undefined };

/** One offer: what it says, how it stands, what speaks against it, who did what; and editing it. */
export function OfferPage() {
  const offerId = useIntent().parameters.offerId ?? "";
  const query = useQuery({
    queryKey: ["offer", offerId],
    queryFn: ({ signal }) => api<OfferDetail>(offerPath(offerId), { signal }),
  });
  const [editing, setEditing] = useState<Editing>();
  return (
    <Loadable query={query}>
      {(detail) =>
        editing && detail.offer ? (
          <OfferEditing
            detail={detail}
            offer={detail.offer}
            focus={editing.focus}
            onDone={() => setEditing(undefined)}
          />
        ) : (
          <OfferDetails detail={detail} onEdit={(focus) => setEditing({ focus })} />
        )
      }
    </Loadable>
  );
}

export function OfferCreation() {
  const { t } = useTranslation();
  const [start] = useState(() => blankOffer("nth", new Date().toISOString().slice(0, 10)));
  const saving = useSaveOffer(({ offerId }) => navigate("Offer-display", { offerId }, { replace: true }));
  return (
    <OfferForm
      title={t("offers.create")}
      parent={useParent()}
      start={start}
      saving={saving}
      onSave={({ offerId, ...offer }) =>
        saving.mutate({
          method: "POST",
          path: "/api/prices/offers",
          body: offerId === "" ? offer : { offerId, ...offer },
        })
      }
      onCancel={() => navigate("Offer-search")}
    />
  );
}

type OfferEditingProps = { detail: OfferDetail; offer: Offer; focus: string | undefined; onDone: () => void };

function OfferEditing({ detail, offer, focus, onDone }: OfferEditingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const queryClient = useQueryClient();
  const saving = useSaveOffer(onDone);
  const showNewer = async () => {
    await queryClient.invalidateQueries({ queryKey: ["offer", detail.offerId] });
    onDone();
  };
  return (
    <OfferForm
      title={t("offers.edit", { name: offer.name })}
      parent={useParent()}
      start={offerDraftOf(offer, formats, currency)}
      saved={{ offer, problems: detail.problems }}
      focus={focus}
      onOutdated={showNewer}
      saving={saving}
      onSave={(changed) =>
        saving.mutate({
          method: "PUT",
          path: offerPath(detail.offerId),
          body: { version: detail.version, offer: changed },
        })
      }
      onCancel={onDone}
    />
  );
}

type Saved = { offerId: string };
type Saving = { method: "POST" | "PUT"; path: string; body: Partial<Offer> | { version: number; offer: Offer } };

function useSaveOffer(onDone: (saved: Saved) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Saving) => api<Saved>(path, { method, body }),
    onSuccess: async (saved) => {
      await Promise.all(["offers", "offer"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      say(t("offers.saved"));
      onDone(saved);
    },
  });
}

function OfferDetails({ detail, onEdit }: { detail: OfferDetail; onEdit: (focus?: string) => void }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const isOwn = detail.origin === "app" || detail.origin === "csv";
  const mayEdit = mayWrite && isOwn && !detail.deleted;
  const { buttons, refusal, question } = useOfferActions(detail, mayEdit ? () => onEdit() : undefined);
  const findings = <Findings detail={detail} isOwn={isOwn} onMend={mayEdit ? onEdit : undefined} />;
  return (
    <>
      <ObjectPage
        title={detail.name}
        subtitle={detail.sentence[currentLanguage()]}
        parent={useParent()}
        actions={isOwn && buttons}
        above={refusal}
        facts={useFacts(detail)}
        sections={[
          { id: "findings", title: t("offers.findings"), content: findings },
          { id: "history", title: t("offers.history"), content: <OfferHistory history={detail.history} /> },
        ]}
      />
      {question}
    </>
  );
}

/** What is known to speak against it, and where to find out more. */
function Findings({ detail, isOwn, onMend }: { detail: OfferDetail; isOwn: boolean; onMend: OnMend | undefined }) {
  const { t } = useTranslation();
  const maySeePurchase = usePermission("prices.purchase");
  const mayWrite = usePermission("offers.write");
  const { offerId } = detail;
  return (
    <>
      <OfferFindings detail={detail} onMend={onMend} />
      {isOwn && !detail.deleted && (
        <nav className="more" aria-label={t("offers.findings")}>
          <Link href={intentHref("BasketLab-display", { offerId })}>{t("offers.tryInLab")}</Link>
          {maySeePurchase && <Link href={intentHref("MarginGuard-display", { offerId })}>{t("guard.title")}</Link>}
          {mayWrite && <Link href={intentHref("OfferReplay-search", { offerId })}>{t("offers.replay")}</Link>}
        </nav>
      )}
    </>
  );
}

function useFacts(detail: OfferDetail) {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const offer = detail.offer ?? detail;
  const moment = (local: string) => formats.instant(`${local.includes("T") ? local : `${local}T00:00:00`}Z`, "UTC");
  const yes = (flag: boolean | undefined) => (flag ? t("offers.yes") : t("offers.no"));
  return [
    { label: t("column.state"), value: <OfferStateTag offer={detail} /> },
    { label: t("offers.number"), value: detail.offerId },
    { label: t("offers.validFrom"), value: moment(offer.validFrom) },
    { label: t("offers.validTo"), value: moment(offer.validTo) },
    { label: t("offers.stores"), value: offer.stores?.map(storeName).join(", ") ?? t("offers.allStores") },
    {
      label: t("offers.channels"),
      value:
        offer.channels?.map((channel) => t(`offers.channel.${channel}`, channel)).join(", ") ?? t("offers.allChannels"),
    },
    { label: t("offers.sequence"), value: formats.count(offer.sequence ?? 100) },
    { label: t("offers.resolution"), value: formats.count(offer.resolution ?? 0) },
    { label: t("offers.exclusiveShort"), value: yes(offer.exclusive) },
    { label: t("offers.regularPriceOnlyShort"), value: yes(detail.offer?.regularPriceOnly) },
    { label: t("offers.origin"), value: t(`offers.origin.${detail.origin}`) },
    ...(detail.book === undefined ? [] : [{ label: t("offers.book"), value: formats.count(detail.book) }]),
  ];
}
