import type { ComponentType, JSX } from "preact";
import type { PublishedCounts as Counts } from "../../codebooks/aggregates";
import type { Env } from "../../model/env";
import type { Filters } from "../../model/filters";
import { Disclosure } from "../../ui/Disclosure";
import { later } from "../../ui/later";

export interface PublishedProps {
  env: Env;
  filters: Filters;
  onPublished: (counts: Counts | null) => void;
}

const PublishedCounts = later<PublishedProps>(
  async () => (await import("./PublishedCounts")).PublishedCounts as ComponentType<PublishedProps>,
);

export function PublishedCard(props: PublishedProps): JSX.Element {
  return (
    <div class="cw-check cw-no-print">
      <Disclosure summary={props.env.t("published.title")} onOpening>
        <PublishedCounts {...props} />
      </Disclosure>
    </div>
  );
}
