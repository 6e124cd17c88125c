import {
  catchUp,
  FAILURES_THAT_PARK,
  facts,
  type Reactions,
  tryParked,
} from '../../../cloudfunctions/facts/fact';
import { runJobs } from '../../../cloudfunctions/platform/run-jobs';
import { openTestCloud, type TestCloud } from '../../test-cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
});
afterEach(() => cloud.close());

const kept = (id: string) => cloud.all(facts).find(({ _id }) => _id === id);

test('news that cannot be applied does not hold up the next, is parked after five failures, and is told each time', async () => {
  const news = { kind: 'receipt', at: cloud.clock.now(), about: {}, pending: ['rebate'], failures: 0 };
  await cloud.seed(facts, 'bad', news);
  await cloud.seed(facts, 'good', news);
  const reactions: Reactions = {
    rebate: async (_tx, { _id }) => {
      if (_id === 'bad') throw new Error('no such policy');
    },
  };
  const told: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    told.push(String(line));
    return true;
  });
  for (let minute = 0; minute < FAILURES_THAT_PARK + 2; minute++) {
    await runJobs({ reactions: () => catchUp(cloud.world, reactions) });
  }
  write.mockRestore();
  expect(kept('good')).toMatchObject({ pending: [] });
  expect(kept('bad')).toMatchObject({ pending: ['rebate'], failures: FAILURES_THAT_PARK });
  const alarms = told.map((line) => JSON.parse(line)).filter(({ alarm }) => alarm === 'job_failed');
  expect(alarms).toHaveLength(FAILURES_THAT_PARK);
  expect(alarms[0]?.error).toMatch(/Fact bad failed 1 times\.[\s\S]*no such policy/);
  expect(alarms.at(-1)?.error).toMatch(/Fact bad failed 5 times and is parked/);
});

test('what a few bad minutes of the database parked is tried once more at night, and once is enough', async () => {
  const news = { kind: 'receipt', at: cloud.clock.now(), about: {}, pending: ['rebate'], failures: 0 };
  await cloud.seed(facts, 'sound', news);
  let isDown = true;
  let applied = 0;
  const reactions: Reactions = {
    rebate: async () => {
      if (isDown) throw new Error('ESOCKETTIMEDOUT');
      applied += 1;
    },
  };
  for (let minute = 0; minute < FAILURES_THAT_PARK; minute++)
    await expect(catchUp(cloud.world, reactions)).rejects.toThrow('could not be applied');
  isDown = false;
  await catchUp(cloud.world, reactions);
  expect(kept('sound')).toMatchObject({ pending: ['rebate'] });
  await tryParked(cloud.world, reactions);
  await tryParked(cloud.world, reactions);
  expect({ ...kept('sound'), applied }).toMatchObject({ pending: [], applied: 1 });
});
