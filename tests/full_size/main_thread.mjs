// What the page's own thread did, from a trace of Chromium: on a busy machine a task may last long without being at work,
// so it is its processor time that is held.

/** Runs `work`; resolves to what it gave and the tasks of the page's thread, in milliseconds. Chromium only. */
export async function traced(page, work) {
  await page.tracing.start({ categories: ["toplevel", "devtools.timeline"] });
  const given = await work();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = traceEvents
    .filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && main.has(threadOf(event)))
    .map(({ dur, tdur = 0 }) => ({ wall: dur / 1000, work: tdur / 1000 }));
  return { given, tasks };
}
