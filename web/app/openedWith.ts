interface LaunchQueue {
  setConsumer(consume: (launch: { files?: { getFile(): Promise<File> }[] }) => void): void;
}

/** Files that the system opens with the installed page ("Open with ..."), where the browser knows how. */
export function onOpenedWith(open: (file: File) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files }) => {
    void files?.[0]?.getFile().then(open, () => undefined);
  });
}
