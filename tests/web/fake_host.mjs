// Far ends that answer as a test says, in place of a worker with an engine.
import assert from "node:assert/strict";

export const report = { bytes: 3, cases: 2, columns: [], absentVariables: [], variables: [] };
export const codebook = { id: "made-up", title: "Made up", variables: [] };
export const described = { cases: 2, report, variables: [], sets: [] };
export const description = JSON.stringify(described);
export const profile = { kind: "profile" };
export const reply = (mark = 1) => ({
  header: JSON.stringify({ kind: "profile", sections: [] }),
  counts: Uint32Array.of(mark),
  percents: Float64Array.of(),
});

/**
 * A host whose far ends answer by `answers[op](input, id)`; undefined leaves the request unanswered.
 * `ends` are the far ends it has started, each with what was posted to it.
 */
export function fakeHost(answers = {}) {
  const all = {
    open: () => ({ dataset: 7, description }),
    run: () => reply(),
    close: () => ({ bytes: 8 }),
    memory: () => ({ bytes: 8 }),
    ...answers,
  };
  const host = {
    answers: all,
    ends: [],
    start: async (events) => {
      const end = { events, posted: [], terminated: false };
      host.ends.push(end);
      setImmediate(() => events.message({ ready: true }));
      end.answer = (id, output) => events.message({ id, ok: true, output });
      return {
        post: (request) => {
          end.posted.push(request);
          if (!("op" in request)) return;
          const output = all[request.op](request.input, request.id, end);
          if (output?.code) setImmediate(() => events.message({ id: request.id, ok: false, error: output }));
          else if (output !== undefined) setImmediate(() => end.answer(request.id, output));
        },
        terminate: () => {
          end.terminated = true;
        },
      };
    },
    codebook: async () => JSON.stringify(codebook),
  };
  return host;
}

export const code = (expected) => (error) => {
  assert.equal(error.code, expected);
  assert.ok(error instanceof Error && error.message.length > 10);
  return true;
};
export const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
export const ops = (end) => end.posted.map((request) => request.op ?? Object.keys(request)[0]);
