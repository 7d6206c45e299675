/** Offers a text as a download. The file is made in memory; nothing is sent. */
export const saveText = (text: string, name: string, type: string): void =>
  saveBlob(new Blob([text], { type }), name);

export const saveBytes = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void =>
  saveBlob(new Blob([bytes], { type }), name);

function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Puts a table on the clipboard, as cells and as text. Resolves to whether the browser allowed it. */
export async function copyTable(html: string, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": new Blob([html], { type: "text/html" }),
        "text/plain": new Blob([text], { type: "text/plain" }),
      }),
    ]);
    return true;
  } catch {
    return copyText(text);
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
