import type { JSX } from "preact";
import type { Encoding, FormatOptions, Separator } from "../../model/data";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { encodingKeys, separatorKeys } from "./input";

/** Lets the reader say how the file is to be read where it was taken wrongly; it is then read again. */
export function ReadAs({
  env: { t, description },
  onRead,
}: {
  env: Env;
  onRead: (format: FormatOptions) => void;
}): JSX.Element {
  const { input, separator, format } = description.report;
  const options = <T extends string>(keys: Record<T, Parameters<typeof t>[0]>) => [
    {
      label: "",
      options: (Object.keys(keys) as T[]).map((id) => ({ id, label: t(keys[id]) })),
    },
  ];
  const isSheet = input.packed.includes("xlsx");
  // What was chosen already stays, so that nobody is asked twice.
  const kept: FormatOptions = {
    ...(input.member === undefined ? {} : { member: input.member }),
    ...(input.encodingFrom === "user" ? { encoding: input.encoding } : {}),
    ...(input.separatorFrom === "user" && separator ? { separator } : {}),
  };
  const others = (input.members ?? 0) > 1 || (input.sheets ?? 0) > 1;
  if (isSheet && !others) return <></>;
  return (
    <fieldset class="cw-read-as">
      <legend>{t("check.readAnother")}</legend>
      {isSheet ? null : (
        <>
          {format === "json" ? null : (
            <SelectField
              label={t("check.separator")}
              value={separator ?? ""}
              groups={options(separatorKeys)}
              onChange={(id) => onRead({ ...kept, separator: id as Separator })}
            />
          )}
          <SelectField
            label={t("check.encoding")}
            value={input.encoding}
            groups={options(encodingKeys)}
            onChange={(id) => onRead({ ...kept, encoding: id as Encoding })}
          />
        </>
      )}
      {others ? (
        <Button
          onClick={() => {
            const sheets = (input.sheets ?? 0) > 1;
            onRead(sheets ? { ...kept, ask: "sheet" } : { ask: "member" });
          }}
        >
          {t((input.sheets ?? 0) > 1 ? "check.otherSheet" : "check.otherMember")}
        </Button>
      ) : null}
    </fieldset>
  );
}
