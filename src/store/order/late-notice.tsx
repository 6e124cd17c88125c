import type { Late } from '#contracts/late';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { dial } from '../../shared/phone/feel';
import { dayOf, now } from '../../shared/time';
import { lateWord } from './late-word';

/** It does not come on its day: why, when instead, and whom to call. */
export function LateNotice({ sellerName, late }: { sellerName: string; late: Late }) {
  return (
    <Notice says={`${sellerName}的货要晚：${lateWord(late, dayOf(now()))}`}>
      {late.sellerPhone ? <Button label={`打给${sellerName}`} onTap={() => dial(late.sellerPhone)} /> : null}
    </Notice>
  );
}
