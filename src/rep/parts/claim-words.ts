import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import type { ClaimState } from '#contracts/task';
import type { Standing } from '../../shared/parts/status';
import { reasonWords } from '../words';

export type Claim = Output<RepApi['claims']>['claims'][number];

const states: Record<ClaimState, { standing: Standing; word: string }> = {
  claimed: { standing: 'wait', word: '领好了，等您去拍' },
  passed: { standing: 'done', word: '通过了，钱已记' },
  failed: { standing: 'no', word: '没过' },
  doubtful: { standing: 'wait', word: '送人看，过了就记钱' },
  expired: { standing: 'no', word: '过期了，名额已放回' },
};

export function claimStatus({ state, reasons, remark }: Claim): { standing: Standing; word: string } {
  const { standing, word } = states[state];
  const why = [...reasons.map((reason) => reasonWords[reason].says), remark].filter(Boolean).join('，');
  return { standing, word: why && state !== 'passed' ? `${word}：${why}` : word };
}
