import type { RepApi } from '#contracts/rep';
import { type WordsFor, wordsOf } from '../../../src/shared/words';

type Slice = Pick<RepApi, 'withdraw'>;

const words: WordsFor<Slice> = {
  bad_input: () => ({ says: '填的不对', next: '改一改' }),
  not_yours: () => ({ says: '这不是您的', next: '回首页' }),
  busy: () => ({ says: '人太多', next: '再试一次' }),
  more_than_available: ({ available }) => ({ says: `最多提 ${available}`, next: '提这么多' }),
  below_least: ({ least }) => ({ says: `最少提 ${least}`, next: '再攒攒' }),
  above_most: ({ most }) => ({ says: `一次最多 ${most}`, next: '少提一点' }),
  payout_open: () => ({ says: '上一笔还没完', next: '去看上一笔' }),
  withdrawal_differs: () => ({ says: '这笔已经提过', next: '去看看' }),
};

test('a problem is told with its own facts', () => {
  const problem = { code: 'below_least', facts: { least: 30 } } as never;
  expect(wordsOf<Slice>(words, problem)).toEqual({ says: '最少提 30', next: '再攒攒' });
});

test('a problem without words does not compile', () => {
  const { busy, ...others } = words;
  // @ts-expect-error busy has no words here, and the compiler says so.
  const incomplete: WordsFor<Slice> = others;
  expect(incomplete).not.toHaveProperty('busy');
  expect(busy({})).toEqual({ says: '人太多', next: '再试一次' });
});
