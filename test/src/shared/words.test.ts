import type { RepApi } from '#contracts/rep';
import { type WordsFor, wordsOf } from '../../../src/shared/words';

type Slice = Pick<RepApi, 'claimTask'>;

const words: WordsFor<Slice> = {
  bad_input: () => ({ says: '填的不对', next: '改一改' }),
  not_yours: () => ({ says: '这不是您的', next: '回首页' }),
  busy: () => ({ says: '人太多', next: '再试一次' }),
  task_over: () => ({ says: '任务到期了', next: '看别的' }),
  task_full: () => ({ says: '领完了', next: '看别的' }),
  task_frozen: () => ({ says: '先停了', next: '看别的' }),
  task_taken: () => ({ says: '别人领了', next: '换一家店' }),
  consent_missing: ({ employer }) => ({ says: `${employer}没同意`, next: '知道了' }),
};

test('a problem is told with its own facts', () => {
  const problem = { code: 'consent_missing', facts: { employer: '鑫源商贸' } } as never;
  expect(wordsOf<Slice>(words, problem)).toEqual({ says: '鑫源商贸没同意', next: '知道了' });
});

test('a problem without words does not compile', () => {
  const { busy, ...others } = words;
  // @ts-expect-error busy has no words here, and the compiler says so.
  const incomplete: WordsFor<Slice> = others;
  expect(incomplete).not.toHaveProperty('busy');
  expect(busy({})).toEqual({ says: '人太多', next: '再试一次' });
});
