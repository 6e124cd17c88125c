import { Text, View } from '@tarojs/components';
import { useCallback } from 'react';
import type { RepApi } from '#contracts/rep';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Sheet } from '../../shared/parts/sheet';
import { useCall } from '../../shared/use-call';
import { repCloud } from '../rep-cloud';
import type { TodaysStore } from '../today';
import { useSeconds } from '../use-seconds';
import { repWords } from '../words';
import './binding-code.css';

/** Six digits for the owner to type while the rep stands beside; gone after ten minutes. */
export function BindingCode({ store, onClose }: { store: TodaysStore; onClose: () => void }) {
  const ask = useCallback(() => repCloud.bindingCode({ storeId: store.storeId }), [store.storeId]);
  const known = useCall<RepApi['bindingCode']>(`rep.binding.${store.storeId}`, ask);
  const now = useSeconds();
  return (
    <Sheet title={`绑定${store.name}`} onClose={onClose}>
      <Loaded known={known} words={repWords} skeletonRows={0}>
        {({ code, goodUntil }) => {
          const seconds = Math.max(0, Math.floor((goodUntil - now) / 1000));
          if (known.isWaiting || seconds === 0)
            return (
              <>
                <Text>{known.isWaiting ? '正在出码…' : '这个码过期了'}</Text>
                <Button label="换一个码" busy={known.isWaiting} onTap={known.again} />
              </>
            );
          return (
            <>
              <View className="binding-digits" aria-label={`绑店码 ${code.split('').join(' ')}`}>
                {`${code.slice(0, 3)} ${code.slice(3)}`}
              </View>
              <Text>{`还能用 ${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒，只能用一次`}</Text>
              <Text className="second">
                请店主打开瓶盖通：我的 → 我是店主或业务员 → 我开店，输入这 6 个数
              </Text>
            </>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
