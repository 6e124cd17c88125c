import type { Output } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { stateWord } from '../words';

type Left = Output<SellerApi['acceptAll']>['left'];
type LeftNoticeProps = { done: number; left: Left; verb: '接' | '发'; onSeen: () => void };

const NAMED_AT_MOST = 5;

/** What could not go with the rest, each with why; the rest is done all the same. */
export function LeftNotice({ done, left, verb, onSeen }: LeftNoticeProps) {
  const named = left.slice(0, NAMED_AT_MOST).map((each) => `${each.storeName}${whyWord(each)}`);
  const others = left.length > NAMED_AT_MOST ? `等 ${left.length} 单` : '';
  return (
    <Notice says={`${verb}了 ${done} 单，${left.length} 单没${verb}：${named.join('，')}${others}`}>
      <Button label="知道了" onTap={onSeen} />
    </Notice>
  );
}

const whyWord = ({ why, state }: Left[number]) =>
  why === 'busy' ? '这会儿人多，再点一次' : (stateWord[state as OrderState] ?? '有变动');
