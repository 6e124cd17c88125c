import { spawn } from 'node:child_process';
import { ensureInstalled } from './installed.mjs';

/** `npm start` on a fresh clone: installs first, then hands over to the local cloud. */
ensureInstalled();
const cloud = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cloud.kill(signal));
cloud.on('exit', (code) => process.exit(code ?? 0));
