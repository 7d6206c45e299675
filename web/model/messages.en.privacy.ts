/** English texts of the panel on what keeps a file here: loaded with it. */
export const enPrivacy = {
  "privacy.how":
    "A file you open is read by your browser, counted in its memory, and shown to you. There is no server that it could go to: this page has no account, no cookies and no statistics.",
  "privacy.test.title": "See it refused",
  "privacy.test.what":
    "The button makes this page try to send the word “test” to an address where nobody is, in each way that a page has. The browser should refuse every one before anything is sent.",
  "privacy.test.run": "Try to send something",
  "privacy.test.all": "The browser refused all of them.",
  "privacy.test.notAll":
    "Not everything was refused. Do not open sensitive files on this page; tell whoever runs it.",
  "privacy.test.refused": "refused",
  "privacy.test.passed": "not refused",
  "privacy.test.fetch": "A request",
  "privacy.test.beacon": "A message in the background",
  "privacy.test.webSocket": "An open connection",
  "privacy.test.image": "A picture from another address",
  "privacy.attempts": {
    one: "Apart from this test, {n} attempt was refused since the page was opened.",
    other: "Apart from this test, {n} attempts were refused since the page was opened.",
  },
  "privacy.enforcedTitle": "What is enforced",
  "privacy.enforced":
    "The page carries rules that the browser obeys whatever the page’s own code says. “connect-src 'none'” is the most important: no connections, to any address, by the page or by the engine that does the counting. These are the rules of the page that you see now:",
  "privacy.noPolicy":
    "This page carries no rules of its own. If it is shown inside another page, that page decides what may be sent: do not open sensitive files here.",
  "privacy.checkTitle": "How to check it yourself",
  "privacy.check.offline":
    "Pull the network cable or turn off Wi-Fi, and go on working. Everything still works, because nothing was needed.",
  "privacy.check.network":
    "Open the browser’s developer tools (usually F12), choose “Network”, then open a file and work with it. No request appears.",
  "privacy.check.policy":
    "In the same tools, look at the page’s source. The rules stand at its top, under “Content-Security-Policy”.",
  "privacy.keptTitle": "What is stored on this computer",
  "privacy.kept.what":
    "Nothing of your file. Only these may be stored, in this browser: the language you chose, views that you saved, and how much of a privacy budget was spent. A page that was installed also stores its own program, to start without a network.",
  "privacy.kept.nothing": "None of these is stored now.",
  "privacy.kept.language": "The language",
  "privacy.kept.views": "Saved views",
  "privacy.kept.ledger": "The record of privacy budgets",
  "privacy.kept.clear": "Clear",
  "privacy.kept.sure": "Clear it all the same",
  "privacy.kept.ledgerWarning":
    "Without this record nobody knows what was already published about a file, and publishing more can reveal single cases. Clear it only if nothing was published, or if you keep the record elsewhere.",
  "privacy.kept.failed":
    "It could not be cleared, and is still here. Close the other tabs of this page and try again.",
  "privacy.limitsTitle": "What the rules do not cover",
  "privacy.limits.navigation":
    "Links and windows: rules cannot stop a page from leading you to another address. This page has no code that does so, and every release is tested with all network traffic recorded.",
  "privacy.limits.webrtc":
    "Direct connections for calls (WebRTC): browsers do not let rules forbid them. This page does not use them.",
  "privacy.limits.extensions":
    "Browser extensions: they can read every page that you open. Use a browser without any.",
  "privacy.limits.helpers":
    "Help with spelling and translation: some browsers send text to their maker for it. This page asks them not to; turn it off.",
  "privacy.limits.computer":
    "This computer: other programs, other people who use it, and somebody looking at your screen.",
  "privacy.limits.saved": "What you save, print or copy: from then on it is yours to keep safe.",
} as const;
