import { resolve } from 'node:path';

/** `npm run backup -- FOLDER`: asks the running cloud for a copy of itself. */
async function run(folder: string | undefined): Promise<void> {
  if (!folder) throw new Error('npm run backup -- FOLDER: the folder is made and must not be there yet.');
  const origin = `http://127.0.0.1:${process.env.PORT ?? 7788}`;
  const body = JSON.stringify({ folder: resolve(folder) });
  const answer = await fetch(`${origin}/levers/backup`, { method: 'POST', body }).catch(() => {
    throw new Error(`No cloud runs at ${origin}: npm start, then once more.`);
  });
  const { message } = (await answer.json()) as { message?: string };
  if (!answer.ok) throw new Error(message);
  console.log(`已备份到 ${resolve(folder)}。`);
}

run(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
