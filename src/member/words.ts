import type { MemberApi } from '#contracts/member';
import { type WordsFor, wordsOf } from '../shared/words';

type Api = Pick<MemberApi, 'points'>;

const words: WordsFor<Api> = {
  bad_input: () => ({ says: '没打开', next: '再试一次' }),
  not_yours: () => ({ says: '还没认出您是谁', next: '再试一次' }),
  busy: () => ({ says: '这会儿人多，积分没动', next: '再试一次' }),
};

export const memberWords = (problem: Parameters<typeof wordsOf<Api>>[1]) => wordsOf<Api>(words, problem);
