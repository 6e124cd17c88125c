import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { AskedNews } from '#contracts/message';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { askToTell } from '../../shared/phone/subscribe';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';

/** The one place where WeChat's question is put: right after ordering, when the answer is worth something. */
export function TellMe({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['inbox']>(`inbox:${storeId}`, () => storeCloud.inbox({ storeId }));
  const [allowed, setAllowed] = useState<readonly AskedNews[]>();
  const templates = known.value?.templates ?? [];
  if (templates.length === 0) return null;

  async function ask() {
    const said = await askToTell(templates.map(({ templateId }) => templateId));
    const kinds = templates.filter(({ templateId }) => said.includes(templateId)).map(({ kind }) => kind);
    setAllowed(kinds);
    if (kinds.length > 0)
      await storeCloud.allowMessages({ storeId, askId: newId(), kinds }).catch(() => undefined);
  }

  if (!allowed) return <Button label="到货叫我" onTap={() => void ask()} />;
  return (
    <View className="told t18">
      <Icon name={allowed.length > 0 ? 'done' : 'inbox'} />
      <Text>{allowed.length > 0 ? '好，货上路了微信告诉您' : '不打扰您，首页“消息”里都能看到'}</Text>
    </View>
  );
}
