import { mkdirSync, writeFileSync } from 'node:fs';
import { collections, functions, timers } from './declared';

/** The same declarations the local cloud starts with, in the forms CloudBase's tools read. */

/** `cloudbaserc.json`: values in double braces come from `.env` when the tool runs, never from the repository. */
export function cloudbaserc() {
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './functions',
    functions: functions.map(({ name, timeoutSeconds, memoryMb, environment }) => ({
      name,
      handler: 'index.main',
      runtime: 'Nodejs20.19',
      timeout: timeoutSeconds,
      memorySize: memoryMb,
      installDependency: false,
      envVariables: Object.fromEntries(environment.map((key) => [key, `{{env.${key}}}`])),
      triggers: timers
        .filter((timer) => timer.function === name)
        .map((timer) => ({ name: timer.name, type: 'timer' as const, config: timer.config })),
    })),
  };
}

/** Indexes as the management API takes them. */
export function databaseIndexes() {
  return collections.map(({ name, indexes }) => ({
    collection: name,
    indexes: indexes.map((index) => ({
      IndexName: index.name,
      MgoKeySchema: {
        MgoIsUnique: index.unique ?? false,
        MgoIndexKeys: index.keys.map(({ field, direction }) => ({
          Name: field,
          Direction: String(direction),
        })),
      },
    })),
  }));
}

/** Phones reach data through functions only: every collection is for administrators, and functions are that. */
export const collectionRules = () =>
  Object.fromEntries(collections.map(({ name }) => [name, 'ADMINONLY' as const]));

/** Which functions a phone may call at all; the rest answer only timers and one another. */
export const functionRule = () => ({
  '*': { invoke: false },
  ...Object.fromEntries(
    functions.filter(({ fromClients }) => fromClients).map(({ name }) => [name, { invoke: 'auth != null' }]),
  ),
});

function write() {
  mkdirSync('dist', { recursive: true });
  const files = {
    'cloudbaserc.json': cloudbaserc(),
    'indexes.json': databaseIndexes(),
    'collection-rules.json': collectionRules(),
    'function-rule.json': functionRule(),
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(`dist/${name}`, `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[1]?.endsWith('deployment.ts')) write();
