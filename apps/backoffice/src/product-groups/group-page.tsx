import { api, currentLanguage, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { FormDialog, Loadable, ObjectPage, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameOf } from "../articles/article-picker.tsx";
import { useArticleTexts } from "../articles/article-texts.ts";
import { offerHref } from "../offers/offers.ts";
import { GroupForm } from "./group-form.tsx";
import { type GroupDetail, groupPath } from "./product-groups.ts";

/** One product group: its members, and the offers that name it. */
export function GroupPage() {
  const groupId = useIntent().parameters.groupId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["product-group", groupId],
    queryFn: ({ signal }) => api<GroupDetail>(groupPath(groupId), { signal }),
  });
  return (
    <Loadable query={query}>
      {(group) =>
        editing ? (
          <GroupForm group={group} onDone={() => setEditing(false)} />
        ) : (
          <GroupDetails group={group} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

export function GroupCreation() {
  return (
    <GroupForm
      onDone={(groupId) =>
        groupId === undefined
          ? navigate("ProductGroup-search")
          : navigate("ProductGroup-display", { groupId }, { replace: true })
      }
    />
  );
}

function GroupDetails({ group, onEdit }: { group: GroupDetail; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("offers.write");
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ObjectPage
        title={`${group.names[currentLanguage()]} (${group.groupId})`}
        parent={{ title: t("groups.title"), href: intentHref("ProductGroup-search") }}
        actions={
          mayWrite && (
            <>
              <Button onClick={onEdit}>{t("ui.edit")}</Button>
              <Button disabled={group.usedBy.length > 0} onClick={() => setDeleting(true)}>
                {t("groups.delete")}
              </Button>
            </>
          )
        }
        facts={[
          { label: t("groups.articles"), value: formats.count(group.articleIds.length) },
          { label: t("groups.usedBy"), value: formats.count(group.usedBy.length) },
          { label: t("offers.changed"), value: `${group.changedBy}, ${formats.instant(group.changedAt)}` },
        ]}
        sections={[
          { id: "members", title: t("groups.members"), content: <Members articleIds={group.articleIds} /> },
          { id: "used", title: t("groups.usedBy"), content: <UsedBy group={group} /> },
        ]}
      />
      {deleting && <DeleteDialog group={group} onClose={() => setDeleting(false)} />}
    </>
  );
}

/** Names cost a request each: of a long group only those on screen are read. */
const step = 50;

function Members({ articleIds }: { articleIds: string[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(step);
  const visible = articleIds.slice(0, shown);
  const textOf = useArticleTexts(visible);
  if (articleIds.length === 0) return <p>{t("groups.empty")}</p>;
  return (
    <>
      <ul className="members">
        {visible.map((articleId) => (
          <li key={articleId}>
            <Link href={articleHref(articleId)}>{nameOf(articleId, textOf(articleId))}</Link>
          </li>
        ))}
      </ul>
      {articleIds.length > shown && <Button onClick={() => setShown(shown + step)}>{t("ui.more")}</Button>}
    </>
  );
}

function UsedBy({ group }: { group: GroupDetail }) {
  const { t } = useTranslation();
  if (group.usedBy.length === 0) return <p>{t("groups.unused")}</p>;
  return (
    <ul className="members">
      {group.usedBy.map((offer) => (
        <li key={offer.offerId}>
          <Link href={offerHref(offer.offerId)}>{`${offer.name} (${offer.offerId})`}</Link>
        </li>
      ))}
    </ul>
  );
}

function DeleteDialog({ group, onClose }: { group: GroupDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api(groupPath(group.groupId), { method: "DELETE" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["product-groups"] });
      say(t("groups.deleted"));
      navigate("ProductGroup-search");
    },
  });
  return (
    <FormDialog
      title={t("groups.deleteAsk", { groupId: group.groupId })}
      confirm={t("groups.delete")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t("groups.deleteHint")}</p>
    </FormDialog>
  );
}
