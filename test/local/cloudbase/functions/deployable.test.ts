import type {
  FunctionDeclaration,
  TimerDeclaration,
} from '../../../../local/cloudbase/functions/declaration';
import { refuseUndeployable } from '../../../../local/cloudbase/functions/deployable';
import { standingEnvironment } from '../../../../local/cloudbase/functions/environment';
import { testCloud } from '../cloud-in-test';
import { declared } from '../throw-away-functions';

const timer = (over: Partial<TimerDeclaration> = {}): TimerDeclaration => ({
  function: 'clock',
  name: 'minute',
  config: '0 * * * * * *',
  ...over,
});
const clock = declared('clock');

test.each<[FunctionDeclaration[], TimerDeclaration[], string]>([
  [[clock], [timer(), timer({ name: 'night' })], '"clock" has two timers, and a function may have one'],
  [[clock], [timer({ function: 'night' })], 'the timer "minute" calls "night", which is none'],
  [[clock], [timer({ name: '1st' })], '"1st" is no name of a timer'],
  [[clock], [timer({ config: '0 0 3 * * *' })], 'a timer has seven fields, "0 0 3 * * *" has 6'],
  [[declared('no name')], [], '"no name" is no name of a function'],
  [[declared('clock', { timeoutSeconds: 901 })], [], '"clock" may take 1 to 900 whole seconds'],
  [[declared('clock', { timeoutSeconds: 0.5 })], [], '"clock" may take 1 to 900 whole seconds'],
  [
    [declared('clock', { memoryMb: 300 })],
    [],
    '"clock" may have 64 MB, or 128 MB and its multiples up to 3072 MB',
  ],
  [[clock, clock], [], 'two functions are called "clock"'],
  [
    [declared('pay', { httpPath: '/pay' }), declared('other', { httpPath: '/pay' })],
    [],
    '"/pay" leads to two functions',
  ],
])('what the platform does not deploy does not start here either: %#', (functions, timers, why) => {
  expect(() => refuseUndeployable({ functions, timers })).toThrow(why);
});

test('a cloud with two timers for one function does not start', async () => {
  const opening = testCloud({ functions: [clock], timers: [timer(), timer({ name: 'night' })] });
  await expect(opening).rejects.toThrow('this cannot be deployed: "clock" has two timers');
});

test('all the settings of a function together are 4 KB at most, names and values', () => {
  const one = declared('pay', { environment: ['KEY', 'OTHER'] });
  const given = { KEY: '钥'.repeat(1_000), OTHER: 'x'.repeat(1_088), NOT_ITS: 'x'.repeat(9_000) };
  expect(standingEnvironment(one, given)).toMatchObject({ KEY: given.KEY });
  expect(() => standingEnvironment(one, { ...given, OTHER: 'x'.repeat(1_089) })).toThrow(
    '"pay" has 4097 bytes of settings, and may have 4 KB',
  );
});
