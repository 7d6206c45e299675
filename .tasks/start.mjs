// `npm start`: sets up, builds, and serves the page on a fixed port until it is interrupted.
import { build } from "./build.mjs";
import { at, task, TaskError } from "./run.mjs";
import { serve } from "./serve.mjs";

const port = 8737;

await task(async () => {
  await build();
  try {
    const { address } = await serve(at("build/site"), port);
    console.log(`Casewise is at ${address} (stop it with Ctrl+C)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    throw new TaskError(
      `Port ${port} is taken: stop the program that uses it, perhaps another npm start, and try again.`,
    );
  }
});
