import { trusted } from "../bridge/trusted";
import { loadParts } from "./parts";

/**
 * `offline`: this visit made the page work without a network. `failed`: it could not, as there was no room for it.
 * `update`: a newer version is there, kept and waiting.
 */
export type InstallationNews = "offline" | "failed" | "update";

/** How long a file may have to wait for what the page still loads, in milliseconds. */
const LONGEST_WAIT = 5000;
/** web/site_files.mjs builds it. */
const SERVICE_WORKER = "service_worker.js";

/**
 * Keeps the hosted page on this computer, so that it starts without a network, and watches for newer versions.
 * It never reloads by itself, and asks nothing of the network once `quiet` has resolved.
 */
export class Installation {
  #registration: ServiceWorkerRegistration | undefined;
  #loaded: Promise<void> | undefined;
  #stopped = false;
  #wantsReload = false;
  #onNews: (news: InstallationNews) => void = () => undefined;

  /** Loads what is used later, then installs. `before`: what the page needs first. */
  start(before: Promise<unknown>, onNews: (news: InstallationNews) => void): void {
    this.#onNews = onNews;
    this.#loaded ??= before
      .then(loadParts)
      .then(() => (this.#stopped ? undefined : this.#install()))
      // Without a service worker (a private window, an address without https) the page works as long as it is open.
      .catch(() => undefined);
  }

  /** Resolves when nothing more will be asked of the network: everything is here, or its time is up. */
  async quiet(): Promise<void> {
    await Promise.race([this.#loaded, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
    this.#stopped = true;
    this.#registration?.installing?.postMessage("stop");
  }

  /** Only ever on the reader's word: the newer version takes over, and this page starts anew with it. */
  update(): void {
    this.#wantsReload = true;
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage("activate");
    else location.reload();
  }

  async #install(): Promise<void> {
    if (!("serviceWorker" in navigator)) return;
    const workers = navigator.serviceWorker;
    const first = workers.controller === null;
    let taken = first;
    workers.addEventListener("controllerchange", () => {
      if (this.#wantsReload) location.reload();
      // Another tab has let the newer version in: this page goes on as it is until its reader says otherwise.
      else if (taken) taken = false;
      else this.#onNews("update");
    });
    const registration = await workers.register(trusted(SERVICE_WORKER), { updateViaCache: "none" });
    this.#registration = registration;
    // The check may fail: without a network there is nothing newer.
    if (!first) await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (installing) await ended(installing);
    if (first) {
      if (installing?.state !== "redundant") this.#onNews("offline");
      else if (!this.#stopped) this.#onNews("failed");
    } else if (registration.waiting) this.#onNews("update");
  }
}

/** Resolves when a service worker has been installed, or has failed to be. */
function ended(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== "installing") resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
