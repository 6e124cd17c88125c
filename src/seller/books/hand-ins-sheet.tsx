import { Text } from '@tarojs/components';
import type { HandIn } from '#contracts/hand-in';
import type { SellerApi } from '#contracts/seller';
import { shortYuan, yuan } from '../../shared/money';
import { Earlier } from '../../shared/parts/earlier';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { momentWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { usePages } from '../../shared/use-pages';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** What drivers handed in, the latest first, and what was short or over when it was counted. */
export function HandInsSheet({ onClose }: { onClose: () => void }) {
  const known = useCall<SellerApi['handIns']>('hand-ins', () => sellerCloud.handIns({}));
  const { rows, ...pages } = usePages<SellerApi['handIns'], HandIn>(known.value, {
    rowsOf: ({ handIns }) => handIns,
    hasMore: (page) => page.more,
    momentOf: ({ at }) => at,
    before: (moment) => sellerCloud.handIns({ before: moment }),
  });
  return (
    <Sheet title="交款记录" onClose={onClose}>
      <Loaded known={known} words={sellerWords} skeletonRows={2}>
        {() => (
          <>
            {rows.map((handIn) => (
              <Row
                key={handIn.handInId}
                title={handIn.driverName}
                below={`${momentWord(handIn.at, now())} · ${countedWord(handIn)}`}
                trail={<Text className="money">{`¥${yuan(handIn.counted?.amount ?? handIn.amount)}`}</Text>}
              />
            ))}
            {rows.length === 0 ? <Text>还没有人交过款。司机交了、您点清了，这里一笔一笔记着</Text> : null}
            <Earlier pages={pages} words={sellerWords} />
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function countedWord({ amount, counted }: HandIn): string {
  if (!counted) return '等您点清';
  const remark = counted.remark ? `：${counted.remark}` : '';
  if (counted.short > 0) return `报了 ¥${shortYuan(amount)}，少 ¥${shortYuan(counted.short)}${remark}`;
  if (counted.over > 0) return `报了 ¥${shortYuan(amount)}，多的 ¥${shortYuan(counted.over)} 待查${remark}`;
  return '点清了，一分不差';
}
