import { resolve } from 'node:path';
import { collections } from '../../config/declared';
import { putBack } from './put-back';

/** `npm run restore -- FOLDER`: makes the cloud of this port from a backup; it must not be there yet. */
async function run(folder: string | undefined): Promise<void> {
  if (!folder) throw new Error('npm run restore -- FOLDER: the folder that npm run backup made.');
  const port = process.env.PORT ?? 7788;
  await putBack(resolve(folder), `.local/${port}`, collections);
  console.log(`已恢复。PORT=${port} npm start 打开它。`);
}

run(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
