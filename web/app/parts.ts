/**
 * Has the browser load every part of the hosted page that is used later, without running it: a later `import()` then
 * asks nothing of the network. Resolves when all are here or have failed.
 */
export async function loadParts(): Promise<void> {
  const list = document.querySelector<HTMLMetaElement>('meta[name="casewise-parts"]')?.content ?? "";
  await Promise.all(list.split(" ").filter(Boolean).map(loadPart));
}

function loadPart(address: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    if (!link.relList.supports("modulepreload")) {
      // Runs it, too, which does no harm: our modules do nothing when they are imported.
      import(new URL(address, document.baseURI).href).then(
        () => resolve(),
        () => resolve(),
      );
      return;
    }
    link.rel = "modulepreload";
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}
