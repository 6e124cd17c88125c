import { Text } from '@tarojs/components';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { open } from '../go';
import { storeCloud } from '../store-cloud';

/** The way to the inbox, with how much in it was not seen yet. */
export function Unread({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['inbox']>(`inbox:${storeId}`, () => storeCloud.inbox({ storeId }));
  useAgainOnReturn(known.again);
  const unread = known.value?.unread ?? 0;
  const word = unread > 0 ? `消息 ${unread}` : '消息';
  return (
    <Button kind="quiet" label={unread > 0 ? `消息，${unread} 条未读` : '消息'} onTap={() => open('inbox')}>
      <Icon name="inbox" />
      <Text>{word}</Text>
    </Button>
  );
}
