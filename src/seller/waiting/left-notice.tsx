import type { Output } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { stateWord } from '../words';

type Outcome = Output<SellerApi['acceptAll']>;

const NAMED_AT_MOST = 5;

/** What could not be accepted with the rest, each with why; the rest is accepted all the same. */
export function LeftNotice({ accepted, left, onSeen }: Outcome & { onSeen: () => void }) {
  const named = left.slice(0, NAMED_AT_MOST).map((each) => `${each.storeName}${whyWord(each)}`);
  const others = left.length > NAMED_AT_MOST ? `等 ${left.length} 单` : '';
  return (
    <Notice says={`接了 ${accepted.length} 单，${left.length} 单没接：${named.join('，')}${others}`}>
      <Button label="知道了" onTap={onSeen} />
    </Notice>
  );
}

const whyWord = ({ why, state }: Outcome['left'][number]) =>
  why === 'busy' ? '这会儿人多，再点一次' : (stateWord[state as OrderState] ?? '有变动');
