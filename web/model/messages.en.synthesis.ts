/** English texts of making private data. Loaded with that part of the page, not before. */
export const enSynthesis = {
  "synthesis.title": "Make data that can be shared",
  "synthesis.lead":
    "From your own records come counts with noise and made-up records that follow them. Nobody can tell from them whether any one record was there. Everything is made on this computer.",
  "synthesis.rehearsal":
    "This is a rehearsal with simulated data. It is marked as such, and its ledger is forgotten when you close the page.",
  "synthesis.back": "Back to the tables",
  "synthesis.previous": "Back",
  "synthesis.next": "Continue",
  "synthesis.steps": "Steps",
  "synthesis.step.columns": "Columns and unit",
  "synthesis.step.risk": "Privacy risk",
  "synthesis.step.budget": "Epsilon",
  "synthesis.step.ledger": "Ledger",
  "synthesis.step.run": "Run",
  "synthesis.step.release": "Check and release",
  "synthesis.private": "Private: exact figures of your file. They stay on this screen.",

  "columns.choose": "Columns to release",
  "columns.lead": "Fewer columns make every count more exact. Leave out what readers do not need.",
  "columns.search": "Find a column",
  "columns.nothing": "No column is called that.",
  "columns.unit": "What one row stands for",
  "columns.unit.case": "One case",
  "columns.unit.other": "Something else, of which one person may have several",
  "columns.perPerson": "At most how many rows can one person have?",
  "columns.perPersonHint":
    "What is promised holds for one row. For a person with several rows it is weaker, and the report will say so.",
  "columns.expected": "About how many records do you expect?",
  "columns.expectedHint":
    "From what you know, not counted from the file: the exact number is itself protected. It sets how much noise is bearable.",
  "columns.codes": "How countries are written in the file",
  "columns.alpha3": "Three letters (PHL)",
  "columns.alpha2": "Two letters (PH)",
  "columns.need": "Choose at least one column, and say how many records you expect.",

  "risk.lead":
    "A record is singled out by a combination that no other record has. This is what would be visible if the file itself were shared.",
  "risk.length": "Attributes together",
  "risk.combinations": "Combinations",
  "risk.unique": "Unique",
  "risk.rare": "Fewer than {n} records",
  "risk.singledOut": "Records singled out at this length",
  "risk.look": "Look at the risk",
  "risk.total": {
    one: "{singled} of {n} record is singled out by {length} attributes or fewer.",
    other: "{singled} of {n} records are singled out by {length} attributes or fewer.",
  },

  "budget.epsilon": "Epsilon",
  "budget.epsilonNone":
    "Choose epsilon: there is no right one for all. Smaller protects more and is less exact.",
  "budget.meaning":
    "Somebody who holds it for {prior} likely that a certain record is in your file may hold it for at most {after} likely after reading the release.",
  "budget.before": "Before",
  "budget.after": "After, at most",
  "budget.high": "Over 4, the promise becomes weak. Choose less unless you have a strong reason.",
  "budget.delta": "Delta: the small probability that the promise fails",
  "budget.deltaOf": "1 in {n}",
  "budget.deltaHint": "At most one in ten times the number of expected records.",
  "budget.length": "Count combinations of up to",
  "budget.lengthOf": { one: "{n} attribute", other: "{n} attributes" },
  "budget.strict": "Small groups",
  "budget.strictOn":
    "Strict (recommended): nothing about fewer than {n} records, and no invented combination",
  "budget.strictOff": "Not strict: some small combinations shown may not exist",
  "budget.group": "Smallest group",
  "budget.expected": "What to expect, before anything is spent",
  "budget.column.length": "Attributes",
  "budget.column.half": "19 of 20 counts are within",
  "budget.column.shown": "Smallest count shown",
  "budget.within": "± {n}",
  "budget.pairs": "Of the pairs of values that the codebook allows, at most {share} can be shown.",
  "budget.advice.few_pairs":
    "Few pairs can be shown with so many records. Think about not releasing: choose fewer columns, wait for more records, or share a few hand-checked figures instead.",
  "budget.advice.epsilon_above_4": "Epsilon is over 4.",
  "budget.advice.delta_too_large": "Delta is too large for so many records: choose a smaller one.",
  "budget.advice.length_2_for_few_records":
    "With fewer than 50,000 records, combinations of up to 2 attributes are more exact than longer ones.",
  "budget.advice.strict_longer_than_2":
    "Strict, with combinations of 3: the synthetic records will lack much of what the counts have. On made-up files of 250,000 records they were more than ten times further from single counts than with combinations of 2.",
  "budget.advice.strict_few_records":
    "Strict, with fewer than 50,000 records: the table of counts is good, the synthetic records are not. On made-up files of 6,000 and 20,000 records they had only 62 and 73 of every 100 single values. Release the table, and take no share from the records.",
  "budget.time": "About {seconds} seconds, and {bytes} of memory.",

  "ledger.lead":
    "Every release of the same records adds up. The ledger is the account book; it is kept on this computer and is private.",
  "ledger.account": "Name of this data set",
  "ledger.accountHint":
    "All versions of one data set, this year's and last year's, share people: give them the same name.",
  "ledger.known": "Names in the ledger",
  "ledger.column": "All releases of this data set",
  "ledger.now": "So far",
  "ledger.then": "After this one",
  "ledger.releases": "Releases",
  "ledger.total": "Epsilon, tight total",
  "ledger.sum": "Epsilon, plain sum",
  "ledger.delta": "At delta",
  "ledger.noBound": "no bound",
  "ledger.isUnbounded":
    "Something of this data set was exported by a method without a bound. No epsilon of this account is a promise any more.",
  "ledger.stored": "Kept in this browser.",
  "ledger.notPersistent":
    "This browser does not promise to keep it, and a private window surely forgets it. Load your ledger file first; it will be saved again before anything is drawn.",
  "ledger.copyText":
    "Keep a copy of the whole ledger where this browser cannot lose it. It has what recognises your files again, so it is encrypted, private, and never part of a release.",
  "ledger.carried":
    "This page cannot keep anything here. Load your ledger file first; it will be saved again before anything is drawn.",
  "ledger.load": "Load the ledger file",
  "ledger.new": "I have none yet: begin one",
  "ledger.passphrase": "Passphrase of the ledger file",
  "ledger.passphraseHint": "At least 12 characters. Nobody can open the file without it.",
  "ledger.open": "Open it",
  "ledger.loaded": "The ledger is open.",
  "ledger.saveFirst": "Save the ledger, then show that it is there",
  "ledger.saveFirstText":
    "The ledger now says that this release begins. Save it, and choose the saved file. Nothing is drawn before.",
  "ledger.save": "Save the ledger",
  "ledger.saved": "Choose the saved file",
  "ledger.copy": "Save a copy of the ledger",
  "ledger.auditor": "Save a copy for an auditor",
  "ledger.rehearsal": "A rehearsal: this ledger is not kept.",

  "run.lead":
    "Now the budget is spent. Once it has begun there is no way back: stopping, closing the page or a crash does not give it back.",
  "run.begin": "Spend epsilon {epsilon} and make the release",
  "run.stop": "Stop",
  "run.stopHint": "What was reserved stays spent.",
  "run.stage.plan": "Checking the settings",
  "run.stage.read": "Reading the file",
  "run.stage.reserve": "Writing into the ledger",
  "run.stage.measure": "Counting with noise",
  "run.stage.fit": "Making records",
  "run.stage.commit": "Writing the result into the ledger",
  "run.stage.evaluate": "Comparing",
  "run.stage.risk": "Looking for rare combinations",
  "run.stopped": "Stopped. If it had begun to count, its budget is spent and stands in the ledger.",
  "run.done": "The release is made. Nothing has left this page yet.",

  "result.summary": "{n} synthetic records; about {records} in the source.",
  "result.evaluate": "Compare with the source",
  "result.evaluateLead":
    "Private: how far the released files are from your records. No privacy guarantee covers these figures.",
  "result.again": "Another release of the same data costs again.",
  "result.public": "The public package",
  "result.publicText":
    "May be shared: counts, synthetic records, a report and, where it is a published one, the codebook.",
  "result.savePublic": "Save the public package",
  "result.private": "The private package",
  "result.privateText": "For you alone: the exact comparison. Never send it with the public one.",
  "result.savePrivate": "Save the private package",
  "result.error": "Mean error of counts of 10 and more",
  "result.table": "Public table",
  "result.records": "Synthetic records",
  "result.missing": "Missing, share of the source",
  "result.invented": "Invented, share",

  "error.bad_ledger": "The ledger cannot be used",
  "error.bad_entry": "This cannot be written into the ledger",
  "error.wrong_passphrase": "The passphrase does not fit",
  "error.no_storage": "This browser keeps nothing here",
  "error.not_saved": "The ledger was not saved",
  "error.ledger_in_use": "The ledger is in use",
  "error.other": "That did not work",
} as const;
