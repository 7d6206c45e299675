import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component whose code is loaded when it is first shown. Its style comes with the page. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => JSX.Element | null {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Ready, setReady] = useState<ComponentType<P> | null>(() => loaded);
    useEffect(() => {
      if (Ready) return;
      void load().then((component) => {
        loaded = component;
        setReady(() => component);
      });
    }, []);
    return Ready ? <Ready {...props} /> : null;
  };
}
