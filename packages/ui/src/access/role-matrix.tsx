import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Loadable, ObjectPage } from "../fiori/object-page.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { intentHref } from "../intents.ts";
import { type Roles, useRoles } from "./access.ts";
import { IdleLimit } from "./idle-limit.tsx";
import "./access.css";

/** What each role may do, from the table that the server asks; and which roles must have a second factor. */
export function RoleMatrix() {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <Loadable query={roles}>
      {(known) => (
        <ObjectPage
          title={t("roles.title")}
          subtitle={t("roles.subtitle")}
          parent={{ href: intentHref("Person-search"), title: t("people.title") }}
          sections={[
            { id: "matrix", title: t("roles.matrix"), content: <Matrix roles={known} /> },
            { id: "secondFactor", title: t("people.twoFactor"), content: <Demands roles={known.roles} /> },
            { id: "sessions", title: t("idle.sessions"), content: <IdleLimit /> },
          ]}
        />
      )}
    </Loadable>
  );
}

function Demands({ roles }: { roles: Roles["roles"] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const demand = useMutation({
    mutationFn: ({ role, twoFactor }: { role: string; twoFactor: boolean }) =>
      api(`/api/access/roles/${encodeURIComponent(role)}`, { method: "PUT", body: { twoFactor } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["roles"] }),
  });
  return (
    <>
      <p>{t("roles.demandHint")}</p>
      <ProblemStrip error={demand.error} />
      <fieldset className="roles demands">
        <legend className="visually-hidden">{t("people.twoFactor")}</legend>
        {roles.map(({ role, twoFactor }) => (
          <CheckBox
            key={role}
            text={t(`role.${role}`, role)}
            checked={twoFactor}
            disabled={demand.isPending}
            onChange={(event) => demand.mutate({ role, twoFactor: event.target.checked })}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Narrower than all roles side by side: it scrolls, and the permissions stay in sight. */
function Matrix({ roles: { permissions, roles } }: { roles: Roles }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <fieldset className="matrix" aria-label={t("roles.matrix")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("people.permission")}</th>
            {roles.map(({ role }) => (
              <th key={role} scope="col">
                {t(`role.${role}`, role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">{t(`permission.${permission}`, permission)}</th>
              {roles.map(({ role, permissions: may }) => (
                <td key={role}>
                  {may.includes(permission) ? (
                    <>
                      <span aria-hidden="true">●</span>
                      <span className="visually-hidden">{t("roles.may")}</span>
                    </>
                  ) : (
                    <span className="visually-hidden">{t("roles.mayNot")}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
