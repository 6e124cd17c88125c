import { startCloud } from '../../local/server';
import { sdkOn } from '../local/cloudbase/cloud-in-test';
import type { Place } from './place';
import { probeFolder, probeLimits } from './probe';

/** The local cloud, opened for one run. */
export async function openLocalPlace(): Promise<Place> {
  const unique = { name: 'by_no', keys: [{ field: 'no', direction: 1 }], unique: true } as const;
  const cloud = await startCloud({
    port: 0,
    noSync: true,
    collections: [
      { name: 'plain', indexes: [] },
      { name: 'numbers', indexes: [unique] },
    ],
    functionsFolder: probeFolder('probe'),
    functions: [
      {
        name: 'probe',
        ...probeLimits,
        fromClients: false,
        environment: [],
        httpPath: '/probe',
      },
    ],
    timers: [],
  });
  const app = sdkOn(cloud.origin);
  let word = 0;
  return {
    where: 'local',
    app,
    appOf: (env) => sdkOn(cloud.origin, { env }),
    db: app.database(),
    plain: 'plain',
    numbers: 'numbers',
    probe: 'probe',
    http: `${cloud.origin}/http/probe`,
    path: (name) => `contract/${name}`,
    fresh: () => `word${++word}`,
    pass: cloud.advance,
    leave: cloud.close,
  };
}
